"""A page that arrives piece by piece: nothing moves away from a reader, and nobody waits long for what is there."""

import pytest
from playwright.sync_api import expect

from tests.browser.arriving import poor_line
from tests.browser.kinds import KINDS, address
from tests.browser.visits import MOVED


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
