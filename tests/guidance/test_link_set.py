"""A link set shows the chosen sections as they are today, and says what is different."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from guidance.guide import Retired
from guidance.pages import Ask
from guidance.pages.link_set import link_set
from guidance.public import respond
from guidance.states import state_of
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
KEYS = ("clinical-trials", "samples-healthcare", "contract-content")
EDITION = GUIDE.editions["en"]
SET = replace(GUIDE.link_sets["spring-visit"], snapshot={key: state_of(EDITION.sections[key]) for key in KEYS})


def with_set(guide=GUIDE, **changes):
    return replace(guide, link_sets={SET.code: replace(SET, **changes)})


def with_section(key, **changes):
    sections = {**EDITION.sections, key: replace(EDITION.sections[key], **changes)}
    return with_set(replace(GUIDE, editions={**GUIDE.editions, "en": replace(EDITION, sections=sections)}))


def shown(guide, language="en", **params):
    ask = Ask(guide, guide.editions[language], "/go/set/spring-visit", "set/spring-visit", params)
    return link_set(ask, SET.code).context


def test_the_sections_stand_in_the_order_they_were_chosen_in():
    assert tuple(item.section.key for item in shown(with_set())["chosen"]) == KEYS


def test_nothing_is_marked_while_nothing_has_changed():
    assert not shown(with_set())["any_changed"]


@pytest.mark.parametrize("change", [{"title": "Other"}, {"html": "<p>Other</p>"}, {"responsibility": "joint"}])
def test_a_section_that_reads_differently_is_marked(change):
    changed = shown(with_section("contract-content", **change))

    assert [item.changed for item in changed["chosen"]] == [False, False, True]


@pytest.mark.parametrize("change", [{"position": 99}, {"step": 1}, {"path": "/en/topics/x/"}, {"reviewed_on": None}])
def test_a_section_that_only_moved_is_not_marked(change):
    assert not shown(with_section("contract-content", **change))["any_changed"]


def test_a_renamed_section_is_found_under_its_new_address():
    item = shown(with_section("samples-healthcare", path="/en/topics/new/"))["chosen"][1]

    assert item.href == "/en/topics/new/?as=external"


def without(key, successor):
    editions = {
        language: replace(each, sections={k: s for k, s in each.sections.items() if k != key})
        for language, each in GUIDE.editions.items()
    }
    return with_set(replace(GUIDE, editions=editions, retired={key: Retired(successor, 2)}))


def test_a_retired_section_is_replaced_by_its_successor_and_marked():
    item = shown(without("samples-healthcare", "samples-other"))["chosen"][1]

    assert (item.section.key, item.moved) == ("samples-other", True)


@pytest.mark.parametrize("keys", [("samples-healthcare", "samples-other"), ("samples-other", "samples-healthcare")])
def test_a_successor_that_was_chosen_itself_stands_there_once(keys):
    guide = without("samples-healthcare", "samples-other")
    context = shown(replace(guide, link_sets={SET.code: replace(SET, sections=keys)}))

    assert [(item.section.key, item.moved) for item in context["chosen"]] == [("samples-other", False)]
    assert context["missing"] == 0


def test_a_successor_of_two_sections_stands_there_once():
    guide = without("samples-healthcare", "samples-other")
    retired = guide.retired | {"gone-too": Retired("samples-other", 2)}
    chosen = replace(SET, sections=("gone-too", "samples-healthcare"))
    context = shown(replace(guide, retired=retired, link_sets={SET.code: chosen}))

    assert [(item.section.key, item.moved) for item in context["chosen"]] == [("samples-other", True)]


def test_a_section_that_is_gone_is_left_out_and_counted():
    context = shown(without("samples-healthcare", None))

    assert (len(context["chosen"]), context["missing"]) == (2, 1)


def test_the_readers_own_affiliation_goes_before_the_sets():
    item = shown(with_set(), **{"as": ("ki",)})["chosen"][0]

    assert item.href.endswith("?as=ki")


def test_an_expired_set_shows_the_plain_sections():
    response = respond(with_set(expired=True), "/go/set/spring-visit")
    html = response.body.decode()

    assert response.status == 200
    assert SET.title not in html
    assert SET.note not in html
    assert 'href="/en/topics/content-of-a-contract/"' in html


@pytest.mark.parametrize(("language", "expired", "said"), [("en", False, ""), ("sv", False, "en"), ("sv", True, "")])
def test_its_title_and_note_carry_their_language_where_it_is_not_the_pages(language, expired, said):
    assert shown(with_set(expired=expired), language)["lang"] == said


@pytest.mark.parametrize(("path", "language"), [("", "en"), ("/sv", "sv")])
def test_a_set_is_a_page_that_search_engines_leave_alone(path, language):
    response = respond(with_set(), "/go/set/spring-visit" + path)

    assert response.status == 200
    assert dict(response.headers)["X-Robots-Tag"] == "noindex"
    assert dict(response.headers)["Cache-Control"] == "private, no-cache"
    assert re.search(f'<html lang="{language}"', response.body.decode())


def page_of(code):
    """Status and page of a wrong code, without the code itself, which stands in the mail to tell somebody."""
    response = respond(with_set(), f"/go/set/{code}")
    html = response.body.decode()
    return response.status, html.replace(quote(code, safe=""), "").replace(quote(code), "").replace(code, "")


@pytest.mark.parametrize("code", ["nope", "bcdf-ghjk-mnpq", "SPRING", "x" * 500, "%00", "../admin", "samples-other"])
def test_unknown_codes_get_one_and_the_same_page(code):
    assert page_of(code) == page_of("qqqq-qqqq-qqqq")
    assert page_of(code)[0] == 404
