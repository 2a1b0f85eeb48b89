"""Nothing is lost without JavaScript, and nothing moves for those who asked for stillness."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import KINDS, address


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_that_shows_does_something_by_itself(portal, plain, kind):
    plain.goto(portal + address(kind, "sv"))

    for button in plain.locator("button:visible").all():
        assert button.get_attribute("type") == "submit" or button.get_attribute("popovertarget")


def test_the_menu_opens_and_leads_on(portal, plain):
    plain.goto(portal + address("home", "sv"))
    plain.locator(".menu-button").click()
    plain.locator("#menu a").nth(1).click()

    expect(plain.locator("main")).to_have_attribute("data-page", "types")


def test_the_pictures_are_a_strip_that_scrolls(portal, plain):
    plain.goto(portal + address("home", "sv"))
    last = plain.locator(".slideshow__slide").last

    expect(plain.locator(".slideshow__controls")).to_be_hidden()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.5)


def test_words_in_the_head_are_looked_for(portal, plain):
    plain.goto(portal + address("step", "sv"))
    plain.fill("#q-head", "biobank")
    plain.locator("header .search-field button").click()

    expect(plain.locator("[data-kind=unit]").first).to_be_visible()


def test_the_permanent_link_of_a_section_is_a_link(portal, plain):
    plain.goto(portal + address("step", "sv"))
    plain.locator("#samples-healthcare .copy-link").click()

    expect(plain.locator("main")).to_have_attribute("data-key", "samples-healthcare")


def test_who_one_is_stays_said_from_page_to_page(portal, plain):
    plain.goto(portal + address("home", "sv"))
    plain.locator(".affiliation-switch__link").first.click()
    plain.locator(".step-list__link").nth(1).click()

    assert plain.url.endswith("?as=ki")
    expect(plain.locator(".affiliation-bar__now")).to_contain_text("KI")


def test_a_report_is_sent_and_acknowledged(portal, plain):
    plain.goto(portal + address("accessibility", "sv"))
    plain.fill("#text", "Texten är för liten.")
    plain.locator(".report-form button").click()

    expect(plain.locator(".notice")).to_contain_text(re.compile("Tack", re.IGNORECASE))


def test_nothing_moves_for_those_who_asked_for_stillness(portal, narrow):
    narrow.goto(portal + address("home", "sv"))
    narrow.locator("[data-next]").click()

    assert narrow.locator(".slideshow__strip").evaluate("strip => strip.scrollLeft") > 100
    assert narrow.evaluate("document.getAnimations().length") == 0
    assert (
        narrow.evaluate("""[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule.constructor.name === "CSSViewTransitionRule").length""")
        == 0
    )
