"""A guide that lacks a page of the CMS answers every public address all the same."""

from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest

from guidance.addresses import CMS_PAGES, LANGUAGES
from guidance.guide import Guide
from guidance.public import respond
from tests.sample_guide import sample_guide

BESIDE = {
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/no/such/page",
    "/go/no-such-key",
    "/api/v1/no-such-thing",
}
IN_EACH_LANGUAGE = {
    "/{}/",
    "/{}/no-such-page/",
    "/api/v1/{}/guide",
    "/api/v1/{}/search?q=contract",
    "/embed/{}/support?step=1&step=2",
    *(f"/embed/{{}}/support?as={affiliation}" for affiliation in ("ki", "k", "both", "external")),
    *(f"/embed/{{}}/support?step={step}" for step in range(1, 5)),
    *(f"/api/v1/{{}}/support?step={step}" for step in range(1, 5)),
}


def lacking(guide: Guide, keys: Collection[str]) -> Guide:
    """The guide as it is loaded when these pages are unpublished."""
    editions = {
        language: replace(each, pages={key: page for key, page in each.pages.items() if key not in keys})
        for language, each in guide.editions.items()
    }
    addresses = {path: at for path, at in guide.addresses.items() if at[1] not in keys}
    return replace(guide, editions=editions, addresses=addresses, former=guide.former | guide.addresses)


def public(guide: Guide) -> Iterator[str]:
    """Every public address, with the answers that change most of each page."""
    yield from BESIDE
    for language in LANGUAGES:
        yield from (address.format(language) for address in IN_EACH_LANGUAGE)
        yield from (page.path + "changes.atom" for page in guide.editions[language].pages.values())
        edition = guide.editions[language]
        yield from (f"{edition.pages['finder'].path}?step={step}" for step in range(1, 5))
        yield from (
            f"{edition.pages[key].path}?as=ki&step=2&q=contract" for key in ("roadmap", "responsibility", "search")
        )
        yield edition.pages["responsibility"].path + "responsibility.csv"
        yield from (f"{unit.path}{unit.key}.vcf" for unit in edition.units.values())
    for path, (language, key) in guide.addresses.items():
        yield from (path, f"{path}?as=external", f"/go/{key}/{language}", f"/go/{key}.svg")


@pytest.mark.parametrize("keys", [*((key,) for key in CMS_PAGES), CMS_PAGES], ids="+".join)
def test_no_address_fails_whichever_page_is_missing(keys, guide):
    poorer = lacking(guide, keys)

    failed = {}
    for address in public(guide):
        path, _, query = address.partition("?")
        try:
            respond(poorer, path, query, "en")
        except Exception as error:  # whatever it is, a visitor would see it
            failed[address] = repr(error)
    assert failed == {}


@pytest.mark.parametrize("query", ["", "step=2"])
def test_the_panel_for_others_leads_to_the_contacts_where_there_is_no_page(query, guide):
    poorer = lacking(guide, ("home", "step-2"))

    answer = respond(poorer, "/embed/en/support", query)

    assert answer.status == 200
    assert guide.editions["en"].pages["contacts"].title in answer.body.decode()
    assert guide.editions["en"].routes.first_contact.name in answer.body.decode()


@pytest.mark.parametrize("key", ["gone-topic", "never-there"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_permanent_address_that_names_a_language_misses_in_that_language(key, language):
    response = respond(sample_guide(), f"/go/{key}/{language}", "", "en" if language == "sv" else "sv")

    assert f'<html lang="{language}">' in response.body.decode()
