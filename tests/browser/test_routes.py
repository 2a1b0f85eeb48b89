"""The table of routes in a real browser: what would be answered changes while one types."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor import open_when_it_says
from tests.people import sign_in
from tests.server import manage

TABLE = "/en/admin/guidance/route/table/samples-human-other/"
MAKE_OWNER = 'from tests.editors import make_user; make_user("olga", "Contact owners")'
# The fields of which neither a label nor the head of the column says on the screen what they are for.
NAMELESS = """fields => fields.filter((field) => {
  const heads = field.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const said = [...field.labels, ...heads.map((id) => document.getElementById(id))];
  return !said.some((each) => each?.checkVisibility() && each.innerText.trim() && each.offsetWidth > 2);
}).map((field) => field.name)"""


@pytest.fixture
def table(live_portal, database, tmp_path, page) -> Page:
    """The table of a section, open before a contact owner."""
    manage(database, tmp_path / "data", "shell", "-c", MAKE_OWNER)
    sign_in(page, live_portal, "olga")
    page.goto(f"{live_portal}{TABLE}")
    expect(page.locator(".routes__column")).to_have_count(5)
    page.wait_for_load_state()  # the script listens from then on
    return page


def column(page: Page, affiliation: str):
    return page.locator(f'[data-affiliation="{affiliation}"]')


def test_the_answers_change_while_one_types(table):
    table.locator("#id_routes-0-unit").select_option(label="KI Innovations")

    for affiliation in ("ki", "k", "both", "external", "none"):
        expect(column(table, affiliation)).to_contain_text("KI Innovations")
    expect(table.locator("#answers-heading")).to_contain_text("not saved yet")


def test_every_choice_has_a_name_that_is_seen(table):
    nameless = table.locator("tbody :is(select, textarea, input:not([type=hidden]))").evaluate_all(NAMELESS)

    assert nameless == []
    assert table.get_by_label("Visitor is at").count() == table.get_by_label("Unit", exact=True).count()


def test_a_contradiction_shows_at_once_and_is_not_saved(table):
    row = table.locator("tbody tr").nth(-2)
    row.locator("select[name$=unit]").select_option(label="KI Innovations")
    row.locator("textarea[lang=en]").fill("Because.")
    row.locator("textarea[lang=sv]").fill("Eftersom.")

    expect(table.locator("#answers .errornote")).to_contain_text("contradicts")
    table.get_by_role("button", name="Save for readers").click()
    expect(table.locator(".errornote").first).to_contain_text("KI Biobank")


def test_what_is_saved_is_what_readers_get(table, live_portal):
    table.locator("#id_routes-0-reason_en").fill("Ask here first, says this test.")
    table.get_by_role("button", name="Save for readers").click()
    expect(table.get_by_text("Readers get these answers now")).to_be_visible()

    open_when_it_says(table, f"{live_portal}/go/samples-human-other/en", "Ask here first, says this test.")


def test_without_script_the_button_shows_the_answers(table, chromium_browser, live_portal):
    context = chromium_browser.new_context(java_script_enabled=False, storage_state=table.context.storage_state())
    page = context.new_page()
    page.goto(f"{live_portal}{TABLE}")
    page.locator("#id_routes-0-unit").select_option(label="KI Innovations")
    page.get_by_role("button", name="Show what would be answered").click()

    expect(column(page, "external")).to_contain_text("KI Innovations")
    context.close()
