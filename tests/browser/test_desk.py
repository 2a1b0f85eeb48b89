"""EEO's tasks at the link desk, in a real browser against a real server, as somebody new would do them."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import server
from tests.browser.editor import open_when_it_says
from tests.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NEW_USER = 'from tests.editors import make_user; make_user("eeo", "Link desk")'
RENAME = """
from django.db import transaction
from djangocms_versioning.models import Version
from guidance.drafting import newest
from guidance.models import Section
from tests.editors import make_user
with transaction.atomic():
    user = make_user("publisher", superuser=True)
    text = newest(Section.objects.get(key="samples-healthcare"), "en")
    draft = Version.objects.get_for_content(text).copy(user)
    draft.content.title, draft.content.slug = "Samples from patients", "samples-from-patients"
    draft.content.save()
    draft.publish(user)
"""
FOUR = ["Human samples from healthcare", "Other human samples", "Clinical data", "Clinical trials"]


@pytest.fixture
def run(database, tmp_path):
    """Run lines of Python in the portal under test."""
    return lambda lines: server.manage(database, tmp_path / "data", "shell", "-v", "0", "-c", lines)


@pytest.fixture
def desk(live_portal, page, run):
    """The page, signed in as somebody from EEO, at the link desk."""
    run(NEW_USER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, live_portal, "eeo")
    page.get_by_role("link", name="Open the link desk").click()
    return page


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def button(page, label, about):
    """A button whose name says what it is about, for those who do not see where it stands."""
    return page.get_by_role("button", name=re.compile(f"^{label}\\s?: {re.escape(about)}$"))


def find(page, words, title):
    page.get_by_role("link", name="Make a link").click()
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=title, exact=True).click()


def make_set(page, titles):
    page.get_by_role("link", name="Link sets").click()
    page.get_by_role("link", name="New set").click()
    page.get_by_label("Title").fill("Before we meet")
    page.get_by_label("Note to the reader").fill("Please read these four.")
    page.get_by_label("The reader is at").select_option("external")
    for title in titles:
        page.get_by_role("checkbox", name=title, exact=True).check()
    page.get_by_role("button", name="Make the set").click()
    return page.locator("#address").inner_text()


def test_a_link_with_affiliation_and_its_qr_code(desk, live_portal):
    find(desk, "healthcare samples", "Human samples from healthcare")
    desk.get_by_label("The reader is at").select_option("k")
    desk.get_by_role("button", name="Adapt the link").click()

    desk.get_by_role("button", name="Copy link").click()
    desk.get_by_text("Link copied").wait_for()
    assert copied(desk).endswith("/go/samples-healthcare?as=k")
    for kind, begins in (("SVG", b"<?xml"), ("PNG", b"\x89PNG")):
        with desk.expect_download() as download:
            desk.get_by_role("link", name=kind).click()
        assert download.value.path().read_bytes().startswith(begins)

    desk.goto(live_portal + "/go/samples-healthcare?as=k")
    assert urlsplit(desk.url).query == "as=k"


@pytest.mark.parametrize(("language", "says"), [("English", "Responsible:"), ("Swedish", "Ansvarar:")])
def test_the_text_of_a_mail_is_copied(desk, language, says):
    find(desk, "healthcare samples", "Human samples from healthcare")

    button(desk, "Copy text", language).click()
    desk.get_by_text("Text copied").wait_for()

    text = copied(desk)
    assert says in text
    assert "biobankstockholm@regionstockholm.se" in text
    assert text.endswith("/go/samples-healthcare")


def test_a_set_of_four_sections_is_right_after_one_was_renamed(desk, live_portal, run):
    address = make_set(desk, FOUR)
    path = urlsplit(address).path
    run(RENAME)

    open_when_it_says(desk, live_portal + path, "Samples from patients")

    titles = desk.locator(".set-list__title").all_inner_texts()
    assert set(titles) == {"Samples from patients", *FOUR[1:]}
    assert desk.locator(".set-list__mark").count() == 1
    desk.get_by_role("link", name="Samples from patients").click()
    assert urlsplit(desk.url).path == "/en/topics/samples-from-patients/"

    desk.goto(live_portal + "/en/topics/human-samples-from-healthcare/")
    assert urlsplit(desk.url).path == "/en/topics/samples-from-patients/"


def test_sections_are_put_in_order_with_the_keyboard(desk):
    make_set(desk, FOUR)
    before = desk.locator(".desk__what a").all_inner_texts()

    button(desk, "Down", before[0]).focus()
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    assert desk.locator(".desk__what a").all_inner_texts()[:2] == [before[1], before[0]]


def test_without_script_the_texts_are_there_to_be_marked_and_copied(desk, live_portal, chromium_browser):
    state = desk.context.storage_state()
    context = chromium_browser.new_context(java_script_enabled=False, storage_state=state)
    plain = context.new_page()
    plain.goto(f"{live_portal}/en/admin/desk/link/samples-healthcare/")

    assert plain.get_by_role("button", name="Copy link").count() == 0
    assert "/go/samples-healthcare" in plain.locator("#address").inner_text()
    assert plain.locator(".mails__text").count() == 2
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_desk_is_accessible_and_fits(desk, live_portal, width):
    code = re.search(r"/set/([a-z-]+)", make_set(desk, FOUR))[1]
    desk.set_viewport_size({"width": width, "height": 800})
    for path in ("", "link/samples-healthcare/", "sets/", "sets/new/", f"sets/{code}/", f"sets/{code}/print/", "use/"):
        desk.goto(f"{live_portal}/en/admin/desk/{path}")
        found = Axe().run(desk)
        assert found.violations_count == 0, (path, found.generate_report())
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path
