"""The editors' pages that are the portal's own: accessible and whole, for somebody who is signed in."""

import pytest

from tests.browser.visits import LAYOUT, violations
from tests.people import sign_in

ROUTES = "guidance/route/table/samples-human-other/"
COVERAGE = "guidance/route/coverage/"
OWN = ["", "catalogue/", "desk/", "desk/link/samples-healthcare/", "desk/sets/new/", ROUTES, COVERAGE]


@pytest.fixture(scope="module")
def signed_in(portal, chromium_browser):
    context = chromium_browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, portal, "kim")
    yield page
    context.close()


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("path", OWN)
def test_axe_finds_nothing(signed_in, portal, path, language):
    signed_in.set_viewport_size({"width": 1280, "height": 800})
    signed_in.goto(f"{portal}/{language}/admin/{path}")

    assert violations(signed_in) == []


@pytest.mark.parametrize("path", ["catalogue/", "desk/", "desk/link/samples-healthcare/", "desk/sets/new/"])
def test_pages_in_the_portals_own_clothes_fit_a_phone(signed_in, portal, path):
    signed_in.set_viewport_size({"width": 320, "height": 640})
    signed_in.goto(f"{portal}/sv/admin/{path}")
    found = signed_in.evaluate(LAYOUT)

    assert violations(signed_in) == []
    assert [found[trouble] for trouble in ("sideways", "leaving", "over")] == [[], [], []]


@pytest.mark.parametrize("path", ["guidance/section/", "guidance/todo/"])
def test_a_button_has_the_same_space_at_both_ends(signed_in, portal, path):
    signed_in.set_viewport_size({"width": 1280, "height": 800})
    signed_in.goto(f"{portal}/sv/admin/{path}")
    ends = signed_in.locator(".object-tools .addlink").evaluate(
        "link => [getComputedStyle(link).paddingLeft, getComputedStyle(link).paddingRight]"
    )

    assert ends[0] == ends[1]


def test_at_most_one_button_of_the_routes_is_filled(signed_in, portal):
    signed_in.goto(f"{portal}/sv/admin/{ROUTES}")
    grounds = signed_in.locator(".routes__buttons button").evaluate_all(
        "buttons => buttons.map((button) => getComputedStyle(button).backgroundColor)"
    )

    assert sum(ground != "rgb(255, 255, 255)" for ground in grounds) == 1


def test_signing_in_is_the_filled_button_of_its_page(portal, page):
    page.goto(f"{portal}/sv/admin/login/")
    colours = page.locator(".submit-row input, #header").evaluate_all(
        "parts => parts.map((part) => getComputedStyle(part).backgroundColor)"
    )

    assert len(colours) == 2
    assert colours[0] == colours[1]


def test_the_buttons_below_a_form_are_of_one_shape_and_only_one_is_filled(signed_in, portal):
    signed_in.goto(f"{portal}/sv/admin/guidance/section/add/")
    shapes = signed_in.locator(".submit-row input").evaluate_all(
        """buttons => buttons.map((button) => getComputedStyle(button)).map((style) =>
            [style.textTransform, style.borderRadius, style.height, style.backgroundColor])"""
    )

    assert len(shapes) == 3
    assert {tuple(shape[:2]) for shape in shapes} == {("none", "2px")}
    assert len({shape[2] for shape in shapes}) == 1
    assert len({shape[3] for shape in shapes}) == 2


def test_the_door_is_accessible(portal, page):
    page.goto(f"{portal}/sv/admin/login/")

    assert violations(page) == []


def test_the_start_page_and_the_coverage_fit_a_phone(signed_in, portal):
    signed_in.set_viewport_size({"width": 320, "height": 640})
    for path in ("", COVERAGE):
        signed_in.goto(f"{portal}/sv/admin/{path}")
        assert signed_in.evaluate("document.documentElement.scrollWidth") == 320, path
