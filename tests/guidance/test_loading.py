"""A guide that is brought up to date is the same as one that is read from the beginning."""

import pytest
from django.contrib.auth.models import User
from djangocms_versioning.constants import PUBLISHED, UNPUBLISHED
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance import generation, models
from guidance.guide import NothingPublishedError
from guidance.loading import load_guide
from guidance.remembering import remember
from tests.guidance.changing import CHANGES, KEY, changed, check_same, published, save, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_makes_the_same_guide_as_everything(name, editor):
    known = load_guide()
    remember(known.addresses)  # as every process does with what it shows

    updated, everything = changed(CHANGES[name], known, editor)

    check_same(updated, everything)
    assert {path for path in known.addresses if path not in updated.addresses} <= updated.former.keys()
    for language, edition in everything.editions.items():
        assert list(updated.editions[language].sections) == list(edition.sections)


def test_untouched_sections_stay_the_same_objects(editor):
    before, known = generation.head(), load_guide()

    published(editor, text(), title="New title")

    updated = load_guide(known, generation.changes_since(before, generation.head()), generation.head())
    old, new = known.editions["en"].sections, updated.editions["en"].sections
    assert [key for key in old if old[key] is not new[key]] == [KEY]


def test_a_publish_costs_few_queries(editor, django_assert_max_num_queries):
    before, known = generation.head(), load_guide()
    published(editor, text(), title="New title")

    with django_assert_max_num_queries(14):
        load_guide(known, generation.changes_since(before, generation.head()), generation.head())


def test_a_section_without_anything_to_say_has_no_address(editor):
    row = models.Section.objects.get(key=KEY)
    save(row, responsibility="undecided")
    for language in ("en", "sv"):
        draft = text(language=language).copy(editor)
        draft.content.body.clear(language)
        models.SectionContent.admin_manager.filter(pk=draft.content.pk).update(lead="")
        Version.objects.get(pk=draft.pk).publish(editor)

    guide = load_guide()

    assert KEY not in guide.editions["en"].sections
    assert KEY not in {key for _, key in guide.addresses.values()}


def test_a_database_without_a_guide_has_nothing_to_publish():
    SupportUnit.objects.update(retired_on="2026-01-01")

    with pytest.raises(NothingPublishedError):
        load_guide()


def test_a_database_without_any_text_has_nothing_to_publish():
    Version.objects.filter(state=PUBLISHED).update(state=UNPUBLISHED)

    with pytest.raises(NothingPublishedError):
        load_guide()
