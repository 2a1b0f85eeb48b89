"""How things stand beside each other: what only eyes had judged before, once it was found wrong."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from guidance.addresses import AFFILIATIONS, LANGUAGES
from tests.browser.kinds import KINDS, address
from tests.gallery import ANSWERED, SAMPLE

LONELY = Path(__file__).with_name("lonely.js").read_text(encoding="utf-8")
BASELINES = Path(__file__).with_name("baselines.js").read_text(encoding="utf-8")


@pytest.fixture
def wide(chromium_browser):
    """An empty page on a desk."""
    context = chromium_browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def middles(page: Page, selector: str) -> set[int]:
    boxes = [place.bounding_box() for place in page.locator(selector).all()]
    return {round(box["y"] + box["height"] / 2) for box in boxes}


@pytest.mark.parametrize("state", SAMPLE)
def test_no_sign_begins_a_line_on_the_smallest_screen(sample_portal, narrow, state):
    narrow.goto(sample_portal + SAMPLE[state].format("sv"))

    assert narrow.evaluate(LONELY) == []


@pytest.mark.parametrize("kind", KINDS)
def test_texts_beside_each_other_stand_on_one_line(portal, wide, kind):
    wide.goto(portal + address(kind, "sv"))

    assert wide.evaluate(BASELINES) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("affiliation", AFFILIATIONS)
@pytest.mark.parametrize("typeface", ["own", "stand-in"])
def test_the_four_choices_of_the_home_page_stand_in_one_row(portal, wide, language, affiliation, typeface):
    if typeface == "stand-in":  # what is shown where DM Sans comes too late (docs/adr/0015)
        wide.route("**/*.woff2", lambda route: route.abort())
    wide.goto(f"{portal}{address('home', language)}?as={affiliation}")

    assert wide.locator(".affiliation-switch__link").count() == len(AFFILIATIONS)
    assert len(middles(wide, ".affiliation-switch__link")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_of_contacts_stands_as_high_as_their_heading(portal, wide, language):
    wide.goto(f"{portal}/go/contacts/{language}?org=k")
    heading, count = wide.locator("#all-contacts").bounding_box(), wide.locator("[data-count]").bounding_box()

    assert abs(heading["y"] + heading["height"] / 2 - count["y"] - count["height"] / 2) < 8


def test_a_roadmap_names_one_contact_a_line(portal, wide):
    wide.goto(f"{portal}/go/roadmap/sv?{ANSWERED}")

    for contacts in wide.locator(".roadmap-item__contacts").all():
        boxes = [place.bounding_box() for place in contacts.locator("li").all()]
        assert len({round(box["y"]) for box in boxes}) == len(boxes)


@pytest.mark.parametrize("width", [320, 500, 1280])
def test_no_dot_hangs_between_the_choices_of_a_panel(sample_portal, wide, width):
    wide.set_viewport_size({"width": width, "height": 800})
    wide.goto(f"{sample_portal}/go/samples-healthcare/sv")
    choices = wide.locator(".contact-panel__choices").first

    assert "·" not in choices.inner_text()
    assert choices.get_by_role("listitem").count() == len(AFFILIATIONS)


def test_the_mark_of_what_is_not_settled_is_drawn_with_a_line_that_can_be_seen(portal, wide):
    wide.goto(f"{portal}/go/process-and-timeline/sv")
    widths = wide.locator(".responsibility[data-responsibility=undecided] .responsibility__mark").evaluate_all(
        "marks => marks.map((mark) => parseFloat(getComputedStyle(mark, '::before').borderTopWidth))"
    )

    assert widths
    assert min(widths) >= 2
