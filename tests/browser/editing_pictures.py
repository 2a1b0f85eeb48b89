"""The pictures of docs/editing.md: `python -m tests.browser.editing_pictures ADDRESS NAME` against a running portal.

NAME is a publisher whose password is that of `tests.editors`. What the pictures begin is put away again by nobody: use
a database made for the purpose.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests import chromium
from tests.browser.editor import Editor
from tests.gallery_acts import bar_is_there

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "img"
KEY = "conflict-of-interest"


def take(page: Page, name: str) -> None:
    bar_is_there(page)
    page.wait_for_timeout(600)  # frames slide in
    page.screenshot(path=FOLDER / f"editing-{name}.png")


def pictures(page: Page, base: str, name: str) -> None:
    """Take all pictures, in the order in which an editor meets them."""
    editor = Editor(page, base, name)
    take(page, "start")
    editor.open(KEY)
    take(page, "preview")
    editor.start_writing().click()
    take(page, "typing")
    editor.menu(re.compile(r"^\s*Section\s*$"))
    take(page, "menu")
    editor.menu("Title and lead")
    editor.modal().locator("#id_title").wait_for()
    take(page, "title")
    editor.open("step-2")
    take(page, "step")
    editor.open(KEY)
    editor.menu("Version #", "Manage Versions")
    page.frame_locator(".cms-sideframe-frame iframe").locator("#result_list").wait_for()
    take(page, "versions")


def main(base: str, name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.FLAGS)
        pictures(browser.new_page(viewport={"width": 1280, "height": 720}), base, name)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
