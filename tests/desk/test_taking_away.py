"""Before anything is taken away from readers, editors see who points to it."""

import pytest
from django.urls import reverse
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance.drafting import newest
from guidance.models import LinkSet, Section
from tests.editors import make_user

KEY = "samples-healthcare"


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
    version = Version.objects.get_for_content(newest(section, "en"))
    page = editor.get(reverse("admin:djangocms_versioning_sectioncontentversion_unpublish", args=[version.pk])).content

    assert b"Visit in spring" in page
    assert reverse("admin:guidance_section_retire", args=[section.pk]).encode() in page


def test_retiring_a_unit_shows_it_too(editor):
    unit = SupportUnit.objects.filter(first_contact=False, routes__isnull=False).first()
    page = editor.get(reverse("admin:contacts_supportunit_retire", args=[unit.pk])).content.decode()

    assert "Who points here" in page
    assert "Contact routes" in page


@pytest.mark.parametrize("what", [("guidance_section", Section), ("contacts_supportunit", SupportUnit)])
def test_what_was_public_has_no_delete_page(editor, what):
    name, model = what
    row = model.objects.filter(retired_on=None).first()

    assert editor.get(reverse(f"admin:{name}_delete", args=[row.pk])).status_code == 403
