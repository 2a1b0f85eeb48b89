"""Home, types, about, accessibility, privacy and error pages."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override
from lxml import html

from guidance.pages import Ask, errors
from guidance.pages.texts import reporting
from guidance.public import PAGES, rendered, respond
from tests.sample_guide import sample_guide

GUIDE = sample_guide()


def page(path: str, status: int = 200):
    answer = respond(GUIDE, path)
    assert answer.status == status
    return html.fromstring(answer.body.decode())


def accessibility(language: str = "en") -> Ask:
    edition = GUIDE.editions[language]
    return Ask(GUIDE, edition, edition.pages["accessibility"].path, "accessibility")


def test_home_offers_the_roadmap_the_steps_the_affiliation_and_a_contact():
    tree = page("/en/")

    assert tree.xpath("//a[contains(@class, 'button--primary')]/@href") == ["/en/finder/"]
    assert len(tree.xpath("//section[@id='steps']//li")) == 4
    assert [href.partition("?as=")[2] for href in tree.xpath("//nav[@id='affiliation']//a/@href")] == [
        "ki", "k", "both", "external",
    ]  # fmt: skip
    assert tree.xpath("//main//*[@id='contact-eeo']")


def test_types_are_a_plain_list_with_who_is_responsible():
    tree = page("/en/types/")

    assert tree.xpath("//article/@data-section")[:2] == ["basic-research", "precision-medicine"]
    assert tree.xpath("//article/@data-responsibility")[:2] == ["ki", "joint"]


def test_types_are_as_fresh_as_the_latest_of_their_texts():
    edition = GUIDE.editions["en"]
    old, plain = replace(edition.pages["types"], changed_on=None), edition.sections["precision-medicine"]
    later = replace(plain, changed_on=date(2026, 10, 9))
    edition = replace(edition, pages=edition.pages | {"types": old}, sections=edition.sections | {plain.key: later})
    guide = replace(GUIDE, editions={**GUIDE.editions, "en": edition})

    tree = html.fromstring(respond(guide, "/en/types/").body.decode())

    assert "Last changed 9\u00a0October\u00a02026" in tree.xpath("string(//div[@class='reviewed'])")


def test_about_shows_what_each_side_does():
    assert page("/en/about/").xpath("//div[@class='sides']/section/@data-responsibility") == ["joint", "ki", "k"]


def test_the_accessibility_statement_takes_reports_without_a_name():
    form = page("/sv/tillganglighet/").xpath("//form[@id='report']")[0]

    assert (form.get("method"), form.get("action")) == ("post", "/sv/tillganglighet/")
    assert form.xpath(".//*[@required]/@name") == ["text"]


def test_a_report_that_cannot_be_taken_keeps_what_was_written():
    with override("en"):
        shown = reporting(accessibility(), {"page": "/en/types/", "text": ""}, [("text", "Write something.")])
    tree = html.fromstring(rendered(accessibility(), shown).body.decode())

    assert shown.status == 400
    assert tree.xpath("//title/text()")[0].startswith("Error: ")
    assert tree.xpath("//*[@id='text']/@aria-invalid") == ["true"]
    assert tree.xpath("//*[@role='alert']//a/@href") == ["#text"]
    assert tree.xpath("//*[@id='page']/@value") == ["/en/types/"]


def test_a_report_is_acknowledged():
    with override("sv"):
        shown = reporting(accessibility("sv"), {}, [], sent=True)

    assert "Tack. Vi har tagit emot din rapport." in rendered(accessibility("sv"), shown).body.decode()


def test_a_lost_reader_gets_suggestions_steps_and_a_person():
    tree = page("/en/topics/other-human-sample/", 404)

    assert tree.xpath("//main/@data-page") == ["error"]
    assert "/en/topics/other-human-samples/" in tree.xpath("//main//li/a/@href")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//main//*[@data-unit='eeo']")


def test_something_retired_points_to_its_step():
    ask = Ask(GUIDE, GUIDE.editions["en"], "/go/gone-topic", "error")
    with override("en"):
        shown = errors.gone(ask, 2)

    assert shown.status == 410
    assert shown.context["parent"].href == "/en/steps/resources/"


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("kind", sorted(set(PAGES) - {"step", "section", "type", "unit"}))
def test_every_page_says_its_language_its_kind_and_a_way_to_a_person(language, kind):
    tree = page(GUIDE.editions[language].pages[kind].path)

    assert tree.get("lang") == language
    assert tree.xpath("//main/@data-page") == [kind]
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("//*[@data-unit]")
