"""Search on the sample guide: what is found, in which order, and that any text gets an answer."""

import re
from array import array
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.guide import Guide
from guidance.search import search, suggestion
from guidance.search.index import index_of, most_about
from tests.sample_guide import sample_guide


def found(query: str, language: str = "sv") -> list[tuple[str, str]]:
    return [(hit.kind, hit.key) for hit in search(sample_guide(), language, query).hits]


@pytest.mark.parametrize(
    ("language", "query", "first"),
    [
        ("sv", "Jäv", ("section", "conflict-of-interest")),
        ("sv", "jav", ("section", "conflict-of-interest")),
        ("sv", "COI", ("section", "conflict-of-interest")),
        ("sv", "KI Biobank", ("unit", "ki-biobank")),
        ("sv", "kliniska prövningar", ("type", "clinical-trials")),
        ("sv", "klinisk prövning", ("type", "clinical-trials")),
        ("en", "clinical trial", ("type", "clinical-trials")),
        ("en", "clincal trials", ("type", "clinical-trials")),
        ("en", "EEO", ("unit", "eeo")),
        ("en", "accessibility", ("page", "accessibility")),
    ],
)
def test_the_right_thing_comes_first(language, query, first):
    assert found(query, language)[0] == first


def test_a_word_is_found_inside_a_compound():
    assert ("unit", "ki-biobank") in found("avtal")  # biobanksavtal


def test_an_unknown_compound_is_taken_apart():
    assert ("section", "samples-healthcare") in found("biobanksprover")


def test_an_exact_title_comes_before_a_title_that_holds_the_word():
    titles = [hit.title for hit in search(sample_guide(), "sv", "jäv").hits]

    assert titles.index("Jäv") < titles.index("Riktlinjer om jäv")


def test_what_is_typed_with_diacritics_ranks_the_same_spelling_higher():
    typed, bare = (search(sample_guide(), "sv", query).hits[0].score for query in ("jäv", "jav"))

    assert typed > bare


def test_what_only_the_other_language_has_comes_last_under_its_own_heading():
    results = search(sample_guide(), "en", "humanprover")

    assert not results.hits
    assert {hit.lang for hit in results.others} == {"sv"}


def test_nothing_is_found_twice_in_both_languages():
    results = search(sample_guide(), "en", "KTA")

    assert "kta" in {hit.key for hit in results.hits}
    assert "kta" not in {hit.key for hit in results.others}


def test_the_match_is_marked_and_its_text_escaped():
    hit = next(hit for hit in search(sample_guide(), "sv", "avtal").hits if hit.key == "ki-biobank")

    assert "biobanks<mark>avtal</mark>" in hit.snippet


def test_markup_in_a_text_stays_text():
    guide = sample_guide()
    edition = guide.editions["en"]
    eeo = replace(edition.units["eeo"], name="<b>Zebra</b> & co", covers=("<script>zebra</script>",))
    guide = replace(guide, editions={**guide.editions, "en": replace(edition, units={"eeo": eeo})})
    hit = search(guide, "en", "zebra").hits[0]

    assert "<script" not in hit.snippet
    assert hit.marked_title == "&lt;b&gt;<mark>Zebra</mark>&lt;/b&gt; &amp; co"


def test_a_hit_tells_why_it_was_found():
    why = search(sample_guide(), "sv", "COI").hits[0].why

    assert (why[0].typed, why[0].word, why[0].how) == ("coi", "jäv", "synonym")


def test_a_search_in_vain_suggests_a_word_of_the_guide():
    assert suggestion(sample_guide(), "en", "collaborxyz").startswith("collabor")
    assert suggestion(sample_guide(), "en", "qqqq") == ""


def test_many_readers_at_once_get_one_index():
    edition = replace(sample_guide().editions["en"])

    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(index_of, [edition] * 32))

    assert {id(index) for index in found} == {id(index_of(edition))}


def test_another_edition_has_another_index():
    guide = sample_guide()
    edition = guide.editions["en"]
    renamed = replace(edition.units["kta"], name="Quokka office")
    changed = replace(guide, editions={**guide.editions, "en": replace(edition, units={"kta": renamed})})

    assert not search(guide, "en", "quokka").hits
    assert search(changed, "en", "quokka").hits[0].key == "kta"


@pytest.mark.parametrize(
    "query",
    [
        *("", " ", "?!.,;:", '"avtal', "avtal*", "NEAR(avtal, 5)", "-avtal", "a\x00b", "\ud800", "\u202eavtal", "%"),
        *("'; DROP TABLE", "<script>", "x" * 65536, "avtal " * 10000, "(((((", "ﷺ" * 300, "ǅ İ ß", "🙂" * 200, "\\"),
    ],
)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_any_query_gets_an_answer(query, language):
    results = search(sample_guide(), language, query)

    for hit in (*results.hits, *results.others):
        assert "<script" not in hit.snippet + hit.marked_title
    suggestion(sample_guide(), language, query)


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.sampled_from(["en", "sv"]))
def test_any_text_gets_an_answer(query, language):
    results = search(sample_guide(), language, query)

    tags = re.findall("<[^>]*>", "".join(hit.snippet + hit.marked_title for hit in (*results.hits, *results.others)))
    assert set(tags) <= {"<mark>", "</mark>"}


def test_a_very_common_word_leads_to_what_is_most_about_it():
    numbers, weight = most_about(array("L", range(5000)), array("f", [1.0] * 4999 + [9.0]))

    assert (len(numbers), numbers[0], weight[0]) == (1500, 4999, 9.0)


def test_a_synonym_stands_for_its_own_forms_only():
    assert "providers" not in {
        reason.word for hit in search(with_providers(), "en", "biobank").hits for reason in hit.why
    }


def with_providers() -> Guide:
    """A guide where biobank and prov mean the same, and a text names providers."""
    guide = sample_guide()
    edition = guide.editions["en"]
    eeo = replace(edition.units["eeo"], covers=("care providers",))
    changed = replace(edition, units={**edition.units, "eeo": eeo}, synonyms=(("biobank", "prov"),))
    return replace(guide, editions={**guide.editions, "en": changed})


def test_every_hit_answers_with_a_reason():
    for query in ("avtal", "jav", "biobnak", "prover", "klinisk"):
        assert all(hit.why for hit in search(sample_guide(), "sv", query).hits)
