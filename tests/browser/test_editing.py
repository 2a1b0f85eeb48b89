"""Editors at work in a real browser, from signing in to what a reader sees."""

import re

import pytest
from playwright.sync_api import expect

from tests import server
from tests.browser.editor import Editor, seen_by_a_reader

pytestmark = pytest.mark.browser
PEOPLE = """
from tests.editors import make_user
make_user("anna", "KI publishers", "K publishers")
make_user("bo", "KI authors")
"""
KEY = "conflict-of-interest"


@pytest.fixture
def portal(database, live_portal, tmp_path):
    """A running portal with a publisher (anna) and an author (bo)."""
    server.manage(database, tmp_path / "data", "shell", "-v0", "-c", PEOPLE)
    return live_portal


@pytest.mark.parametrize(("language", "words"), [("en", "Typed in place."), ("sv", "Skrivet på plats, åäö.")])
def test_a_text_changed_in_place_and_published_at_once_is_read(portal, page, language, words):
    anna = Editor(page, portal, "anna", language)
    anna.open(KEY)

    anna.type_at_the_end(f" {words}")
    anna.publish()

    assert words in seen_by_a_reader(page, f"{portal}/go/{KEY}/{language}")


def test_an_older_text_comes_back(portal, page):
    anna = Editor(page, portal, "anna")
    before = seen_by_a_reader(page, f"{portal}/go/{KEY}/en")
    anna.open(KEY)
    anna.type_at_the_end(" Only for a moment.")
    anna.publish()

    page.goto(old_version(anna))
    page.locator("input[type=submit], button[type=submit], .default").first.click()
    anna.open(KEY)
    anna.publish()

    assert seen_by_a_reader(page, f"{portal}/go/{KEY}/en") == before


def old_version(editor: Editor) -> str:
    """The address that asks whether to revert to the version that was public before."""
    editor.menu("Version #", "Manage Versions")
    frame = editor.page.frame_locator(".cms-sideframe-frame iframe")
    link = frame.locator("a[href*='/revert/']").first
    expect(link).to_be_visible()
    return editor.base + link.get_attribute("href")


def test_title_and_lead_fit_on_one_screen_and_are_published(portal, page):
    anna = Editor(page, portal, "anna")
    anna.open(KEY)
    anna.start_writing()

    anna.menu(re.compile(r"^\s*Section\s*$"), "Title and lead")
    anna.modal().locator("#id_title").fill("Ties to companies")
    expect(anna.modal().locator("#id_change_note")).to_be_in_viewport(ratio=1)
    for field, width, height in (("title", 500, 30), ("slug", 250, 30), ("change_note", 500, 50)):
        box = anna.modal().locator(f"#id_{field}").bounding_box()
        assert box["width"] >= width, field
        assert box["height"] >= height, field
    anna.save_modal()
    expect(page.locator("h1")).to_have_text("Ties to companies")
    anna.publish()

    assert "Ties to companies" in seen_by_a_reader(page, f"{portal}/go/{KEY}/en")


def test_a_new_section_is_written_in_both_languages(portal, page):
    anna = Editor(page, portal, "anna")
    page.goto(f"{portal}/en/admin/guidance/section/add/")
    page.fill("#id_title_en", "Travel costs")
    page.fill("#id_title_sv", "Resekostnader")
    page.select_option("#id_step", "2")
    page.select_option("#id_owner", "ki")
    page.select_option("#id_responsibility", "ki")
    page.click("[name=_save]")
    for language, words in (("en", "Who pays for travel."), ("sv", "Vem som betalar resan.")):
        anna.language = language
        anna.open("travel-costs")
        anna.type_at_the_end(words)
        anna.publish()

    assert "Who pays for travel." in seen_by_a_reader(page, f"{portal}/go/travel-costs/en")
    assert "Vem som betalar resan." in seen_by_a_reader(page, f"{portal}/go/travel-costs/sv")


def test_an_author_writes_and_finds_no_button_to_publish(portal, page):
    bo = Editor(page, portal, "bo")
    bo.open(KEY)

    bo.type_at_the_end(" From the author.")

    expect(bo.button("Publish")).to_have_count(0)
    assert "From the author." not in seen_by_a_reader(page, f"{portal}/go/{KEY}/en")


def test_a_draft_is_taken_over_from_its_author(portal, page):
    bo = Editor(page, portal, "bo")
    bo.open(KEY)
    bo.start_writing()
    page.context.clear_cookies()
    anna = Editor(page, portal, "anna")
    anna.open(KEY)
    expect(page.locator(".editing__state")).to_contain_text("bo is writing this draft")

    anna.button("Take over").click()

    expect(page.locator(".editing__state")).to_contain_text("your draft")


def test_the_step_opens_its_sections_for_editing(portal, page):
    anna = Editor(page, portal, "anna")
    anna.open("step-4")

    page.locator(".editing__section").first.get_by_role("button", name=re.compile("New draft")).click()

    expect(page.locator(".tiptap").first).to_be_visible()


def test_enter_retires_a_section_and_brings_it_back(portal, page):
    anna = Editor(page, portal, "anna")
    anna.open(KEY)
    anna.menu(re.compile(r"^\s*Section\s*$"), "Retire this section")

    page.get_by_role("button", name="Retire it").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("The section is retired.")

    page.go_back()
    page.get_by_role("button", name="Bring it back").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("The section is back.")


def test_a_notice_beside_the_text_is_read(portal, page):
    anna = Editor(page, portal, "anna")
    anna.open(KEY)
    anna.start_writing()

    page.locator(".cms-structure-btn, .cms-toolbar-item-cms-mode-switcher a").first.click()
    page.locator(".cms-structure .cms-submenu-add").first.click()
    page.locator(".cms-plugin-picker a, .cms-submenu-item a").filter(has_text="Notice").first.click()
    anna.modal().locator(".tiptap").click()
    page.keyboard.type("Ask before you sign.")
    anna.save_modal()
    expect(page.locator("main")).to_contain_text("Ask before you sign.")
    anna.publish()

    assert "Ask before you sign." in seen_by_a_reader(page, f"{portal}/go/{KEY}/en")
