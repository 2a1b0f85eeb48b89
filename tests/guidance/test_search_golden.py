"""Golden searches on the imported guide: the right thing among the first three; each part of it shown to matter."""

from collections import Counter

import pytest

from guidance.search import forms, matching, search
from guidance.search import index as indexing
from tests.content.golden_searches import Golden, found, golden_searches

ENOUGH = 0.95


@pytest.fixture(scope="module")
def golden(guide) -> list[Golden]:
    return golden_searches(guide)


def share(guide, searches: list[Golden]) -> float:
    return sum(found(guide, golden) for golden in searches) / len(searches)


def test_the_right_thing_is_among_the_first_three(guide, golden):
    kinds = Counter(each.what for each in golden)

    shares = {kind: share(guide, [each for each in golden if each.what == kind]) for kind in kinds}

    assert {kind: worth for kind, worth in shares.items() if worth < ENOUGH} == {}


def test_every_written_search_succeeds(guide, golden):
    written = [each for each in golden if each.what == "written"]

    assert [each.query for each in written if not found(guide, each)] == []


def without(monkeypatch, part: str) -> None:
    """Take one part of the search away."""
    indexing._kept.clear()
    match part:
        case "compounds":
            monkeypatch.setattr(forms, "containing", lambda index, part: iter(()))
        case "inflection":
            for module in (forms, indexing, matching):
                monkeypatch.setattr(module, "stem", lambda word, language: word)
        case "diacritics":
            for module in (forms, indexing, matching):
                monkeypatch.setattr(module, "fold", lambda word: word)
        case "synonyms":
            monkeypatch.setattr(matching, "group", lambda index, phrase: ())
        case "typing errors":
            monkeypatch.setattr(matching, "corrections", lambda index, bare: [])


NEEDS = {
    "compounds": ("sv", "avtal", "biobanksavtal"),
    "inflection": ("sv", "prövningarna", "prövningar"),
    "diacritics": ("sv", "overforing", "överföring"),  # one letter alone would pass for a typing error
    "synonyms": ("sv", "coi", "jäv"),
    "typing errors": ("sv", "biobnak", "biobank"),
}


def words_found(guide, language: str, query: str) -> set[str]:
    return {reason.word for hit in search(guide, language, query).hits for reason in hit.why}


@pytest.mark.parametrize("part", NEEDS)
def test_each_part_finds_what_nothing_else_finds(guide, monkeypatch, part):
    language, query, word = NEEDS[part]
    assert word in words_found(guide, language, query)

    without(monkeypatch, part)

    assert word not in words_found(guide, language, query)
    indexing._kept.clear()


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("diacritics", "synonym, without diacritics"),
        ("synonyms", "synonym"),
        ("typing errors", "unit by name, typing error"),
    ],
)
def test_golden_searches_fail_without_each_part(guide, golden, monkeypatch, part, what):
    searches = [each for each in golden if each.what == what]
    before = share(guide, searches)

    without(monkeypatch, part)

    assert share(guide, searches) < before
    indexing._kept.clear()
