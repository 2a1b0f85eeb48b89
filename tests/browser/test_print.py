"""On paper: whose guide, of which day, where it stands, a code that leads there, and what the marks mean."""

import pytest

from tests.browser.kinds import address

PRINTED = {"step": "step-2", "section": "samples-healthcare", "responsibility": "responsibility", "roadmap": "roadmap"}
A4 = {"width": 673, "height": 1017}  # within the margins
CODES = "img[src$='.svg'][src^='/go/']:visible, .roadmap__paper svg:visible"


@pytest.fixture
def on_paper(sample_portal, page):
    """Open a kind of page as a printer sees it."""

    def show(kind: str):
        page.set_viewport_size(A4)
        page.emulate_media(media="print")
        page.goto(sample_portal + address(kind, "en"))
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


@pytest.mark.parametrize("kind", PRINTED)
def test_nothing_on_paper_asks_to_be_clicked(on_paper, kind):
    assert on_paper(kind).locator("button:visible, input:visible, select:visible, summary:visible").count() == 0


def test_the_number_of_sections_stands_below_the_answers(on_paper):
    page = on_paper("roadmap")
    answers, count = (page.locator(f".roadmap__{each}").bounding_box() for each in ("answers", "said > [data-count]"))

    assert count["y"] >= answers["y"] + answers["height"]


def test_what_is_not_settled_takes_the_whole_width(sample_portal, on_paper):
    page = on_paper("section")
    page.goto(sample_portal + "/go/process-and-timeline/en")
    sentence = page.locator(".section__open")

    assert sentence.evaluate("(p) => p.parentElement.clientWidth - p.offsetLeft - p.offsetWidth") <= 1
