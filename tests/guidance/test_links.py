"""Permanent addresses lead on for ever, in one hop."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance import links
from guidance.guide import Retired
from guidance.public import respond
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
SITE = "https://guide.example.org"


def header(response, name):
    return dict(response.headers).get(name)


def go(rest, language="en", query="", guide=GUIDE):
    return links.go(guide, rest, language, query, SITE)


@pytest.mark.parametrize(
    ("rest", "language", "location"),
    [
        ("home", "sv", "/sv/"),
        ("samples-healthcare", "en", "/en/topics/human-samples-from-healthcare/"),
        ("samples-healthcare", "sv", "/sv/amnen/manniskoprover-fran-varden/"),
        ("samples-healthcare/sv", "en", "/sv/amnen/manniskoprover-fran-varden/"),
        ("clinical-trials/en", "sv", "/en/types/clinical-trials/"),
        ("unit-kta", "sv", "/sv/kontakter/kta/"),
        ("step-2/", "en", "/en/steps/resources/"),
        ("Samples-Healthcare", "en", "/en/topics/human-samples-from-healthcare/"),
        ("CLINICAL-TRIALS/SV", "en", "/sv/samarbetsformer/kliniska-provningar/"),
        ("home/Sv/", "en", "/sv/"),
        ("old-topic", "en", "/en/topics/other-human-samples/"),
    ],
)
def test_a_key_leads_to_its_page(rest, language, location):
    response = go(rest, language)

    assert (response.status, header(response, "Location")) == (302, location)
    assert header(response, "Cache-Control") == "private, no-cache"


def test_every_public_key_has_a_permanent_address_in_both_languages():
    edition = GUIDE.editions["en"]
    for key in (*edition.pages, *edition.sections, *(f"unit-{key}" for key in edition.units)):
        for language in GUIDE.editions:
            location = header(go(f"{key}/{language}"), "Location")
            assert GUIDE.addresses[location] == (language, key)


@pytest.mark.parametrize(
    "rest",
    [
        "nope",
        "",
        "/",
        "..",
        "set",
        "set/",
        "set/nope",
        "a//b",
        "home/de",
        "home/edit",
        "SET/spring-visit",
        "Å",
        "\u212aey",
        "home\x00",
        "a\nb",
    ],
)
def test_what_never_was_public_is_not_found(rest):
    assert go(rest).status == 404


def test_a_key_that_is_gone_is_gone_and_points_to_its_step():
    assert go("gone-topic").status == 410
    assert links.step_of_gone(GUIDE, "/go/gone-topic") == 2


@pytest.mark.parametrize("rest", ["gone-topic/sv", "gone-topic/SV", "nope/SV/"])
def test_what_is_not_there_is_told_in_the_language_that_was_asked_for(rest):
    assert b'<html lang="sv"' in respond(GUIDE, f"/go/{rest}", accept_language="en").body


def test_the_visitors_language_only_varies_the_answer_where_none_is_forced():
    assert header(go("home"), "Vary") == "Accept-Language"
    assert header(go("home/sv"), "Vary") is None


@pytest.mark.parametrize(
    ("query", "carried"),
    [
        ("as=ki", "?as=ki"),
        ("as=ki&utm_source=x", "?as=ki&utm_source=x"),
        ("q=%C3%A5", "?q=%C3%A5"),
        ("a=\r\nSet-Cookie: x", "?a=%0D%0ASet-Cookie:%20x"),
        ("q=" + "å".encode().decode("latin-1"), "?q=%C3%A5"),
        ("x" * 2001, ""),
        ("", ""),
    ],
)
def test_the_query_is_carried_on_and_cannot_break_the_header(query, carried):
    assert header(go("home", query=query), "Location") == "/en/" + carried


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_asked_for_is_answered(rest, query):
    response = go(rest, query=query)

    assert response.status in (200, 302, 404, 410)
    assert all(value.isprintable() and value.isascii() for _, value in response.headers)


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
@pytest.mark.parametrize("rest", ["samples-healthcare", "samples-healthcare/sv", "set/spring-visit-code"])
def test_qr_codes_are_pictures_of_the_permanent_address(kind, begins, rest):
    code = "spring-visit-code"
    guide = replace(GUIDE, link_sets={code: replace(GUIDE.link_sets["spring-visit"], code=code)})

    response = go(f"{rest}.{kind}", guide=guide)

    assert (response.status, response.body[: len(begins)]) == (200, begins)


def test_a_qr_code_holds_the_affiliation_and_nothing_else_of_the_query():
    assert go("home.svg", query="as=k").body != go("home.svg").body
    assert go("home.svg", query="as=nobody&x=1").body == go("home.svg").body


def test_a_set_is_a_page_in_its_own_language_unless_one_is_forced():
    assert links.set_asked(GUIDE, "set/spring-visit") == ("spring-visit", "en")
    assert links.set_asked(GUIDE, "set/Spring-Visit/sv") == ("spring-visit", "sv")
    assert links.set_asked(GUIDE, "set/nope") is None
    assert links.set_asked(GUIDE, "set/spring-visit.svg") is None


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/en/topics/human-samples/", "/en/topics/human-samples-from-healthcare/"),
        ("/en/topics/human-samples", "/en/topics/human-samples-from-healthcare/"),
        ("/en/steps/purpose", "/en/steps/purpose/"),
        ("/en/topics/human-samples/changes.atom", "/en/topics/human-samples-from-healthcare/changes.atom"),
    ],
)
def test_a_former_address_redirects_for_ever_to_todays(path, location):
    response = links.redirect_for(GUIDE, path, "as=ki")

    assert (response.status, header(response, "Location")) == (301, location + "?as=ki")


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/unheard-of/",
        "//evil.example",
        "/go/home",
        "/en/unheard-of/changes.atom",
        "/en/changes/changes.atom",
        "/en/topics/human-samples/feed.atom",
        "/en/topics/human-samples/samples-healthcare.vcf",
        "/en/contacts/kta/kta.vcf",
    ],
)
def test_other_addresses_are_not_redirected(path):
    assert links.redirect_for(GUIDE, path) is None


def retired(**successors):
    """The sample guide with keys that were retired, each with its successor, and a former address for each."""
    return replace(
        GUIDE,
        retired={key: Retired(successor, 3) for key, successor in successors.items()},
        former={f"/en/topics/{key}/": ("en", key) for key in successors},
    )


def test_a_chain_of_successors_is_one_hop():
    guide = retired(a="b", b="c", c="samples-other")

    assert header(links.redirect_for(guide, "/en/topics/a/"), "Location") == "/en/topics/other-human-samples/"
    assert header(go("a", guide=guide), "Location") == "/en/topics/other-human-samples/"


@pytest.mark.parametrize(("may_return", "status"), [(False, 301), (True, 302)])
def test_what_may_come_back_redirects_for_the_time_being(may_return, status):
    guide = retired(a="samples-other")
    guide = replace(guide, retired={"a": replace(guide.retired["a"], may_return=may_return)})

    response = links.redirect_for(guide, "/en/topics/a/")

    assert (response.status, header(response, "Location")) == (status, "/en/topics/other-human-samples/")


def test_the_card_of_a_retired_unit_leads_to_its_successors():
    guide = replace(
        GUIDE,
        retired={"unit-old": Retired("unit-kta"), "unit-gone": Retired()},
        former={f"/en/contacts/{key}/": ("en", f"unit-{key}") for key in ("old", "gone")},
    )

    assert header(respond(guide, "/en/contacts/old/old.vcf"), "Location") == "/en/contacts/kta/kta.vcf"
    assert respond(guide, "/en/contacts/old/other.vcf").status == 404
    assert respond(guide, "/en/contacts/gone/gone.vcf").status == 410


@pytest.mark.parametrize("end", ["", "/", "/changes.atom"])
def test_what_is_gone_points_to_its_step_however_it_is_asked_for(end):
    guide = retired(a=None)

    assert respond(guide, f"/en/topics/a{end}").status == 410
    assert links.step_of_gone(guide, f"/en/topics/a{end}") == 3


def test_a_circle_of_successors_ends_in_gone():
    guide = retired(a="b", b="a")

    assert go("a", guide=guide).status == 410
    assert links.redirect_for(guide, "/en/topics/b/").status == 410
    assert links.step_of_gone(guide, "/en/topics/b/") == 3


def test_a_successor_that_is_no_longer_public_ends_in_gone():
    assert go("a", guide=retired(a="never-there")).status == 410


@pytest.mark.parametrize(
    ("path", "likely"),
    [
        ("/en/topics/human-sampels-from-healthcare/", "samples-healthcare"),
        ("/en/conflict", "conflict-of-interest"),
        ("/topics/ethical_review.html", "ethical-review"),
    ],
)
def test_a_mistyped_address_brings_up_what_resembles_it(path, likely):
    found = links.suggestions(GUIDE, "en", path)

    assert likely in [each.key for each in found]
    assert len(found) <= 3


@pytest.mark.parametrize("path", ["/en/qqqq/", "/", "/go/set/samples-other", "/\x00", "/" + "x" * 65536])
def test_nothing_is_suggested_where_nothing_resembles(path):
    assert links.suggestions(GUIDE, "en", path) == ()
