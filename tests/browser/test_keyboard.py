"""By keyboard alone, on a phone, in Swedish: every control is reached, seen and works."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import KINDS, address
from tests.browser.tabs import tab_to

HERE = Path(__file__).parent
STOPS = (HERE / "stops.js").read_text(encoding="utf-8")
FOCUS = (HERE / "focus.js").read_text(encoding="utf-8")
INSIDE = "document.activeElement.closest('%s') !== null"


def walk(page, most=400):
    """Press Tab from the top of the page to its end; return what had the focus, in order."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"The keyboard does not come to the end of {page.url}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_is_reached_in_order_and_seen(portal, narrow, kind):
    narrow.goto(portal + address(kind, "sv"))
    controls = narrow.evaluate(STOPS)

    stops = walk(narrow)

    assert [stop["number"] for stop in stops] == list(range(controls))
    assert [stop["words"] for stop in stops if not stop["ring"]] == []
    assert [stop["words"] for stop in stops if not stop["seen"]] == []


def test_the_first_stop_leads_past_the_head(portal, narrow):
    narrow.goto(portal + address("step", "sv"))
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Enter")
    narrow.keyboard.press("Tab")

    assert narrow.evaluate(INSIDE % "main")


def test_the_menu_opens_leads_on_and_closes(portal, narrow):
    narrow.goto(portal + address("home", "sv"))
    tab_to(narrow, ".menu-button")
    narrow.keyboard.press("Enter")
    expect(narrow.locator("#menu")).to_be_visible()
    narrow.keyboard.press("Tab")
    assert narrow.evaluate(INSIDE % "#menu")
    assert narrow.evaluate(FOCUS)["seen"]

    narrow.keyboard.press("Escape")
    expect(narrow.locator("#menu")).to_be_hidden()
    assert narrow.evaluate(INSIDE % ".menu-button")


def test_the_menu_leads_to_its_pages(portal, narrow):
    narrow.goto(portal + address("home", "sv"))
    tab_to(narrow, ".menu-button")
    narrow.keyboard.press("Enter")
    tab_to(narrow, "#menu li:nth-child(3) a")
    narrow.keyboard.press("Enter")

    expect(narrow.locator("main")).to_have_attribute("data-page", "responsibility")


def test_words_typed_in_the_head_lead_to_a_contact(portal, narrow):
    narrow.goto(portal + address("home", "sv"))
    tab_to(narrow, "#q-head")
    narrow.keyboard.type("biobank")
    narrow.keyboard.press("Enter")
    expect(narrow.locator("main")).to_have_attribute("data-page", "search")

    tab_to(narrow, "[data-kind=unit] h3 a")
    narrow.keyboard.press("Enter")
    expect(narrow.locator("main")).to_have_attribute("data-page", "unit")


@pytest.fixture
def slideshow(portal, narrow):
    narrow.goto(portal + address("home", "sv"))
    narrow.locator(".slideshow__controls").wait_for()
    return narrow


def in_view(page) -> str:
    """The title of the picture that stands at the left edge of the strip."""
    return page.evaluate("""() => {
      const strip = document.querySelector(".slideshow__strip");
      const near = [...strip.children].findLast((slide) => slide.offsetLeft - strip.offsetLeft <= strip.scrollLeft + 2);
      return near.querySelector(".slideshow__title").textContent;
    }""")


def test_the_slideshow_goes_on_to_its_end_and_keeps_the_focus(slideshow):
    titles = slideshow.locator(".slideshow__title").all_inner_texts()
    tab_to(slideshow, "[data-next]")
    for title in titles[1:]:
        slideshow.keyboard.press("Enter")
        expect(slideshow.locator(".slideshow__picker [aria-current]")).to_have_text(title)
    slideshow.keyboard.press("Enter")

    assert slideshow.evaluate(INSIDE % "[data-next][aria-disabled=true]")
    expect(slideshow.locator(".slideshow__picker [aria-current]")).to_have_text(titles[-1])


def test_a_picture_is_chosen_by_name_and_by_arrow(slideshow):
    titles = slideshow.locator(".slideshow__title").all_inner_texts()
    tab_to(slideshow, ".slideshow__picker a")
    slideshow.keyboard.press("ArrowRight")
    assert in_view(slideshow) == titles[1]

    slideshow.keyboard.press("Tab")
    slideshow.keyboard.press("Enter")
    assert in_view(slideshow) == titles[2]


def test_the_slideshow_says_what_it_is(slideshow):
    title = slideshow.locator(".slideshow__title").first.inner_text()

    expect(slideshow.locator(".slideshow")).to_have_attribute("aria-roledescription", "bildspel")
    expect(slideshow.locator(".slideshow__strip")).to_have_attribute("aria-live", "polite")
    expect(slideshow.locator(".slideshow__slide").first).to_have_accessible_name(f"{title} 1 av 4")


def test_a_form_that_cannot_be_read_leads_to_what_to_correct(portal, narrow):
    narrow.goto(portal + address("accessibility", "sv"))
    tab_to(narrow, "#text")
    narrow.keyboard.type(" ")
    tab_to(narrow, ".report-form button")
    narrow.keyboard.press("Enter")
    expect(narrow.locator(".error-summary")).to_be_focused()

    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Enter")
    expect(narrow.locator("#text")).to_be_focused()
    assert narrow.title().startswith("Fel")
