"""The import is one transaction, can be repeated, and never overwrites what an editor changed."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from djangocms_text.models import Text
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance import models
from guidance.importing.run import CHANGED, KEPT, NEW, SAME, fingerprint, import_guide, verdict
from guidance.importing.texts import importer

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "guide"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(FIXTURES, tmp_path / "guide"))


def bring(folder=FIXTURES, dry_run=False):
    told = {}
    counts = import_guide(folder, dry_run, lambda thing, result: told.update({thing.name: result}))
    return counts, told


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("current", "last", "result"),
    [
        (None, None, NEW),
        ({"a": 1}, None, SAME),
        ({"a": 1}, fingerprint({"a": 0}), SAME),
        ({"a": 0}, fingerprint({"a": 0}), CHANGED),
        ({"a": 2}, fingerprint({"a": 0}), KEPT),
        ({"a": 2}, None, KEPT),
        (None, fingerprint({"a": 0}), KEPT),
    ],
)
def test_what_an_editor_changed_or_removed_is_kept(current, last, result):
    assert verdict({"a": 1}, current, last) == result


def test_the_second_import_changes_nothing():
    versions = Version.objects.count()

    counts, _ = bring()

    assert counts[NEW] == counts[CHANGED] == counts[KEPT] == 0
    assert Version.objects.count() == versions


def test_a_changed_fixture_is_published_as_a_new_version(folder):
    change(folder, "sections/first-contact.yaml", "title: First point of contact", "title: Where to begin")

    _, told = bring(folder)

    assert told["text:first-contact:en"] == CHANGED
    assert told["text:first-contact:sv"] == SAME
    assert models.SectionContent.objects.get(section__key="first-contact", language="en").title == "Where to begin"


def test_an_editors_text_is_kept_in_one_language_and_updated_in_the_other(folder):
    content = models.SectionContent.objects.get(section__key="first-contact", language="sv")
    Text.objects.filter(placeholder__in=content.placeholders.all()).update(body="<p>Redaktörens ord</p>")
    change(folder, "sections/first-contact.yaml", "title: First point of contact", "title: Where to begin")
    change(folder, "sections/first-contact.yaml", "    sv:\n      title: ", "    sv:\n      title: Ny ")

    _, told = bring(folder)

    assert told["text:first-contact:en"] == CHANGED
    assert told["text:first-contact:sv"] == KEPT


def test_a_draft_that_an_editor_has_begun_is_kept(folder):
    published = models.SectionContent.objects.get(section__key="first-contact", language="en")
    draft = Version.objects.get_for_content(published).copy(importer()).content
    draft.title = "Begun"
    draft.save()
    change(folder, "sections/first-contact.yaml", "title: First point of contact", "title: Where to begin")

    assert bring(folder)[1]["text:first-contact:en"] == KEPT


def test_a_unit_that_an_editor_mended_is_kept(folder):
    SupportUnit.objects.filter(key="eeo").update(phone="08-000 000 00")
    change(folder, "units.yaml", "name_en: External Engagement Office (EEO)", "name_en: The Office")

    assert bring(folder)[1]["unit:eeo"] == KEPT


def test_a_dry_run_says_what_would_change_and_changes_nothing(folder, capsys):
    change(folder, "units.yaml", "name_en: External Engagement Office (EEO)", "name_en: The Office")

    call_command("import_guide", folder, dry_run=True)

    assert "unit:eeo" in capsys.readouterr().out
    assert SupportUnit.objects.get(key="eeo").name_en == "External Engagement Office (EEO)"


def test_a_bad_fixture_leaves_the_database_untouched(folder):
    change(folder, "units.yaml", "name_en: External Engagement Office (EEO)", "name_en: The Office")
    change(folder, "captions.yaml", "captions:", "caption:")

    with pytest.raises(CommandError, match="captions.yaml"):
        call_command("import_guide", folder)

    assert not SupportUnit.objects.filter(name_en="The Office").exists()


def test_imported_drafts_are_held_by_nobody():
    assert not Version.objects.filter(state="draft").exclude(locked_by=None).exists()


def test_every_placeholder_of_the_draft_is_a_to_do():
    assert models.ToDo.objects.filter(original__icontains="Komplettera").count() == 18
