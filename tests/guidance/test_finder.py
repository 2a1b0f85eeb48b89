"""The finder: four questions, each of which may be skipped."""

import re
from html import unescape

import pytest

from guidance.public import respond
from tests.sample_guide import sample_guide

ADDRESSES = {"en": "/en/finder/", "sv": "/sv/hitta-ratt/"}


def shown(query="", language="en"):
    return unescape(respond(sample_guide(), ADDRESSES[language], query).body.decode())


def form(html):
    """The address a form is sent to, and the names and values it can send."""
    whole = re.search(r'<form class="flow" action="([^"]*)".*?</form>', html, re.S)
    return whole[1], re.findall(r'name="([^"]*)" value="([^"]*)"', whole[0])


@pytest.mark.parametrize("language", ADDRESSES)
@pytest.mark.parametrize(("number", "name"), [(1, "as"), (2, "plan"), (3, "need"), (4, "stage")])
def test_each_page_asks_one_question_that_can_be_left_open(language, number, name):
    html = shown(f"step={number}", language)

    assert set(re.findall(r'type="(?:radio|checkbox)" name="(\w+)"', html)) == {name}
    assert (name, "") in form(html)[1]
    assert html.count("<h1") == 1


def test_without_a_number_the_first_question_is_asked():
    assert form(shown()) == form(shown("step=1"))


def test_answers_travel_along_and_the_next_question_follows():
    action, fields = form(shown("as=ki&plan=clinical-trials&step=3"))

    assert action == ADDRESSES["en"]
    assert {("as", "ki"), ("plan", "clinical-trials"), ("step", "4")} <= set(fields)


def test_the_last_question_leads_to_the_roadmap():
    action, fields = form(shown("as=ki&step=4"))

    assert action == "/en/roadmap/"
    assert "step" not in dict(fields)


def test_going_back_keeps_every_answer():
    html = shown("as=ki&plan=clinical-trials&need=samples-other&step=3")

    assert 'href="/en/finder/?as=ki&plan=clinical-trials&need=samples-other&step=2">Back' in html
    assert re.search(r'value="clinical-trials"[^>]* checked', shown("as=ki&plan=clinical-trials&step=2"))


def test_skipping_a_question_leaves_only_its_own_answer_out():
    html = shown("as=ki&plan=clinical-trials&step=2")

    assert 'href="/en/finder/?as=ki&step=3">Skip' in html


@pytest.mark.parametrize("language", ADDRESSES)
def test_the_roadmap_is_one_click_away_from_the_first_answer_on(language):
    assert (
        "plan=basic-research" in re.search(r'class="finder__said".*', shown("plan=basic-research", language), re.S)[0]
    )
    assert "finder__said" not in shown("", language)


def test_what_cannot_be_read_is_not_said():
    assert form(shown("as=%00&plan=x&step=9&need=%ff")) == form(shown())
