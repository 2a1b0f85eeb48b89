"""What a search takes for the same word."""

import pytest

from guidance.search.excerpt import cut, marked
from guidance.search.words import fold, one_error, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "avtal avtalet avtalen avtals avtalets",
        "prövning prövningar prövningen prövningarna prövningens",
        "samarbete samarbeten samarbetet samarbets",
        "enhet enheten enheter enheterna",
        "resurs resurser resursen",
        "klinisk kliniska kliniskt",
        "program programmet programmen",
        "jäv jävet",
    ],
)
def test_swedish_inflection_leaves_one_stem(forms):
    assert len({stem(form, "sv") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms", ["agreement agreements", "company companies", "study studies studied studying", "sample samples sampling"]
)
def test_english_inflection_leaves_one_stem(forms):
    assert len({stem(form, "en") for form in forms.split()}) == 1


def test_an_investigator_is_no_sample():
    assert stem("prövare", "sv") != stem("prover", "sv")


@pytest.mark.parametrize(("word", "bare"), [("Jäv", "jav"), ("ÉTUDE", "etude"), ("Ærø", "aero"), ("\ud800x", "x")])
def test_folding_takes_diacritics_away(word, bare):
    assert fold(word) == bare


def test_a_genitive_is_split_off():
    assert words("KI:s avtal") == ["ki", "s", "avtal"]


@pytest.mark.parametrize("typed", ["avtl", "avttal", "atval", "avtam", "vtal", "avta", "xavtal"])
def test_one_error_is_forgiven(typed):
    assert one_error(typed, "avtal")


@pytest.mark.parametrize("typed", ["avtal", "avt", "latva", "axxal", "avtalxx"])
def test_two_errors_and_none_are_no_typing_error(typed):
    assert not one_error(typed, "avtal")


def test_a_long_text_is_cut_between_words():
    text = "första " * 40 + "avtal " + "sista " * 40

    piece = cut(text, text.index("avtal"))

    assert (piece[:8], piece[-7:]) == ("… första", "sista …")
    assert "avtal" in piece


def test_only_the_sought_part_of_a_compound_is_marked():
    assert marked("Samarbetsavtal & mer", {"samarbetsavtal": "avtal"}) == "Samarbets<mark>avtal</mark> &amp; mer"
