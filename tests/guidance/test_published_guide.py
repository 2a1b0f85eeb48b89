"""What the published guide holds; it is read with a constant number of queries, and its pages ask for none."""

import pytest
from cms.api import add_plugin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance.importing.texts import importer
from guidance.loading import load_guide
from guidance.models import Section, SectionContent
from guidance.public import respond

pytestmark = pytest.mark.django_db


def publish(key: str, language: str = "en", body: str = "<p>Text</p>", **fields) -> Section:
    defaults = {"step": 2, "responsibility": "ki", "owner": "ki", "position": 1000}
    section, _ = Section.objects.get_or_create(key=key, defaults=defaults)
    texts = {"title": f"Title of {key}", "slug": f"{key}-{language}", "lead": "Lead."} | fields
    content = SectionContent.objects.with_user(importer()).create(section=section, language=language, **texts)
    if body:
        add_plugin(content.placeholders.create(slot="body"), "TextPlugin", language, body=body)
    Version.objects.get_for_content(content).publish(importer())
    return section


def queries_to_load() -> int:
    with CaptureQueriesContext(connection) as captured:
        load_guide()
    return len(captured)


def test_twenty_more_sections_cost_no_more_queries():
    publish("first")
    before = queries_to_load()
    for number in range(20):
        publish(f"more-{number}")

    assert queries_to_load() == before


@pytest.mark.parametrize("sections", [5, 50])
def test_a_step_page_asks_the_database_nothing(sections, django_assert_num_queries):
    for number in range(sections):
        publish(f"number-{number}")
    guide = load_guide()

    with django_assert_num_queries(0):
        answer = respond(guide, "/en/resources/")

    assert answer.body.count(b'data-section="number-') == sections


def test_a_missing_translation_shows_the_other_language_marked():
    publish("english-only")
    guide = load_guide()
    section = guide.editions["sv"].sections["english-only"]

    html = respond(guide, section.path).body.decode()

    assert (section.language, section.path) == ("en", "/sv/amnen/english-only-en/")
    assert '<html lang="sv"' in html
    assert "bara på engelska" in html


@pytest.mark.parametrize(
    ("responsibility", "lead", "body", "public"),
    [
        ("ki", "Lead.", "<p>Text</p>", True),
        ("ki", "", "", True),
        ("undecided", "Lead.", "", True),
        ("undecided", "", "<p>Text</p>", True),
        ("undecided", "", "", False),
    ],
)
def test_a_section_needs_text_or_a_responsible_organisation(responsibility, lead, body, public):
    section = publish("state", lead=lead, body=body)
    Section.objects.filter(pk=section.pk).update(responsibility=responsibility)

    assert ("state" in load_guide().editions["en"].sections) is public


def test_a_retired_units_routes_lead_to_its_successor():
    old, new = SupportUnit.objects.get(key="kta"), SupportUnit.objects.get(key="forum-stockholm-gotland")
    SupportUnit.objects.filter(pk=old.pk).update(retired_on="2026-01-01", successor=new)
    guide = load_guide()
    units = {route.unit.key for route in guide.editions["en"].routes.by_section["clinical-trials"]}

    assert "kta" not in guide.editions["en"].units
    assert "forum-stockholm-gotland" in units
    assert guide.retired["unit-kta"].successor == "unit-forum-stockholm-gotland"


def test_the_configured_mailbox_comes_before_the_units_own(settings):
    settings.FIRST_CONTACT_EMAIL = "real@example.com"
    unit = load_guide().editions["en"].routes.first_contact

    assert (unit.email, unit.email_is_example) == ("real@example.com", False)
