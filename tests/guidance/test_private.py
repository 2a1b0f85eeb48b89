"""What looks like a person's address or number is recognised; dates, sections and years are not."""

import pytest

from guidance.private import has_mail, has_number, looks_personal


@pytest.mark.parametrize(
    "text", ["a@b.se", "write to Anna.Berg@ki.se.", "anna(at)ki.se", "anna [at] ki.se", "a@b.example.org"]
)
def test_mail_addresses_are_recognised(text):
    assert has_mail(text)


@pytest.mark.parametrize(
    "text", ["08-524 800 00", "+46 8 524 800 00", "070 123 45 67", "(08) 524 80 000", "19800101-1234", "0701234567"]
)
def test_numbers_of_people_are_recognised(text):
    assert has_number(f"call {text} now")


@pytest.mark.parametrize(
    "text",
    [
        "We meet on 2026-11-22.",
        "22 November 2026",
        "§ 12 and § 13",
        "Horizon 2020–2027",
        "Dnr 1-123/2026",
        "room A4, floor 3",
        "@ the office",
        "",
    ],
)
def test_other_texts_are_left_alone(text):
    assert not looks_personal(text)
