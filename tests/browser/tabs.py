"""Going through a page with the Tab key."""

from playwright.sync_api import Page


def tab_to(page: Page, selector: str, most: int = 200) -> None:
    """Press Tab until something that fits the selector has the focus."""
    for _ in range(most):
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by keyboard on {page.url}")
