"""What has changed: public notes by date."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guidance.guide import Note
from guidance.pages import Ask
from guidance.pages.changes import ON_A_PAGE, changes, newest_first
from guidance.public import rendered, respond
from tests.sample_guide import AS_OF, sample_guide

GUIDE = sample_guide()
MANY = tuple(Note(AS_OF - timedelta(days=n // 2), "samples-other", "Samples", f"note {n}") for n in range(120))


def asked(page="", notes=None, language="en"):
    edition = GUIDE.editions[language]
    edition = edition if notes is None else replace(edition, notes=notes)
    return Ask(GUIDE, edition, edition.pages["changes"].path, "changes", {"page": (page,)} if page else {})


def told(ask):
    return [each.note.text for day in changes(ask).context["days"] for each in day.told]


def test_notes_stand_under_their_day_newest_first():
    days = changes(asked()).context["days"]

    assert [day.on.isoformat() for day in days] == ["2026-10-02", "2026-09-12"]


def test_one_section_has_its_own_notes():
    assert [note.key for note in newest_first(GUIDE.editions["en"], "samples-other")] == ["samples-other"]


@pytest.mark.parametrize(("page", "first", "count"), [("", 0, 50), ("2", 50, 50), ("3", 100, 20), ("900", 100, 20)])
def test_fifty_notes_stand_on_a_page(page, first, count):
    shown = told(asked(page, MANY))

    assert (shown[0], len(shown)) == (f"note {first}", count)
    assert count <= ON_A_PAGE


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_page_names_its_feed_and_links_to_what_has_changed(language):
    html = rendered(asked(language=language), changes(asked(language=language))).body.decode()

    assert f'href="{GUIDE.editions[language].pages["changes"].path}changes.atom"' in html
    assert f'href="{GUIDE.editions[language].sections["samples-other"].path}"' in html


def test_without_notes_the_page_says_so():
    assert "No notes yet" in rendered(asked(), changes(asked(notes=()))).body.decode()


def test_a_sections_own_page_shows_its_latest_notes_and_their_feed():
    html = respond(GUIDE, "/en/topics/other-human-samples/").body.decode()

    assert "New contact." in html
    assert html.count('href="/en/topics/other-human-samples/changes.atom"') == 2


def test_a_section_without_notes_says_nothing_about_changes():
    assert "change-list" not in respond(GUIDE, "/en/topics/ethical-review/").body.decode()
