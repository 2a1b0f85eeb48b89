"""Before anything is taken away from readers, editors see who points to it."""

import pytest
from django.urls import reverse
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance.drafting import newest
from guidance.loading import load_guide
from guidance.models import LinkSet, Section, SectionContent
from tests.editors import make_user

KEY, OTHER = "samples-healthcare", "samples-animal"


@pytest.fixture
def editor(client, db):
    client.force_login(make_user("chief", superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def section(db):
    section = Section.objects.get(key=KEY)
    LinkSet.objects.create(code="bcdf-ghjk-mnpq", title="Visit in spring").add(section, "")
    return section


def test_retiring_a_section_shows_who_points_there_and_asks_for_a_successor(editor, section):
    page = editor.get(reverse("admin:guidance_section_retire", args=[section.pk])).content.decode()

    assert "Visit in spring" in page
    assert "Choose a successor" in page
    assert 'name="successor"' in page


def test_unpublishing_a_text_shows_it_too_and_the_better_way(editor, section):
    editor.post(unpublishing(section, "sv"))
    page = editor.get(unpublishing(section, "en")).content

    assert b"Visit in spring" in page
    assert reverse("admin:guidance_section_retire", args=[section.pk]).encode() in page


def test_only_what_readers_see_can_take_a_sections_place(editor, section):
    page = editor.get(reverse("admin:guidance_section_retire", args=[section.pk])).content.decode()
    hidden = Section.objects.exclude(pk__in=SectionContent.objects.values("section")).first()

    assert f'value="{Section.objects.get(key=OTHER).pk}"' in page
    assert f'value="{hidden.pk}"' not in page


def test_retiring_a_unit_shows_it_too(editor):
    unit = SupportUnit.objects.filter(first_contact=False, routes__isnull=False).first()
    page = editor.get(reverse("admin:contacts_supportunit_retire", args=[unit.pk])).content.decode()

    assert "What points here" in page
    assert "Contact routes" in page


@pytest.mark.parametrize("what", [("guidance_section", Section), ("contacts_supportunit", SupportUnit)])
def test_what_was_public_has_no_delete_page(editor, what):
    name, model = what
    row = model.objects.filter(retired_on=None).first()

    assert editor.get(reverse(f"admin:{name}_delete", args=[row.pk])).status_code == 403


def unpublishing(section, language) -> str:
    version = Version.objects.get_for_content(newest(section, language))
    return reverse("admin:djangocms_versioning_sectioncontentversion_unpublish", args=[version.pk])


def test_unpublishing_the_last_text_asks_for_a_successor(editor, section):
    assert b'name="successor"' not in editor.get(unpublishing(section, "sv")).content
    editor.post(unpublishing(section, "sv"))

    assert b'name="successor"' in editor.get(unpublishing(section, "en")).content


def test_the_successor_stands_in_until_the_section_is_published_again(editor, section):
    other = Section.objects.get(key=OTHER)
    editor.post(unpublishing(section, "sv"), {"successor": other.pk})  # not the last one: not asked
    address = unpublishing(section, "en")
    editor.post(address, {"successor": other.pk})

    assert editor.get(f"/go/{KEY}/en")["Location"] == load_guide().editions["en"].sections[OTHER].path
    Version.objects.get_for_content(newest(section, "en")).copy(make_user("chief")).publish(make_user("chief"))
    assert editor.get(f"/go/{KEY}/en")["Location"] == load_guide().editions["en"].sections[KEY].path
    section.refresh_from_db()
    assert section.successor is None


def test_a_successor_that_leads_back_is_refused(editor, section):
    other = Section.objects.get(key=OTHER)
    Section.objects.filter(pk=other.pk).update(successor=section)
    editor.post(unpublishing(section, "sv"))

    told = editor.post(unpublishing(section, "en"), {"successor": other.pk}, follow=True).content.decode()

    assert "leads back here" in told
    assert Version.objects.get_for_content(newest(section, "en")).state == "published"
    assert (
        "leads back here" in editor.post(retiring(section), {"act": "retire", "successor": other.pk}).content.decode()
    )


def retiring(section) -> str:
    return reverse("admin:guidance_section_retire", args=[section.pk])
