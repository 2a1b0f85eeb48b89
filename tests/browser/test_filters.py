"""A filter that submits itself: the whole page says what was chosen last, as it would without JavaScript."""

import pytest
from playwright.sync_api import expect

ROADMAP = "/go/roadmap/en?plan=clinical-studies"


@pytest.fixture
def roadmap(portal, chromium_browser):
    """The roadmap with one answer, its questions open."""
    context = chromium_browser.new_context(viewport={"width": 1280, "height": 800}, permissions=["clipboard-write"])
    page = context.new_page()
    page.goto(portal + ROADMAP)
    page.locator("main summary").click()
    yield page
    context.close()


def choose(page, name: str, value: str) -> None:
    page.locator(f"label[for={name}-{value}]").click()


def test_a_changed_answer_goes_along_into_the_other_language(roadmap):
    choose(roadmap, "plan", "eu-project")
    roadmap.locator(".roadmap-item[data-section=eu-project]").wait_for()
    roadmap.get_by_role("link", name="Svenska").click()

    expect(roadmap.locator("html")).to_have_attribute("lang", "sv")
    assert "plan=eu-project" in roadmap.url


def test_a_changed_workplace_is_what_the_page_says_it_is_shown_for(roadmap):
    assert roadmap.locator(".affiliation-bar").count() == 0
    choose(roadmap, "as", "k")

    expect(roadmap.locator(".affiliation-bar__now strong")).to_have_text("K")
    for link in roadmap.locator("#menu a, .breadcrumbs a, .footer__links a").all():
        assert "as=k" in link.get_attribute("href")


def test_start_again_is_offered_as_soon_as_there_is_an_answer(portal, roadmap):
    roadmap.goto(portal + "/go/roadmap/en")
    assert roadmap.get_by_role("link", name="Start again").count() == 0
    choose(roadmap, "plan", "eu-project")

    expect(roadmap.get_by_role("link", name="Start again")).to_be_visible()
    expect(roadmap.locator("main summary")).to_have_text("Change answers")


def test_addresses_that_come_with_the_results_can_be_copied(roadmap):
    choose(roadmap, "plan", "eu-project")
    roadmap.locator(".roadmap-item[data-section=eu-project]").wait_for()

    for button in roadmap.locator("#roadmap-result button[data-copy]").all():
        expect(button).to_be_visible()
    assert roadmap.locator("#roadmap-result button[data-copy]").count() > 0


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(roadmap):
    held = []

    def hold(route):
        if "plan=eu-project" in route.request.url and "plan=imi-project" not in route.request.url:
            held.append(route)
        else:
            route.continue_()

    roadmap.route("**/roadmap/**", hold)
    choose(roadmap, "plan", "eu-project")
    choose(roadmap, "plan", "imi-project")
    roadmap.locator(".roadmap-item[data-section=imi-project]").wait_for()
    for route in held:
        route.continue_()
    roadmap.wait_for_load_state("networkidle")

    assert held
    expect(roadmap.locator(".roadmap-item[data-section=imi-project]")).to_be_visible()
    assert "plan=imi-project" in roadmap.url
