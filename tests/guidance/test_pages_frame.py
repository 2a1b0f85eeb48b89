"""What stands around every page: languages, navigation, affiliation, where the page stands."""

import pytest
from django.utils.translation import override
from lxml import html

from guidance.pages import Ask
from guidance.pages.frame import affiliations, alternates, frame, href, languages, path_in, query
from guidance.public import respond
from tests.sample_guide import sample_guide

UNTRANSLATED = "animal-experiments"  # in English only


def asked(key: str, path: str, language: str = "en", **params: tuple[str, ...]) -> Ask:
    guide = sample_guide()
    return Ask(guide, guide.editions[language], path, key, params)


@pytest.mark.parametrize(
    ("params", "changes", "said"),
    [
        ({}, {}, ""),
        ({"as": ("ki",)}, {}, "?as=ki"),
        ({"as": ("ki",), "q": ("jäv",)}, {"as": "k"}, "?as=k&q=j%C3%A4v"),
        ({"as": ("ki",)}, {"as": None}, ""),
        ({"plan": ("a", "b")}, {}, "?plan=a&plan=b"),
    ],
)
def test_a_query_holds_what_was_said_and_what_changes(params, changes, said):
    assert query(params, **changes) == said


def test_the_other_language_leads_to_the_same_page_with_the_same_answers():
    ask = asked("samples-other", "/en/topics/other-human-samples/", **{"as": ("ki",)})

    assert [link.href for link in languages(ask)] == [
        "/en/topics/other-human-samples/?as=ki",
        "/sv/amnen/andra-humanprover/?as=ki",
    ]


def test_a_page_without_a_twin_leads_to_the_other_languages_home():
    assert [link.href for link in languages(asked("nowhere", "/en/nowhere/"))] == ["/en/", "/sv/"]


def test_alternates_hold_no_affiliation_and_name_a_default():
    ask = asked("step-2", "/en/steps/resources/", **{"as": ("k",)})

    assert [(link.lang, link.href) for link in alternates(ask)] == [
        ("en", "/en/steps/resources/"),
        ("sv", "/sv/steg/resurser/"),
        ("x-default", "/en/steps/resources/"),
    ]


def test_the_page_asked_for_is_marked_in_the_navigation():
    marked = [link.key for link in frame(asked("contacts", "/en/contacts/")).navigation if link.current]

    assert marked == ["contacts"]


def test_choosing_an_affiliation_stays_on_the_page():
    with override("en"):
        links = affiliations(asked("step-1", "/en/steps/purpose/", **{"as": ("k",)}))

    assert [link.href for link in links] == [
        f"/en/steps/purpose/?as={each}" for each in ("ki", "k", "both", "external")
    ]
    assert [link.key for link in links if link.current] == ["k"]


def test_links_carry_the_affiliation_and_fall_back_to_the_permanent_address():
    ask = asked("home", "/sv/", "sv", **{"as": ("both",)})

    assert href(ask, "unit-ki-biobank") == "/sv/kontakter/ki-biobank/?as=both"
    assert href(ask, "gone") == "/go/gone?as=both"


@pytest.mark.parametrize("key", ["step-2", "roadmap", "responsibility", "search", "clinical-infrastructure"])
@pytest.mark.parametrize(("language", "said"), [("sv", "(på engelska)"), ("en", "")])
def test_the_title_of_a_text_in_another_language_says_so(key, language, said):
    guide = sample_guide()
    edition = guide.editions[language]
    title = edition.sections[UNTRANSLATED].title
    tree = html.fromstring(respond(guide, path_in(edition, key), "").body.decode())
    links = tree.xpath(f"//main//a[normalize-space()='{title}' or span[normalize-space()='{title}']]")

    assert links
    for link in links:
        assert "".join(link.xpath("descendant-or-self::*/@lang")) == ("en" if said else "")
        marks = link.xpath("(. | following-sibling::*[1])/descendant-or-self::*[@class='in-language']/text()")
        assert "".join(marks) == said


@pytest.mark.parametrize(("key", "element"), [("roadmap", "label"), ("contacts", "option")])
@pytest.mark.parametrize(("language", "marked"), [("sv", "en"), ("en", "")])
def test_an_answer_in_another_language_is_marked(key, element, language, marked):
    guide = sample_guide()
    edition = guide.editions[language]
    title = edition.sections[UNTRANSLATED].title
    tree = html.fromstring(respond(guide, path_in(edition, key), "").body.decode())

    assert [each.get("lang", "") for each in tree.xpath(f"//{element}[normalize-space()='{title}']")] == [marked]
