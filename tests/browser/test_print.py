"""On paper: whose guide, of which day, where it stands, a code that leads there, and what the marks mean."""

import pytest

from tests.browser.kinds import address

PRINTED = {"step": "step-2", "section": "samples-healthcare", "responsibility": "responsibility", "roadmap": "roadmap"}
CODES = "img[src$='.svg'][src^='/go/']:visible, .roadmap__paper svg:visible"


@pytest.fixture
def on_paper(sample_portal, page):
    """Open a kind of page as a printer sees it."""

    def show(kind: str):
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
