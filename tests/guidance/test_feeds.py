"""Atom feeds: everything, or one section, in each language."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from guidance import feeds
from guidance.guide import Note
from tests.sample_guide import AS_OF, sample_guide

SITE = "https://guide.example.org"
GUIDE = sample_guide()
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(path, guide=GUIDE):
    return ET.fromstring(feeds.feed(guide, path, SITE).body)


def titles(feed):
    return [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]


def test_the_feed_of_all_changes_is_newest_first():
    assert titles(read("/en/changes/changes.atom")) == ["Other human samples", "Content of a contract"]
    assert titles(read("/sv/andringar/changes.atom")) == ["Andra humanprover", "Vad avtalet ska innehålla"]


def test_each_section_has_a_feed_of_its_own():
    assert titles(read("/en/topics/other-human-samples/changes.atom")) == ["Other human samples"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/en/", "Support for industry collaborations"),
        ("/en/changes/", "Support for industry collaborations: What has changed"),
    ],
)
def test_a_feed_is_named_after_the_guide_and_its_page(path, title):
    assert read(f"{path}changes.atom").findtext("a:title", namespaces=ATOM) == title


def test_a_feed_without_notes_is_still_a_feed():
    feed = read("/en/contacts/eeo/changes.atom")

    assert titles(feed) == []
    assert feed.findtext("a:updated", namespaces=ATOM) == f"{AS_OF.isoformat()}T00:00:00Z"


@pytest.mark.parametrize("path", ["/en/changes/", "/en/nothing/changes.atom", "/changes.atom", "/en/changes/x.atom"])
def test_other_addresses_are_no_feeds(path):
    assert feeds.feed(GUIDE, path, SITE) is None


def test_an_entry_keeps_its_identity_when_its_section_moves():
    edition = GUIDE.editions["en"]
    moved = replace(edition.sections["samples-other"], path="/en/topics/elsewhere/", slug="elsewhere")
    sections = {**edition.sections, "samples-other": moved}
    guide = replace(GUIDE, editions={**GUIDE.editions, "en": replace(edition, sections=sections)})

    before, after = read("/en/changes/changes.atom"), read("/en/changes/changes.atom", guide)

    assert [e.findtext("a:id", namespaces=ATOM) for e in before] == [e.findtext("a:id", namespaces=ATOM) for e in after]


def test_markup_and_control_characters_in_a_note_do_no_harm():
    note = Note(AS_OF, "samples-other", "<b>&", "a\x00b \ud800 ]]>")
    guide = replace(GUIDE, editions={"en": replace(GUIDE.editions["en"], notes=(note,))})

    assert titles(read("/en/changes/changes.atom", guide)) == ["<b>&"]


def test_what_holds_words_and_numbers_together_stays_in_a_note():
    note = Note(AS_OF, "samples-other", "10\u00a0000 patients", "Sam\u00adarbets\u200davtal")
    guide = replace(GUIDE, editions={"en": replace(GUIDE.editions["en"], notes=(note,))})

    entry = read("/en/changes/changes.atom", guide).find("a:entry", ATOM)

    assert entry.findtext("a:title", namespaces=ATOM) == "10\u00a0000 patients"
    assert entry.findtext("a:summary", namespaces=ATOM) == "Sam\u00adarbets\u200davtal"
