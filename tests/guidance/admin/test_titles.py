"""What sections are called on editors' pages: nobody reads there a title that is not theirs to read."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from djangocms_versioning.models import Version

from guidance.models import Relevance, Section
from guidance.models.section import SectionContent
from tests.editors import make_section, make_user, write

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    with override("en"):
        return reverse(f"admin:guidance_{name}", args=args)


@pytest.fixture
def owner(client):
    client.force_login(make_user("olga", "Contact owners"))


@pytest.fixture
def drafts():
    """A section of K with a newer draft, and one that is nothing but a draft."""
    writer = make_user("writer", "K publishers")
    published = write(make_section("doors", writer, owner="k"), "en", "Open doors", "Text.", writer, publish=True)
    draft = Version.objects.get_for_content(published).copy(writer).content
    SectionContent._base_manager.filter(pk=draft.pk).update(title="Secret doors")
    write(make_section("rooms", writer, owner="k"), "en", "Secret rooms", "Text.", writer)


def titles_seen(client) -> str:
    pages = ("route_changelist",), ("route_table", "doors"), ("route_table", "rooms")
    return "".join(client.get(address(*page)).content.decode() for page in pages)


def test_owners_of_contacts_read_no_title_of_a_draft(client, owner, drafts):
    html = titles_seen(client)

    assert "Secret" not in html
    assert html.count("Open doors") >= 2
    assert ">no title yet (rooms)</a>" in html


@pytest.mark.parametrize(("groups", "seen"), [((), False), (("K authors",), True)], ids=["owner", "who writes it"])
def test_the_history_of_a_rule_names_its_section_as_its_reader_may(client, drafts, groups, seen):
    client.force_login(make_user("olle", "Contact owners", *groups))
    rule = Relevance.objects.create(
        section=Section.objects.get(key="doors"), effect="needed", affiliation="k", reason_en="a", reason_sv="a"
    )
    pages = [address(f"relevance_{name}", rule.pk) for name in ("change", "history")]

    named = ["Secret doors" in client.get(page).content.decode() for page in pages]

    assert named == [seen, seen]


def test_who_writes_a_section_finds_its_routes_under_the_newest_title(client, drafts):
    client.force_login(make_user("kim", "K authors"))

    html = titles_seen(client)

    assert "Secret doors" in html
    assert "Secret rooms" in html
