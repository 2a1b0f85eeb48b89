"""An editor who was signed out while writing is told so where the text is, or the form, and loses nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests import server
from tests.browser.editor import Editor, seen_by_a_reader

pytestmark = pytest.mark.browser
KEY = "conflict-of-interest"
PEOPLE = 'from tests.editors import make_user; make_user("anna", "KI publishers", "K publishers")'
SIGN_OUT = "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
TOLD = {"en": "You are signed out", "sv": "Du är utloggad"}


@pytest.mark.parametrize("language", TOLD)
def test_a_text_outlives_its_writers_session(database, live_portal, tmp_path, page, language):
    server.manage(database, tmp_path / "data", "shell", "-v0", "-c", PEOPLE)
    anna = Editor(page, live_portal, "anna", language)
    anna.open(KEY)
    anna.type_at_the_end(" Written for hours.")
    server.manage(database, tmp_path / "data", "shell", "-v0", "-c", SIGN_OUT)

    page.locator("h1").click()
    expect(page.locator(".cms-messages")).to_contain_text(TOLD[language])

    again = page.context.new_page()
    Editor(again, live_portal, "anna", language)
    page.locator(".tiptap").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And more.")
    anna.publish()
    assert "Written for hours. And more." in seen_by_a_reader(page, f"{live_portal}/go/{KEY}/{language}")


def test_a_form_above_the_page_comes_back_in_its_frame(database, live_portal, tmp_path, page):
    server.manage(database, tmp_path / "data", "shell", "-v0", "-c", PEOPLE)
    anna = Editor(page, live_portal, "anna")
    anna.open(KEY)
    anna.start_writing()
    anna.menu(re.compile(r"^\s*Section\s*$"), "Title and lead")
    anna.modal().locator("#id_lead").fill("Thought over for hours.")
    again = page.context.new_page()
    again.goto(f"{live_portal}/en/admin/")
    again.context.clear_cookies(name="sessionid")
    Editor(again, live_portal, "anna")

    anna.save_modal()

    expect(anna.modal().locator("h1").first).to_have_text("Nothing was saved")
    expect(anna.modal().get_by_label("lead", exact=True)).to_have_value("Thought over for hours.")
