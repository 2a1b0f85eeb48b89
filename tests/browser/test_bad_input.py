"""Whatever editors write, the layout holds and nothing runs: no header of a policy helps here."""

import pytest

from tests.browser.bad_guide import HOW_MANY, MARKUP, TEXTS, bad_guide
from tests.browser.frozen import showing
from tests.browser.visits import LAYOUT, violations

SECTIONS = [f"/go/bad-{number}/sv" for number in range(1, len(TEXTS) + 1)]
PATHS = [
    "/sv/",
    "/go/step-2/sv",
    "/go/types/sv",
    "/go/bad-7/sv",
    "/go/unit-everything/sv",
    "/go/unit-nothing/sv",
    "/go/contacts/sv",
    "/go/responsibility/sv",
    "/go/roadmap/sv?as=ki",
    "/go/search/sv?q=forskningsinfrastruktur",
    "/go/changes/sv",
    "/go/about/sv",
    "/embed/sv/support?need=bad-2",
    f"/go/search/sv?q={MARKUP}",
    *SECTIONS,
]


@pytest.fixture(scope="module")
def bad_portal():
    with showing(bad_guide()) as address:
        yield address


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_the_layout_holds_and_nothing_runs(bad_portal, page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(bad_portal + path)
    found = page.evaluate(LAYOUT)

    assert {trouble: places for trouble, places in found.items() if places} == {}
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x], main script").count() == 0


@pytest.mark.parametrize("path", ["/go/step-2/sv", "/go/unit-everything/sv", "/go/responsibility/sv"])
def test_axe_finds_nothing(bad_portal, page, path):
    page.goto(bad_portal + path)

    assert violations(page) == []


def test_all_of_a_long_step_is_there(bad_portal, page):
    page.goto(f"{bad_portal}/go/step-2/en")

    assert page.locator("section[data-section^=bad-]").count() == HOW_MANY - HOW_MANY // 8
