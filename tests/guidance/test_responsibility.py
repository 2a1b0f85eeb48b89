"""Who does what: the table of everything, on the page and as a file."""

import csv
import re
from html import unescape
from io import StringIO

import pytest

from guidance.pages import Ask
from guidance.pages.responsibility import responsibility
from guidance.parameters import read
from guidance.public import respond
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
ADDRESSES = {"en": "/en/responsibility/", "sv": "/sv/ansvar/"}


def context(query="", language="en"):
    params = read("responsibility", query, GUIDE, language)[0]
    return responsibility(Ask(GUIDE, GUIDE.editions[language], ADDRESSES[language], "responsibility", params)).context


def topics(query="", language="en"):
    return [row[0].text for group in context(query, language)["groups"] for row in group.rows]


def table(language, query=""):
    response = respond(GUIDE, f"{ADDRESSES[language]}responsibility.csv", query)
    return list(csv.DictReader(StringIO(response.body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", ADDRESSES)
def test_every_section_is_a_row_with_topic_responsible_and_contact(language):
    rows = [row for group in context(language=language)["groups"] for row in group.rows]

    assert len(rows) == len(GUIDE.editions[language].sections)
    assert all(topic.text and who.responsibility and contact.key for topic, who, contact in rows)


def test_rows_stand_under_their_steps_in_editors_order():
    headings = [str(group.heading) for group in context()["groups"]]

    assert headings[1:] == [
        "Step 1: Define the purpose",
        "Step 2: Identify resources",
        "Step 3: Develop the structure",
        "Step 4: Design the contract",
    ]
    assert topics("step=2")[:2] == ["Human samples from healthcare", "Other human samples"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("responsibility=undecided", ["What do the process and the timeline look like?", "Health economics"]),
        ("q=BIOBANK", ["Human samples from healthcare", "Other human samples"]),
        ("q=human+biobank&step=2&responsibility=ki", ["Other human samples"]),
        ("q=nothing+of+the+kind", []),
    ],
)
def test_filters_narrow_the_table_down(query, expected):
    assert topics(query) == expected


def test_words_are_found_without_diacritics_and_inside_words():
    assert topics("q=manniskoprover&step=2", "sv") == []
    assert topics("q=etikprovning", "sv") == ["Etikprövning"]


def test_filter_links_carry_the_counts_of_what_else_was_asked_for():
    counts = {link.key: link.count for link in context("step=2&responsibility=k")["counts"]}

    assert counts == {"": 4, "ki": 2, "k": 2, "joint": 0, "external": 0, "undecided": 0}


def test_the_visitors_own_side_is_the_contact_and_the_other_is_named():
    row = next(row for row in context("as=ki&q=precision")["groups"][0].rows)

    assert row[2].key == "eeo"
    assert "Precision Medicine Centre" in str(row[2].note)


@pytest.mark.parametrize("language", ADDRESSES)
def test_the_file_says_what_the_page_says_in_its_language(language):
    rows = table(language)

    assert len(rows) == len(GUIDE.editions[language].sections)
    assert {"en": "Human samples from healthcare", "sv": "Prover från vården"}[language] in str(rows)
    assert all(list(row.values())[-1].startswith("http") for row in rows)


def test_the_file_keeps_the_filters_of_the_page():
    assert len(table("en", "responsibility=undecided")) == 2


def test_the_file_is_a_download_in_utf_8():
    response = respond(GUIDE, "/sv/ansvar/responsibility.csv")

    assert response.content_type == "text/csv; charset=utf-8"
    assert ("Content-Disposition", 'attachment; filename="responsibility-sv.csv"') in response.headers


@pytest.mark.parametrize("language", ADDRESSES)
def test_the_table_keeps_its_roles_and_offers_the_file(language):
    html = unescape(respond(GUIDE, ADDRESSES[language], "as=ki&step=2").body.decode())

    assert 'role="table"' in html
    assert re.search(r'href="[^"]*responsibility\.csv\?as=ki&step=2"', html)


def test_words_of_the_filter_come_back_as_text():
    html = respond(GUIDE, ADDRESSES["en"], "q=%22%3E%3Cscript%3E").body.decode()

    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def test_on_paper_a_unit_without_a_mail_address_has_its_page():
    cells = [row[2] for group in context()["groups"] for row in group.rows]
    units = GUIDE.editions["en"].units

    assert all(cell.page == ("" if cell.email else units[cell.key].url) for cell in cells)
    assert any(cell.page for cell in cells)
