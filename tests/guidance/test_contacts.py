"""The directory, the page of each unit, and the panel in other people's pages."""

import re
from html import unescape

import pytest
from django.conf import settings

from guidance.pages import Ask
from guidance.pages.contacts import alphabetical, contacts, unit
from guidance.parameters import read
from guidance.public import respond
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
EDITION = GUIDE.editions["en"]


def directory(query=""):
    params = read("contacts", query, GUIDE, "en")[0]
    return contacts(Ask(GUIDE, EDITION, "/en/contacts/", "contacts", params)).context


def keys(query=""):
    return [unit.key for unit, _address in directory(query)["units"]]


def html(path, query=""):
    return unescape(respond(GUIDE, path, query).body.decode())


def test_the_first_point_of_contact_comes_first_then_all_from_a_to_z():
    names = [unit.name for unit, _address in directory()["units"]]

    assert directory()["first_contact"].support.unit.first_contact
    assert names == sorted(names, key=str.casefold)
    assert len(names) == len(EDITION.units) - 1


def test_swedish_letters_come_last_in_their_order():
    assert sorted(["Ö", "Ä", "Å", "Z", "a"], key=alphabetical) == ["a", "Z", "Å", "Ä", "Ö"]


def test_an_english_name_stands_where_it_is_looked_for_not_under_its_article():
    assert sorted(["The Ethics Board", "Finance", "Data Office"], key=alphabetical)[1] == "The Ethics Board"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("org=k", ["kta", "smb"]),
        ("org=joint", ["pmck"]),
        ("help=samples-healthcare", ["smb", "ki-biobank"]),
        ("help=samples-healthcare&as=ki", ["smb", "ki-biobank"]),
        ("help=samples-healthcare&org=k", ["smb"]),
        ("help=basic-research", []),
    ],
)
def test_filters_narrow_the_directory_down(query, expected):
    assert keys(query) == expected


@pytest.mark.parametrize(
    ("query", "back"),
    [
        ("", None),
        ("org=k", "/en/contacts/"),
        ("help=basic-research", "/en/contacts/"),
        ("org=k&as=ki", "/en/contacts/?as=ki"),
    ],
)
def test_a_filtered_directory_leads_back_to_all_contacts(query, back):
    led = re.search(r'href="([^"]+)">Show all contacts<', html("/en/contacts/", query))

    assert (led and led[1]) == back


@pytest.mark.parametrize("path", ["/en/contacts/", "/sv/kontakter/"])
def test_every_unit_of_the_directory_links_to_its_page(path):
    page = html(path)

    for key, shown in GUIDE.editions[path[1:3]].units.items():
        assert f'href="{shown.path}"' in page
        assert f'data-unit="{key}"' in page


def test_a_units_page_lists_what_names_it_with_the_reasons():
    page = html("/en/contacts/smb/")

    assert "Human samples from healthcare" in page
    assert "The samples are kept in K’s biobank." in page
    assert 'data-page="unit"' in page


@pytest.mark.parametrize(
    ("key", "beside"), [("hr-negotiation-unit", True), ("legal-unit-ki", True), ("ki-biobank", False), ("eeo", False)]
)
def test_who_cannot_be_reached_or_was_not_checked_lately_has_the_first_contact_beside(key, beside):
    shown = unit(Ask(GUIDE, EDITION, EDITION.units[key].path, f"unit-{key}")).context

    assert (shown["beside"] is not None) is beside


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_unit_can_be_saved_as_a_contact(language):
    for key, shown in GUIDE.editions[language].units.items():
        response = respond(GUIDE, f"{shown.path}{key}.vcf")

        assert (response.status, response.content_type) == (200, "text/vcard; charset=utf-8")
        assert response.body.startswith(b"BEGIN:VCARD\r\n")
        assert f'href="{shown.path}{key}.vcf"' in html(shown.path)


def test_the_address_of_the_demo_is_marked_as_an_example():
    assert b"NOTE:This is an example address." in respond(GUIDE, "/en/contacts/eeo/eeo.vcf").body


@pytest.mark.parametrize(
    ("path", "name"),
    [("/en/contacts/", "Karolinska University Hospital"), ("/sv/kontakter/", "Karolinska universitetssjukhuset")],
)
def test_the_card_beside_a_page_speaks_its_language(path, name):
    assert f"ORG:{name};" in respond(GUIDE, f"{path}smb/smb.vcf").body.decode()


# The panel in other people's pages


def test_the_panel_may_be_framed_and_runs_nothing():
    response = respond(GUIDE, "/embed/en/support", "as=ki&need=samples-healthcare")
    policy = dict(response.headers)["Content-Security-Policy"]

    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert b"<script" not in response.body


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["eeo"]),
        ("need=samples-healthcare&as=ki", ["smb", "ki-biobank"]),
        ("plan=precision-medicine&as=k", ["pmck", "eeo"]),
        ("step=4&as=ki", ["legal-unit-ki"]),
    ],
)
def test_the_panel_gives_the_resolvers_answer(query, expected):
    assert re.findall(r'data-unit="([\w-]+)"', html("/embed/en/support", query)) == expected


def test_the_panel_answers_one_question_at_a_time():
    assert respond(GUIDE, "/embed/sv/support", "step=1&need=samples-other").status == 400


def test_the_panels_links_leave_the_frame_except_those_that_set_the_affiliation():
    page = html("/embed/en/support", "need=samples-other")

    assert '<base target="_top">' in page
    assert page.count('target="_self"') == 4
    assert 'href="/embed/en/support?as=k&need=samples-other"' in page


def test_the_panel_prints_permanent_addresses():
    addresses = re.findall(r'data-paper="([^"]*)"', html("/embed/en/support", "as=ki&need=samples-other"))

    assert {f"{settings.SITE_URL}/go/samples-other", f"{settings.SITE_URL}/go/home"} <= set(addresses)
    assert not any("?as=" in address for address in addresses)
