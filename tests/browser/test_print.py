"""On paper: whose guide, of which day, where it stands, a code that leads there, what the marks mean; no mere links."""

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from guidance.addresses import LANGUAGES
from guidance.paper import says
from tests.browser.frozen import showing
from tests.browser.kinds import KINDS, address
from tests.sample_guide import sample_guide

PRINTED = {"step": "step-2", "section": "samples-healthcare", "responsibility": "responsibility", "roadmap": "roadmap"}
CODES = "img[src$='.svg'][src^='/go/']:visible, .print-head svg:visible"
CLICKED = "button:visible, input:visible, select:visible, textarea:visible, summary:visible, a.button:visible"
A4 = {"width": 673, "height": 1017}  # within the margins
STATES = KINDS | {
    "finder, later": "/go/finder/{}?as=ki&plan=clinical-trials&need=samples-healthcare&step=4",
    "table, nothing fits": "/go/responsibility/{}?q=qqqqq",
    "contacts, nothing fits": "/go/contacts/{}?org=k&help=conflict-of-interest",
    "search, nothing found": "/go/search/{}?q=qqqqq",
    "search, another word": "/go/search/{}?q=collaborxyz",
    "search, nothing asked": "/go/search/{}",
    "step, for others": "/go/step-2/{}?as=external",
    "section, not settled": "/go/process-and-timeline/{}",
    "section, changed": "/go/samples-other/{}",
    "section, with documents": "/go/conflict-of-interest/{}",
    "section, with types": "/go/collaboration-types/{}",
    "gone": "/go/gone-topic/{}",
    "link set": "/go/set/spring-visit/{}",
}
NOTHING_FITS = "/go/roadmap/en?as=external&stage=idea", "/go/step-3/en?as=external"
LINKS = """() => [...document.querySelectorAll('a')].filter((link) => link.getClientRects().length).map((link) => [
    link.innerText, getComputedStyle(link, '::after').content, getComputedStyle(link).textDecorationLine])"""
SHOWN = re.compile(r'^" \((https?://\S+|\S+@\S+|[+\d]\d+)\)"$')
IS_ONE = re.compile(r"^(https?://|www\.)\S+$|^\S+@\S+$|^\+?[\d -]{5,}$")


def names() -> set[str]:
    """Return what things are called in the guide: on paper such a link is nothing but the name."""
    editions = sample_guide().editions.values()
    things = [thing for edition in editions for thing in (*edition.sections.values(), *edition.pages.values())]
    units = {unit.name for edition in editions for unit in edition.units.values()}
    return units | {thing.title for thing in things} | {getattr(thing, "menu_title", "") for thing in things} - {""}


NAMES = names()


def is_name(words: str) -> bool:
    return any(re.sub(r"^(Step|Steg) \d: ?", "", line) in NAMES for line in words.splitlines())


def says_enough(words: str, after: str, line: str) -> bool:
    """Whether a reader on paper has what a link leads to, or sees no link but a name."""
    return bool(SHOWN.match(after) or IS_ONE.match(words)) or (is_name(words) and line == "none")


class Left(NamedTuple):
    """What one page has left on paper of what can be clicked; of a link its words, what is added, how it is lined."""

    clicked: int
    links: list[tuple[str, str, str]]


@pytest.fixture(scope="module", params=[(kind, language) for kind in STATES for language in LANGUAGES], ids="-".join)
def left(request, sample_portal, chromium_browser):
    """One look at one printed page, shared by the tests below."""
    kind, language = request.param
    page = chromium_browser.new_page(viewport=A4)
    page.emulate_media(media="print")
    page.goto(sample_portal + STATES[kind].format(language))
    yield Left(page.locator(CLICKED).count(), page.evaluate(LINKS))
    page.close()


@pytest.fixture
def on_paper(sample_portal, page):
    """Open a kind of page as a printer sees it."""

    def show(kind: str, language: str = "en"):
        page.set_viewport_size(A4)
        page.emulate_media(media="print")
        page.goto(sample_portal + STATES[kind].format(language))
        return page

    return show


@pytest.mark.parametrize("kind", PRINTED)
def test_a_printed_page_says_where_it_stands(on_paper, kind):
    head = on_paper(kind).locator(".print-head")

    assert f"/go/{PRINTED[kind]}" in head.inner_text()
    assert "Support for industry collaborations · " in head.inner_text()


@pytest.mark.parametrize("kind", PRINTED)
def test_a_printed_page_carries_a_code_of_its_address(on_paper, kind):
    assert on_paper(kind).locator(CODES).count() > 0


def test_the_legend_of_marks_is_repeated_with_the_head_of_the_table(on_paper):
    legend = on_paper("responsibility").locator("thead .table__legend")

    assert legend.inner_text().startswith("● KI · ■ K · ●■ KI and K together")


def test_the_legend_stands_on_paper_only(sample_portal, page):
    page.goto(sample_portal + address("responsibility", "en"))

    assert not page.locator(".table__legend").is_visible()


def test_nothing_on_paper_asks_to_be_clicked(left):
    assert left.clicked == 0


def test_what_is_left_of_a_link_on_paper_is_an_address_or_a_mere_name(left):
    assert [words for words, after, line in left.links if not says_enough(words, after, line)] == []


def test_no_address_is_printed_twice(left):
    assert [words for words, after, _ in left.links if says(words, after.strip('" ()'))] == []


@pytest.fixture(scope="module")
def small_portal():
    """A guide of one section, which people outside do not need."""
    guide = sample_guide()
    editions = {
        language: replace(edition, sections={"conflict-of-interest": edition.sections["conflict-of-interest"]})
        for language, edition in guide.editions.items()
    }
    with showing(replace(guide, editions=editions)) as address:
        yield address


@pytest.mark.parametrize("address", NOTHING_FITS)
def test_where_nothing_fits_no_way_on_is_printed(small_portal, page, address):
    page.emulate_media(media="print")
    page.goto(small_portal + address)

    assert [words for words, after, line in page.evaluate(LINKS) if not says_enough(words, after, line)] == []
    assert page.locator(".screen-only").count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_is_not_printed_is_named_with_its_address(on_paper, language):
    link = on_paper("accessibility", language).locator("a[href='#report']")

    assert "/go/accessibility#report" in link.evaluate("(link) => getComputedStyle(link, '::after').content")


def test_the_number_of_sections_stands_below_the_answers(on_paper):
    page = on_paper("roadmap")
    answers, count = (page.locator(f".roadmap__{each}").bounding_box() for each in ("answers", "said > [data-count]"))

    assert count["y"] >= answers["y"] + answers["height"]


def test_what_is_not_settled_takes_the_whole_width(on_paper):
    sentence = on_paper("section, not settled").locator(".section__open")

    assert sentence.evaluate("(p) => p.parentElement.clientWidth - p.offsetLeft - p.offsetWidth") <= 1
