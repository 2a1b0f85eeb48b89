"""Every kind of page in both languages on a phone and on a desk: accessible, whole, still, and without a trace."""

import pytest

from guidance.addresses import LANGUAGES
from tests.browser.kinds import KINDS, PAGES, address
from tests.browser.visits import Visit, listen, look
from tests.gallery import SAMPLE

WIDTHS = 320, 1280
LOOKS = [(*page, width) for page in PAGES for width in WIDTHS]


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def visit(request, portal, chromium_browser):
    """One look at one page, shared by all tests below."""
    kind, language, width = request.param
    return look(chromium_browser, portal + address(kind, language), width)


def test_axe_finds_nothing(visit):
    assert visit.violations == []


@pytest.mark.parametrize("trouble", ["sideways", "leaving", "cut", "over"])
def test_all_text_stays_in_its_place(visit, trouble):
    assert visit.layout[trouble] == []


def test_running_text_has_at_most_66_letters_a_line(visit):
    assert len(visit.longest_line) <= 66, visit.longest_line


def test_every_target_is_large_enough_or_stands_apart(visit):
    assert visit.layout["small"] == []


@pytest.mark.parametrize("trouble", ["sideways", "leaving", "cut", "over"])
def test_text_stays_in_its_place_with_the_readers_own_spacing(visit, trouble):
    assert visit.spaced[trouble] == []


def test_nothing_moves_while_the_page_loads(visit):
    assert visit.moved == []


def test_nobody_else_learns_of_the_visit(visit, portal):
    assert visit.foreign(portal) == []


def test_nothing_is_kept_of_the_visit(visit):
    assert visit.kept == []


def test_the_browser_has_nothing_to_complain_of(visit):
    assert visit.complaints == []


def test_a_script_that_the_security_policy_refuses_is_complained_of(portal, page):
    visit = Visit()
    listen(page, visit)

    def smuggle(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", "<script>1</script></main>"))

    page.route("**/no-such-page/", smuggle)
    page.goto(portal + address("error", "en"))

    assert len(visit.complaints) == 1
    assert "Content Security Policy" in visit.complaints[0]


@pytest.mark.parametrize("key", ["samples-healthcare", "samples-human-other"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_responsible_and_whom_to_write_to_stand_on_the_first_screen(portal, narrow, key, language):
    narrow.goto(f"{portal}/go/{key}/{language}")

    for place in (".responsibility--sentence", ".section__whom a[href^=mailto]"):
        box = narrow.locator(place).first.bounding_box()
        assert box["y"] + box["height"] < narrow.viewport_size["height"]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_under_forced_colours(portal, chromium_browser, kind):
    visit = look(chromium_browser, portal + address(kind, "sv"), 1280, forced_colors="active")

    assert visit.violations == []
    assert visit.layout["over"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", SAMPLE)
def test_no_state_of_a_page_scrolls_sideways_on_the_smallest_screen(sample_portal, narrow, state, language):
    narrow.goto(sample_portal + SAMPLE[state].format(language))

    assert narrow.evaluate("document.documentElement.scrollWidth") == 320
