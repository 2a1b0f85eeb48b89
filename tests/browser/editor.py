"""An editor at the browser: signs in, opens, types, publishes; waits for what an editor waits for."""

import re

from playwright.sync_api import Page, expect

from tests.people import sign_in


class Editor:
    """Drives a page as the person `name` would, in their language."""

    def __init__(self, page: Page, base: str, name: str, language: str = "en"):
        self.page, self.base, self.language = page, base, language
        sign_in(page, base, name, language)

    def button(self, *words: str):
        """The button of the toolbar that has exactly one of these words on it."""
        pattern = re.compile(rf"^\s*({'|'.join(words)})\s*$", re.IGNORECASE)
        return self.page.locator(".cms-toolbar-right a, .cms-toolbar-right button").filter(has_text=pattern).first

    def open(self, key: str) -> None:
        """Follow the link "Edit this page" of a public page."""
        self.page.goto(f"{self.base}/go/{key}/edit?lang={self.language}")
        self.page.wait_for_load_state("networkidle")

    def start_writing(self):
        """Open the draft, or make one, and return the text in it."""
        self.button("New draft", "Edit", "Nytt utkast", "Redigera").click()
        text = self.page.locator(".tiptap").first
        expect(text).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        return text

    def type_at_the_end(self, words: str) -> None:
        self.start_writing().click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)

    def publish(self) -> None:
        """Publish at once, with the cursor still in the text."""
        self.button("Publish", "Publicera").click()
        self.page.wait_for_url("**/preview/**")
        self.page.wait_for_load_state("networkidle")

    def menu(self, *names: str | re.Pattern) -> None:
        """Choose from a menu of the toolbar, e.g. `menu("Section", "Title and lead")`."""
        for name in names:
            item = self.page.locator(".cms-toolbar-item-navigation a").filter(has_text=name).first
            item.click()

    def modal(self):
        """The form that the toolbar opened in a frame above the page."""
        return self.page.frame_locator(".cms-modal-frame iframe")

    def save_modal(self, word: str = "Save") -> None:
        self.page.locator(".cms-modal-buttons a, .cms-modal-buttons button").filter(has_text=word).first.click()


def open_when_it_says(page: Page, address: str, words: str) -> None:
    """Open a public page, again until the words stand on it: a server may be a moment behind what was saved."""
    for _ in range(100):
        page.goto(address)
        if words in page.locator("main").inner_text():
            return
        page.wait_for_timeout(100)  # before asking again
    raise AssertionError(f"{address} does not come to say: {words}")


def seen_by_a_reader(page: Page, address: str) -> str:
    """The words of a public page, in a browser that knows nobody."""
    context = page.context.browser.new_context()
    try:
        reader = context.new_page()
        reader.goto(address)
        return reader.locator("main").inner_text()
    finally:
        context.close()
