"""The pictures of docs/editing.md: `python -m tests.browser.editing_pictures` writes them, from a portal of its own."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests import chromium
from tests.browser.editor import Editor
from tests.gallery_acts import bar_is_there
from tests.server import BASE_DIR, manage, serving

FOLDER = BASE_DIR / "docs" / "img"
KEY = "conflict-of-interest"
NAME = "anna"
SOMEBODY = f'from tests.editors import make_user; make_user("{NAME}", "KI publishers")'


def take(page: Page, name: str) -> None:
    bar_is_there(page)
    page.wait_for_timeout(600)  # frames slide in
    page.screenshot(path=FOLDER / f"editing-{name}.png")


def pictures(page: Page, base: str) -> None:
    """Take all pictures, in the order in which an editor meets them."""
    editor = Editor(page, base, NAME)
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


def main() -> None:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        database = f"sqlite:///{data / 'portal.sqlite3'}"
        manage(database, data, "prepare")
        manage(database, data, "shell", "-v", "0", "-c", SOMEBODY)
        with serving(database, data) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.FLAGS)
            pictures(browser.new_page(viewport={"width": 1280, "height": 720}), base)
            browser.close()


if __name__ == "__main__":
    main()
