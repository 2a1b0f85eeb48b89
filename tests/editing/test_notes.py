"""The public note of a change: written with a draft, told once, when readers get the text."""

import pytest
from django.utils import timezone
from djangocms_versioning.models import Version

from guidance import generation
from guidance.loading import load_guide
from guidance.models import ChangeNote
from guidance.models.section import SectionContent
from guidance.public import respond
from tests.editing.acts_writing import on_version
from tests.editors import make_user

NOTE = "A visit now takes a form."


@pytest.fixture
def anna(things, client):
    """Signed in, and may publish the section."""
    user = make_user("anna", "KI publishers")
    client.force_login(user)
    return user


def noted(content: SectionContent, text: str = NOTE) -> SectionContent:
    SectionContent._base_manager.filter(pk=content.pk).update(change_note=text)
    return SectionContent._base_manager.get(pk=content.pk)


def told() -> list[tuple]:
    return list(ChangeNote.objects.filter(key="doors").values_list("on", "language", "text"))


def test_publishing_tells_readers_what_has_changed(anna, client, things):
    noted(things.draft)

    on_version(client, things, things.draft, "publish")

    assert told() == [(timezone.localdate(), "en", NOTE)]


def test_a_draft_tells_nobody(anna, things):
    noted(things.draft)

    assert told() == []


@pytest.mark.parametrize("note", ["", "  "])
def test_a_minor_correction_is_published_without_a_note(note, anna, client, things):
    noted(things.draft, note)

    on_version(client, things, things.draft, "publish")

    assert (things.state(things.draft), told()) == ("published", [])


def test_a_note_is_told_once_however_often_the_text_is_published_again(anna, client, things):
    noted(things.draft)
    on_version(client, things, things.draft, "publish")
    Version.objects.get(pk=things.version(things.draft).pk).copy(anna).publish(anna)
    on_version(client, things, things.draft, "revert")

    reverted = SectionContent._base_manager.get(section=things.section, versions__state="draft")
    on_version(client, things, reverted, "publish")

    assert things.state(reverted) == "published"
    assert len(told()) == 1


def test_the_next_draft_begins_without_a_note_and_keeps_everything_else(anna, client, things):
    noted(things.draft)
    on_version(client, things, things.draft, "publish")

    on_version(client, things, things.draft, "edit_redirect")

    draft = SectionContent._base_manager.get(section=things.section, versions__state="draft")
    assert (draft.change_note, draft.title) == ("", things.draft.title)
    assert things.body_text(draft) == things.body_text(things.draft)
    assert things.fresh(things.draft).change_note == NOTE


def test_text_and_note_are_public_in_one_generation(anna, client, things):
    before = generation.head()
    noted(things.draft)

    on_version(client, things, things.draft, "publish")

    assert generation.head().number == before.number + 1
    assert ("notes", "") in generation.changes_since(before, generation.head())


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("sv", 0)])
def test_a_note_stands_in_the_guide_of_its_own_language_only(language, count, anna, client, things):
    noted(things.draft)
    on_version(client, things, things.draft, "publish")

    guide = load_guide()

    own = [note for note in guide.editions[language].notes if note.key == "doors"]
    assert [(note.title, note.text) for note in own] == [(things.draft.title, NOTE)] * count
    page = guide.editions[language].pages["changes"].path
    assert respond(guide, page).body.decode().count(NOTE) == count
    assert respond(guide, page + "changes.atom").body.decode().count(NOTE) == count
    assert respond(guide, guide.editions[language].sections["doors"].path).body.decode().count(NOTE) == count
