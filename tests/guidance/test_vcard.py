"""The vCard of a unit."""

from datetime import date

import pytest
from django.utils.translation import override

from contacts.units import Unit
from guidance.vcard import LONGEST_LINE, vcard

PAGE = "https://guide.example.org/en/contacts/ki-biobank/"
BIOBANK = Unit(
    "ki-biobank",
    "ki",
    "KI Biobank",
    covers=("samples, agreements", "data; handling"),
    email="biobank@example.org",
    phone="08-524 820 03",
    url="https://example.org/biobank",
    checked_on=date(2026, 3, 3),
)


def lines(unit, **options):
    """The unfolded lines of a card, name → value."""
    text = vcard(unit, PAGE, **options).decode().replace("\r\n ", "")
    return dict(line.split(":", 1) for line in text.split("\r\n") if line)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BEGIN", "VCARD"),
        ("FN", "KI Biobank"),
        ("ORG", "Karolinska Institutet;KI Biobank"),
        ("EMAIL;TYPE=INTERNET", "biobank@example.org"),
        ("TEL;TYPE=WORK,VOICE", "08-524 820 03"),
        ("URL", "https://example.org/biobank"),
        ("NOTE", "samples\\, agreements\\; data\\; handling"),
        ("SOURCE", PAGE),
        ("REV", "2026-03-03"),
        ("END", "VCARD"),
    ],
)
def test_a_card_holds_what_is_known(name, value):
    assert lines(BIOBANK)[name] == value


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Karolinska University Hospital"), ("sv", "Karolinska universitetssjukhuset")]
)
def test_a_card_names_the_hospital_in_the_language_of_its_page(language, name):
    with override(language):
        assert lines(Unit("x", "k", "PMCK"))["ORG"] == f"{name};PMCK"


def test_what_is_not_known_is_left_out():
    card = lines(Unit("hr", "ki", "HR"))

    assert not {"EMAIL;TYPE=INTERNET", "TEL;TYPE=WORK,VOICE", "NOTE", "REV"} & card.keys()
    assert card["URL"] == PAGE


def test_an_example_address_is_marked():
    assert lines(BIOBANK, note="Example address")["NOTE"].startswith("Example address. samples")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_no_value_begins_a_line_of_its_own(end):
    card = vcard(Unit("x", "k", f"X{end}EMAIL:evil@example.org"), PAGE)

    assert not any(line.startswith(b"EMAIL") for line in card.splitlines())


def test_long_lines_are_folded_between_characters():
    card = vcard(Unit("x", "k", "Förhandlingsenheten å ä ö " * 12), PAGE)

    assert max(map(len, card.split(b"\r\n"))) <= LONGEST_LINE
    assert card.decode().replace("\r\n ", "").count("Förhandlingsenheten å ä ö") == 36
