"""An address that a section has is never taken by another: by publishing, by unpublishing, or by another kind."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from cms.models import PageContent
from django.contrib.messages import get_messages
from django.test import Client
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from guidance.models import Address, Section
from guidance.models.section import SectionContent
from tests import postgres, server
from tests.editing.acts_writing import post_section
from tests.editing.visiting import Person
from tests.editors import make_section, make_user, write

PEOPLE = "anna", "bo"
SEED = """
from guidance.models import SectionContent
from tests.editors import make_section, make_user, write
for name in ("anna", "bo"):
    user = make_user(name, "KI publishers")
    for number in range(5):
        content = write(make_section(f"{name}-{number}", user), "en", name, "Who is first?", user)
        SectionContent._base_manager.filter(pk=content.pk).update(slug=f"wanted-{number}")
"""
PAUSE = """
CREATE FUNCTION pause() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER pause BEFORE UPDATE ON djangocms_versioning_version FOR EACH ROW EXECUTE FUNCTION pause();
"""
DRAFTS = """
SELECT v.id FROM djangocms_versioning_version v JOIN guidance_sectioncontent c ON c.id = v.object_id
WHERE c.slug = %s AND v.state = %s ORDER BY c.title
"""


@pytest.fixture
def anna(db, client):
    user = make_user("anna", "KI publishers", "K publishers", superuser=True)
    client.force_login(user)
    return user


def published(section: Section, language: str, slug: str, user) -> SectionContent:
    content = write(section, language, f"{section.key} {language}", "Text", user)
    SectionContent._base_manager.filter(pk=content.pk).update(slug=slug)
    Version.objects.get_for_content(content).publish(user)
    return SectionContent._base_manager.get(pk=content.pk)


def state(content) -> str:
    """The state as it stands in the database; the content keeps the one it was read with."""
    return Version.objects.get(object_id=content.pk, content_type__model=content._meta.model_name).state


def press(client: Client, action: str, content) -> str:
    """Press a button of a version, and return what the editor is told."""
    name = content._meta.model_name
    pk = Version.objects.get_for_content(content).pk
    answer = client.post(f"/en/admin/djangocms_versioning/{name}version/{pk}/{action}/")
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.fixture
def two(anna):
    """A section in both languages; its English text has the slug that another section has in Swedish."""
    section = make_section("both", anna)
    english, swedish = published(section, "en", "shared", anna), published(section, "sv", "egen", anna)
    other = make_section("other", anna)
    published(other, "sv", "shared", anna)
    published(other, "en", "something-else", anna)
    return english, swedish


def test_a_text_stays_while_its_section_would_borrow_anothers_address(two, client):
    _english, swedish = two

    told = press(client, "unpublish", swedish)

    assert state(swedish) == PUBLISHED
    assert "/sv/amnen/shared/" in told
    assert "other sv" in told


def test_a_text_goes_where_the_borrowed_address_is_free(two, client):
    english, swedish = two

    press(client, "unpublish", english)
    press(client, "unpublish", swedish)  # the last one borrows nothing

    assert (state(english), state(swedish)) == ("unpublished", "unpublished")


def test_an_address_of_former_times_is_not_borrowed_either(anna, client):
    section = make_section("both", anna)
    published(section, "en", "old-words", anna)
    swedish = published(section, "sv", "egen", anna)
    Address.objects.create(path="/sv/amnen/old-words/", language="sv", key="ethics")

    assert "/sv/amnen/old-words/" in press(client, "unpublish", swedish)
    assert state(swedish) == PUBLISHED


def test_a_section_does_not_move_onto_the_address_of_a_type(anna, client):
    published(make_section("type", anna, kind="collaboration-type"), "en", "trial", anna)
    section = make_section("guide", anna)
    published(section, "en", "trial", anna)

    post_section(client, section, kind="collaboration-type")

    section.refresh_from_db()
    assert section.kind == "guidance"


def test_whoever_has_an_address_of_former_times_is_named_by_a_title_that_readers_saw(anna, client):
    holder = published(make_section("holder", anna), "en", "elsewhere", anna)
    draft = Version.objects.get_for_content(holder).copy(anna).content
    SectionContent._base_manager.filter(pk=draft.pk).update(title="A secret title")
    Address.objects.create(path="/sv/amnen/old-words/", language="sv", key="holder")
    section = make_section("both", anna)
    published(section, "en", "old-words", anna)

    told = press(client, "unpublish", published(section, "sv", "egen", anna))

    assert "holder en" in told
    assert "secret" not in told


@pytest.mark.parametrize("key", ["home", "step-3"])
def test_the_pages_from_which_readers_go_on_stay_in_one_language(key, anna, client):
    texts = PageContent.admin_manager.filter(page__reverse_id=key, versions__state=PUBLISHED)
    english, swedish = texts.get(language="en"), texts.get(language="sv")

    press(client, "unpublish", swedish)
    told = press(client, "unpublish", english)

    assert (state(english), state(swedish)) == (PUBLISHED, "unpublished")
    assert "Readers find their way from this page" in told


def test_the_last_language_of_such_a_page_is_not_deleted(anna, client):
    texts = PageContent.admin_manager.filter(page__reverse_id="home", versions__state=PUBLISHED)
    english, swedish = texts.get(language="en"), texts.get(language="sv")
    press(client, "unpublish", swedish)

    client.post(f"/en/admin/cms/pagecontent/{english.pk}/delete/", {"post": "yes"})

    assert state(english) == PUBLISHED


@pytest.fixture
def database_with_rivals(tmp_path):
    """The address of a PostgreSQL database where two people want the same addresses for different sections."""
    with postgres.cluster() as cluster:
        server.manage(cluster.url(), tmp_path, "migrate", "-v0")
        server.manage(cluster.url(), tmp_path, "shell", "-v0", "-c", SEED)
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            connection.execute(PAUSE)
        yield cluster.url()


def with_slug(database: str, slug: str, state: str) -> list[int]:
    with psycopg.connect(database) as connection:
        return [row[0] for row in connection.execute(DRAFTS, (slug, state))]


@pytest.mark.postgres
def test_two_sections_never_publish_the_same_address_at_once(database_with_rivals, statics, tmp_path):
    with server.serving(database_with_rivals, tmp_path) as base, ThreadPoolExecutor(2) as pool:
        people = [Person(base, name) for name in PEOPLE]
        for number in range(5):
            drafts = with_slug(database_with_rivals, f"wanted-{number}", "draft")
            addresses = [f"/en/admin/djangocms_versioning/sectioncontentversion/{pk}/publish/" for pk in drafts]
            list(pool.map(Person.post, people, addresses))
            assert len(with_slug(database_with_rivals, f"wanted-{number}", PUBLISHED)) == 1
