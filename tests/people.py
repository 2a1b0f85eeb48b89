"""What all people in the tests share; readable without Django."""

from playwright.sync_api import Page

PASSWORD = "correct horse battery staple"


def sign_in(page: Page, base: str, name: str, language: str = "en") -> None:
    """Sign in at the browser as the person `name`; the start page for editors is then open."""
    page.goto(f"{base}/{language}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.locator("#site-name").wait_for()
