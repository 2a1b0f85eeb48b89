"""The roadmap: what matters for these answers, why, and whom to talk to."""

import re
from dataclasses import replace
from html import unescape

import pytest

from guidance.guide import Guide
from guidance.pages import Ask
from guidance.pages.roadmap import roadmap
from guidance.parameters import read
from guidance.public import respond
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
ADDRESSES = {"en": "/en/roadmap/", "sv": "/sv/fardplan/"}
TRIAL = "as=both&plan=clinical-trials&need=samples-healthcare"


def context(query="", language="en"):
    params = read("roadmap", query, GUIDE, language)[0]
    return roadmap(Ask(GUIDE, GUIDE.editions[language], ADDRESSES[language], "roadmap", params)).context


def html(query="", language="en"):
    return unescape(respond(GUIDE, ADDRESSES[language], query).body.decode())


def listed(query):
    return [item.section.key for stretch in context(query)["stretches"] for item in stretch.items]


def test_without_answers_everything_in_the_steps_is_listed():
    in_steps = [section.key for section in GUIDE.editions["en"].sections.values() if section.step]

    assert listed("") == in_steps


def test_a_plan_and_a_need_cut_the_steps_down_in_their_order():
    assert listed(TRIAL) == [
        "purposes",
        "process-and-timeline",
        "collaboration-types",
        "clinical-trials",
        "samples-healthcare",
        "conflict-of-interest",
        "ethical-review",
        "contract-content",
    ]


def test_every_item_and_everything_put_aside_says_why():
    shown = context("as=external&plan=clinical-trials")
    items = [item for stretch in shown["stretches"] for item in stretch.items]

    assert all(item.reasons for item in (*items, *shown["unneeded"]))
    assert ("The rule is for staff.",) in [item.reasons for item in shown["unneeded"]]
    assert ("Trials usually need samples.",) in [item.reasons for item in items]


def test_items_and_those_put_aside_are_all_sections_of_the_steps():
    shown = context(TRIAL)

    assert shown["listed"] + len(shown["unneeded"]) == shown["total"] == len(listed(""))


def test_everybody_to_talk_to_stands_once_in_the_order_of_need():
    people = [person.card.support.unit.key for person in context(TRIAL)["people"]]

    assert people == ["eeo", "kta", "smb", "ki-biobank", "hr-negotiation-unit", "epm", "legal-unit-ki"]


def test_a_contact_says_what_it_is_needed_for():
    matters = {person.card.support.unit.key: person.matters for person in context(TRIAL)["people"]}

    assert matters["smb"] == ("Human samples from healthcare",)


@pytest.mark.parametrize("language", ADDRESSES)
def test_each_unit_has_one_card_and_every_item_links_to_one(language):
    page = html(TRIAL, language)
    cards = re.findall(r'id="contact-([\w-]+)"', page)

    assert len(cards) == len(set(cards))
    assert set(re.findall(r'href="#contact-([\w-]+)"', page)) == set(cards)


@pytest.mark.parametrize("language", ADDRESSES)
def test_all_answers_can_be_changed_on_the_page(language):
    form = re.search(r"<form[^>]*data-filters.*?</form>", html(TRIAL, language), re.S)[0]

    assert {"as", "plan", "need", "stage", "step"} <= set(re.findall(r'name="(\w+)"', form))
    assert re.findall(r'value="([\w-]+)"[^>]* checked', form) == ["both", "clinical-trials", "samples-healthcare"]


def test_one_step_can_be_shown_alone():
    assert listed("step=4") == ["contract-content"]


def test_where_nothing_fits_the_answer_that_excludes_everything_can_be_dropped():
    edition = GUIDE.editions["en"]
    small = replace(edition, sections={"conflict-of-interest": edition.sections["conflict-of-interest"]})
    said = {"as": ("external",), "stage": ("idea",)}

    shown = roadmap(Ask(Guide(7, {"en": small}), small, "/en/roadmap/", "roadmap", said)).context

    assert shown["listed"] == 0
    assert [(offer.name, offer.without) for offer in shown["offers"]] == [("as", "stage=idea")]


@pytest.mark.parametrize("language", ADDRESSES)
def test_on_paper_there_is_the_address_and_its_code(language):
    page = html(TRIAL, language)
    paper = re.search(r'<div class="print-head print-only".*?</div>', page, re.S)[0]

    assert f"/go/roadmap?{TRIAL}" in unescape(paper)
    assert "<svg" in paper
    assert "style=" not in page


def test_the_roadmap_has_one_address_however_the_form_was_sent():
    sent = "need=samples-healthcare&need=&plan=clinical-trials&stage=&as=both&step="

    assert context(sent)["address"] == f"{ADDRESSES['en']}?{TRIAL}"


def test_a_choice_that_no_unit_answers_for_is_made_known():
    ask = Ask(GUIDE, GUIDE.editions["en"], "/en/roadmap/", "roadmap", {"plan": ("commissioned-research",)})

    assert roadmap(ask).missed == ("need", "commissioned-research")


def test_who_steps_in_where_nobody_can_be_reached_is_no_part_of_the_last_side():
    lines = re.findall(r'<li [^>]*data-part="whole" data-role="fallback">(.*?)<', html("as=both"))

    assert set(lines) == {"If you cannot reach them: "}


def test_starting_again_is_offered_only_after_an_answer():
    assert "Start again" not in html()
    assert "Start again" in html("as=ki")
