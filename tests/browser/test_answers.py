"""Finder, roadmap, table and directory in a real browser: by keyboard alone, without script, on a phone, on paper."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.tabs import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SLUGS = {
    "en": {"finder": "finder", "roadmap": "roadmap", "table": "responsibility", "contacts": "contacts"},
    "sv": {"finder": "hitta-ratt", "roadmap": "fardplan", "table": "ansvar", "contacts": "kontakter"},
}
PAGES = {language: {name: f"/{language}/{slug}/" for name, slug in slugs.items()} for language, slugs in SLUGS.items()}
TRIAL = "?as=both&plan=clinical-studies&need=samples-healthcare&stage=partner"


def answer(page, selector):
    """Choose an answer and go on, by keyboard alone."""
    tab_to(page, selector)
    page.keyboard.press("Space")
    tab_to(page, "main button.button--primary")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("language", PAGES)
def test_the_keyboard_alone_leads_through_the_finder_to_the_roadmap(live_portal, page, language):
    page.goto(live_portal + PAGES[language]["finder"])

    answer(page, "input[name=as]")
    for chosen in ("#plan-clinical-studies", "#need-samples-healthcare", "input[name=stage]"):
        answer(page, chosen)

    assert page.url.startswith(live_portal + PAGES[language]["roadmap"])
    assert "plan=clinical-studies" in page.url
    assert "need=samples-healthcare" in page.url
    assert page.locator(".roadmap-item[data-section=samples-healthcare] [data-unit=smb]").count() == 1


@pytest.mark.parametrize("language", PAGES)
def test_answers_are_changed_on_the_roadmap_and_the_focus_stays(live_portal, page, language):
    page.goto(live_portal + PAGES[language]["roadmap"] + "?plan=clinical-studies")
    tab_to(page, "summary")
    page.keyboard.press("Enter")

    tab_to(page, "#plan-eu-project")
    page.keyboard.press("Space")

    page.locator(".roadmap-item[data-section=eu-project]").wait_for()
    assert page.evaluate("document.activeElement.id") == "plan-eu-project"
    assert re.search(r"\d+", page.locator("#status").inner_text())
    assert "plan=eu-project" in page.url


@pytest.mark.parametrize("language", PAGES)
def test_everything_works_without_script(live_portal, plain, language):
    plain.goto(live_portal + PAGES[language]["roadmap"] + TRIAL)
    plain.locator("summary").click()
    plain.locator("label[for=plan-eu-project]").click()
    plain.locator("form[data-filters] button").click()
    assert plain.locator(".roadmap-item[data-section=eu-project]").count() == 1

    plain.goto(live_portal + PAGES[language]["table"])
    plain.locator("main input[name=q]").fill("biobank")
    plain.locator("form[data-filters] button").click()
    assert plain.locator("tbody [data-unit]").count() == 2

    plain.goto(live_portal + PAGES[language]["contacts"])
    plain.locator("#help").select_option("three-party-agreement")
    plain.locator("form[data-filters] button").click()
    assert plain.locator("#contacts-result [data-unit]").count() == 2


@pytest.mark.parametrize("language", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_screen(live_portal, page, language):
    page.set_viewport_size({"width": 320, "height": 640})
    unit = PAGES[language]["contacts"] + "compliance-data-office/"
    embedded = f"/embed/{language}/support?plan=clinical-studies"

    for path in (*PAGES[language].values(), PAGES[language]["roadmap"] + TRIAL, unit, embedded):
        page.goto(live_portal + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_on_paper_the_roadmap_is_a_brief_with_its_code(live_portal, page):
    page.goto(live_portal + PAGES["sv"]["roadmap"] + TRIAL)
    page.emulate_media(media="print")

    assert page.locator(".print-head svg").bounding_box()["width"] > 80
    assert page.locator(".print-head__address").inner_text().strip().endswith(TRIAL)
    assert not page.locator("form[data-filters]").is_visible()
    assert page.locator(".roadmap-item").first.is_visible()


@pytest.fixture
def other_site():
    """A function that puts up a page on a site of its own, and returns its address."""
    served = {}

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(served["page"].encode())

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield lambda page: served.update(page=page) or f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_panel_can_be_framed_by_another_site(live_portal, page, other_site):
    panel = f"{live_portal}/embed/en/support?as=ki&need=samples-healthcare"

    page.goto(other_site(f'<!doctype html><iframe src="{panel}"></iframe>'))
    framed = page.frame_locator("iframe")

    framed.locator("[data-unit=smb]").wait_for()
    assert framed.locator("script").count() == 0
