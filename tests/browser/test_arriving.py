"""A page that arrives piece by piece: nothing moves away from a reader, nobody waits long for what is there, and a
reader who comes for one section, comes back, or loads the page again stands where they should."""

import pytest
from playwright.sync_api import expect

from tests.browser.arriving import poor_line
from tests.browser.kinds import KINDS, address
from tests.browser.visits import MOVED

SECTIONS = "[...document.querySelectorAll('[data-section]')].map((section) => section.id)"
TOP = "(id) => Math.round(document.getElementById(id).getBoundingClientRect().top)"
READ_INTO = "(id) => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY + 200)"


@pytest.fixture
def new_page(chromium_browser):
    """Open an empty page of a width, in a fresh profile."""
    contexts = []

    def opened(width: int):
        contexts.append(chromium_browser.new_context(viewport={"width": width, "height": 800}))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("sv", 320)])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_arrives(portal, new_page, kind, language, width):
    page = new_page(width)
    with poor_line(portal, pause=0.025) as line:
        page.goto(line + address(kind, language))

        assert page.evaluate(MOVED) == []


def test_what_has_arrived_after_a_second_is_shown(portal, new_page):
    page = new_page(320)
    with poor_line(portal, pause=0.3) as line:
        page.goto(line + address("section", "en"), wait_until="commit")

        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=4000)
        assert page.evaluate("document.readyState") == "loading"


@pytest.fixture
def sections(portal, new_page):
    """The ids of the sections of a long step, in their order."""
    page = new_page(320)
    page.goto(portal + address("step", "sv"))
    return page.evaluate(SECTIONS)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_link_to_a_section_of_a_step_lands_on_it(portal, new_page, sections, width):
    with poor_line(portal, pause=0.01) as line:
        for section in sections:
            page = new_page(width)
            page.goto(f"{line}{address('step', 'sv')}#{section}")

            assert 0 < page.evaluate(TOP, section) < 60, section


@pytest.mark.parametrize("width", [320, 1280])
def test_who_comes_back_or_loads_again_reads_on_where_they_were(portal, new_page, sections, width):
    page = new_page(width)
    page.goto(portal + address("step", "sv"))
    for section in sections:
        page.evaluate(READ_INTO, section)
        page.goto(portal + address("contacts", "sv"))
        page.go_back()

        assert page.evaluate(TOP, section) == -200, section
        page.reload()
        assert page.evaluate(TOP, section) == -200, section
