"""What is done on a page before the gallery takes its picture."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.sample_guide import sample_guide


def wrong_form(page: Page) -> None:
    page.fill("#text", " ")
    page.click(".report-form button")
    page.locator(".error-summary").wait_for()


def right_form(page: Page) -> None:
    page.fill("#text", "Texten är för liten.")
    page.click(".report-form button")
    page.locator(".notice").wait_for()


def server_error(page: Page) -> None:
    from guidance.refresh import Head, State, follower  # they know models, so Django is set up first
    from portal.refusals import failed

    follower.state = State(sample_guide(), Head())  # the contact is the guide's
    page.set_content(failed(urlsplit(page.url).path)[2].decode())


def bar_is_there(page: Page) -> None:
    """Wait until the editors' bar, where a page has one, has moved the page down and its buttons work."""
    if page.locator(".cms-toolbar").count():
        page.locator("html.cms-ready").wait_for()


def begin(page: Page) -> None:
    """Open the draft of the text in view, or make one."""
    bar_is_there(page)
    words = re.compile(r"^\s*(New draft|Edit|Nytt utkast|Redigera)\s*$", re.IGNORECASE)
    page.locator(".cms-toolbar-right").locator("a, button").filter(has_text=words).first.click()
    page.locator(".tiptap").first.wait_for()


def title_form(page: Page) -> None:
    begin(page)
    bar_is_there(page)
    for words in (r"^\s*(Section|Avsnitt)\s*$", "Title and lead|Rubrik och ingress"):
        page.locator(".cms-toolbar-item-navigation a").filter(has_text=re.compile(words)).first.click()
    page.frame_locator(".cms-modal-frame iframe").locator("#id_title").wait_for()
    page.wait_for_timeout(600)  # the frame slides in
