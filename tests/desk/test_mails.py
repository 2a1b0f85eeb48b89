"""The words of a mail: title, one sentence, who is responsible, contact, link."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from guidance.desk.mails import first_sentence, mail, permalink, set_mail, summary
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
LINK = "https://guide.example.org/go/x"


def test_a_mail_says_everything_in_order():
    assert mail(GUIDE, "en", "samples-healthcare", "", LINK).body.splitlines() == [
        "Human samples from healthcare",
        "",
        "Samples taken in healthcare are kept by the hospital’s biobank.",
        "Responsible: Karolinska University Hospital (K), Stockholm Medical Biobank (SMB)",
        "Contact: Stockholm Medical Biobank (SMB), biobankstockholm@regionstockholm.se",
        "",
        LINK,
    ]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_section_page_and_unit_has_a_mail_in_both_languages(language):
    edition = GUIDE.editions[language]
    for key in (*edition.sections, *edition.pages, *(f"unit-{key}" for key in edition.units)):
        told = mail(GUIDE, language, key, "ki", LINK)
        assert told.subject == told.body.splitlines()[0]
        assert told.body.endswith("\n" + LINK)
        assert "\n\n\n" not in told.body


def test_an_undecided_responsibility_is_said():
    assert "It is not settled yet who is responsible" in mail(GUIDE, "en", "health-economy", "", LINK).body


def test_an_authority_stands_by_its_own_name():
    assert "Responsible: Swedish Ethical Review Authority" in mail(GUIDE, "en", "ethical-review", "", LINK).body


def test_an_example_address_is_marked():
    assert "eeo@example.org (example address)" in mail(GUIDE, "en", "first-contact", "", LINK).body


def test_a_set_names_its_sections_and_its_one_link():
    body = set_mail(GUIDE, "sv", GUIDE.link_sets["spring-visit"], LINK).body

    assert "1. Kliniska prövningar" in body
    assert "3. Vad avtalet ska innehålla" in body
    assert body.endswith(LINK)


def test_a_set_names_what_stands_in_the_place_of_a_section_once():
    found = replace(GUIDE.link_sets["spring-visit"], sections=("old-topic", "clinical-trials", "gone-topic"))
    twice = replace(found, sections=("old-topic", "samples-other"))
    title = GUIDE.editions["en"].sections["samples-other"].title

    assert f"1. {title}" in set_mail(GUIDE, "en", found, LINK).body
    assert "2. Clinical trials" in set_mail(GUIDE, "en", found, LINK).body
    assert set_mail(GUIDE, "en", twice, LINK).body.count(title) == 1


def test_an_unknown_key_is_a_mistake():
    with pytest.raises(KeyError), override("en"):
        summary(GUIDE.editions["en"], "nope", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("Ask e.g. the office. Then wait.", "Ask e.g. the office."),
        ("Is it so? Yes.", "Is it so?"),
        ("No full stop", "No full stop"),
        ("Costs 3.5 million. Apply.", "Costs 3.5 million."),
        ("Över gränsen. Åter hem.", "Över gränsen."),
        ("", ""),
    ],
)
def test_the_first_sentence_is_taken(text, sentence):
    assert first_sentence(text) == sentence


def test_a_permanent_link_holds_what_was_chosen():
    assert permalink("https://x", "set/abc", "sv", "k") == "https://x/go/set/abc/sv?as=k"
    assert permalink("https://x", "home", "", "nobody") == "https://x/go/home"


def test_a_text_in_one_language_only_is_still_sent():
    assert mail(GUIDE, "sv", "animal-experiments", "", LINK).subject == "Animal experimentation in research"
