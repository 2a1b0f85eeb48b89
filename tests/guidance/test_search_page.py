"""The search page: grouped, marked, honest when nothing is found, with a person to ask."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.translation import override

from guidance.guide import Reference
from guidance.pages import Ask
from guidance.pages.search import search
from guidance.public import canonical_query, respond
from tests.sample_guide import sample_guide

CUT = {
    "en": "Only the first 200 characters of your search were used.",
    "sv": "Bara de första 200 tecknen i din sökning användes.",
}


def asked(language: str, params: dict[str, str]) -> Ask:
    guide = sample_guide()
    edition = guide.editions[language]
    said = {name: (value,) for name, value in params.items()}
    return Ask(guide, edition, edition.pages["search"].path, "search", said)


def page(language: str = "sv", **params: str) -> str:
    ask = asked(language, params)
    edition = ask.edition
    context = {"ask": ask, "edition": edition, "language": language, "affiliation": ask.affiliation}
    with override(language):
        shown = search(ask)
        return get_template(shown.template).render({**context, **shown.context})


def test_results_are_grouped_contacts_first():
    assert re.findall(r'<section[^>]*data-kind="(\w+)"', page(q="avtal"))[:2] == ["unit", "section"]


def test_results_are_counted_in_the_title():
    assert re.search(r"<title>\d+ results for “agreement” –", page("en", q="agreement"))


def test_the_searched_words_stay_in_the_field():
    assert 'value="&quot;avtal&quot;"' in page(q='"avtal"')


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_nothing_searched_is_shown_unescaped(query):
    html = page(q=query)

    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_nothing_found_says_so_and_names_a_person():
    html = page("en", q="qqqq")

    assert "Nothing found for “qqqq”" in html
    assert 'data-unit="eeo"' in html


def test_a_search_in_vain_offers_a_word_of_the_guide():
    assert re.search(r'Did you mean <a href="/en/search/\?q=collabor', page("en", q="collaborxyz"))


def test_no_words_give_the_list_of_topics():
    html = page("en")

    titles = [section.title for section in sample_guide().editions["en"].sections.values()]
    assert all(escape(title) in html for title in titles)
    assert 'data-unit="eeo"' in html


def test_documents_of_one_title_say_their_own_language():
    guide = sample_guide()
    edition = guide.editions["en"]
    title, site = "Rules for testing", "https://ki.example/"
    both = tuple(Reference(title, site + language, language) for language in ("en", "sv"))
    section = replace(edition.sections["conflict-of-interest"], references=both)
    edition = replace(edition, sections={**edition.sections, section.key: section})
    guide = replace(guide, editions={**guide.editions, "en": edition})
    ask = Ask(guide, edition, edition.pages["search"].path, "search", {"q": (title,)})
    with override("en"):
        groups = search(ask).context["groups"]
    found = [each for group in groups for each in group.found if each.hit.kind == "reference"]

    assert {each.href.removeprefix(site): each.reference.language for each in found} == {"en": "en", "sv": "sv"}


def test_on_paper_a_result_has_its_permanent_address():
    assert f'data-paper="{settings.SITE_URL}/go/unit-ki-biobank"' in page(q="KI Biobank")


def test_the_affiliation_is_carried_on():
    assert "/sv/kontakter/ki-biobank/?as=k" in page(q="avtal", **{"as": "k"})


def test_the_other_language_has_its_own_heading_and_mark():
    html = page("en", q="humanprover")

    assert re.search(r'data-kind="other"', html)
    assert re.search(r'<li class="search-results__item"[^>]*lang="sv"', html)


def test_a_page_of_search_is_not_for_search_engines():
    assert re.search(r'<meta name="robots" content="noindex', page(q="avtal"))


def test_a_page_after_the_last_shows_the_last():
    assert "search-results__item" in page(q="avtal", page="99")


def test_what_was_looked_for_in_vain_is_told_for_editors():
    assert search(asked("sv", {"q": "qqqq"})).missed == ("search", "qqqq")
    assert search(asked("sv", {"q": "avtal"})).missed is None


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(("words", "found"), [("avtal agreement ", True), ("q", False)])
def test_words_that_were_cut_off_are_told(language, words, found):
    guide = sample_guide()
    path = guide.editions[language].pages["search"].path
    query = f"as=ki&q={words.replace(' ', '+') * (400 // len(words))}"

    html = respond(guide, path, query).body.decode()

    assert canonical_query(guide, path, query) is None  # else a page in front of everything forgets what was cut
    assert ("search-results__item" in html) is found
    assert CUT[language] in html


@pytest.mark.parametrize("query", ["", "q=avtal", "q=" + "a" * 200, "q=" + "a" * 200 + "+++", "q=a&q=b"])
def test_a_search_that_is_read_whole_says_nothing_of_that(query):
    guide = sample_guide()

    assert CUT["en"] not in respond(guide, "/en/search/", query).body.decode()
    assert canonical_query(guide, "/en/search/", query) is not None
