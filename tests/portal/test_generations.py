"""`manage.py generations`: list, verify, put back, export; on a folder and a database of the test's own."""

import tarfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from djangocms_text.models import Text

from guidance import generation
from guidance.drafting import current
from guidance.models import Caption, Section
from guidance.refresh import State, follower
from guidance.store import Store
from guidance.uploads import folder, keep
from tests.portal.asking import fetched
from tests.portal.nginx import showing

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(tmp_path, monkeypatch):
    kept = Store(tmp_path / "generations")
    monkeypatch.setattr("portal.management.commands.generations.store", lambda: kept)
    return kept


@pytest.fixture
def number(store) -> int:
    """The number of a kept generation, as the guide stands now."""
    generation.raise_generation()
    generation.current()
    state = follower.present()
    store.save(State(state.guide, state.head))
    return state.head.number


def say(*words) -> str:
    out = StringIO()
    call_command("generations", *(str(word) for word in words), stdout=out)
    return out.getvalue()


def captions() -> list[str]:
    return [caption.title for caption in generation.current().editions["en"].captions]


def damage(store: Store) -> None:
    next(store.folder.glob("objects/??/*")).write_bytes(b"x")


def test_every_generation_is_listed(number):
    assert str(number) in say("list")
    assert "guide only" in say("list")


def test_a_damaged_generation_is_shown_and_fails_the_check(store, number):
    assert "whole" in say("verify")

    damage(store)

    assert "DAMAGED" in say("list")
    with pytest.raises(CommandError, match="damaged"):
        say("verify", number)


def test_a_generation_is_put_back_and_taken_away_again(number):
    before = captions()
    Caption.objects.all().delete()
    assert captions() == []

    say("rollback", number)

    assert captions() == before
    Caption.objects.create(key="new", title_en="New", title_sv="Ny")
    assert captions() == before
    say("resume")
    assert captions() == ["New"]


def test_a_damaged_generation_cannot_be_put_back(store, number):
    damage(store)

    with pytest.raises(CommandError, match="cannot be put back"):
        say("rollback", number)


def test_a_generation_that_is_not_kept_is_refused(store):
    with pytest.raises(CommandError, match="not kept here"):
        say("rollback", 999999)


@pytest.fixture
def mirror(number, tmp_path):
    """The address of nginx over an exported generation."""
    say("export", number, tmp_path / "mirror")
    with showing(tmp_path / "mirror", tmp_path) as address:
        yield address


def test_the_mirror_shows_the_same_pages_and_leads_on(mirror):
    from guidance.public import respond

    guide = generation.current()
    for path, (language, _) in guide.addresses.items():
        assert fetched(mirror + path)[::2] == (200, respond(guide, path, "", language).body), path
    assert fetched(f"{mirror}/en/?as=ki")[2] == respond(guide, "/en/", "as=ki").body
    assert fetched(f"{mirror}/en/?as=nobody")[2] == respond(guide, "/en/").body
    assert fetched(f"{mirror}/", "sv")[1] == "/sv/"
    assert fetched(f"{mirror}/go/step-2", "sv")[:2] == (302, "/sv/resurser/")
    assert fetched(f"{mirror}/go/step-2/en?as=k", "sv")[:2] == (302, "/en/resources/?as=k")
    assert fetched(f"{mirror}/sv/nix/")[0] == 404


def test_the_archive_copy_is_the_same_each_time(number, tmp_path):
    for name in ("a.tar.gz", "b.tar.gz"):
        say("export", number, tmp_path / name, "--archive")

    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        assert {"generation.json", "nginx.conf", "www/en/index.html", "www/sitemap.xml"} <= set(archive.getnames())


@pytest.fixture
def documents(settings, tmp_path, store) -> tuple[str, str]:
    """The names of two public documents; a text of the newest kept generation shows the first."""
    settings.MEDIA_ROOT = tmp_path / "media"
    names = f"{1:032x}.pdf", f"{2:032x}.pdf"
    for name in names:
        keep(name, b"%PDF-1.7 text")
    content = current(Section.objects.get(key="conflict-of-interest"), "en")
    Text.objects.filter(placeholder=content.body).update(body=f'<p><a href="/media/{names[0]}">a</a></p>')
    generation.raise_generation()
    generation.current()
    state = follower.present()
    store.save(State(state.guide, state.head))
    return names


def test_the_mirror_holds_the_documents_that_its_pages_name_and_no_others(documents, store, tmp_path):
    shown, _other = documents

    say("export", next(store.kept())[1].number, tmp_path / "mirror")

    media = tmp_path / "mirror/www/media"
    assert [path.name for path in media.iterdir()] == [shown]
    assert (media / shown).read_bytes() == b"%PDF-1.7 text"


def test_a_document_that_was_published_by_mistake_is_withdrawn_at_once(documents):
    shown, other = documents

    assert "Removed" in say("withdraw", other)
    with pytest.raises(CommandError, match="no public copy"):
        say("withdraw", other)
    with pytest.raises(CommandError, match="The published guide shows"):
        say("withdraw", shown)
    assert [path.name for path in folder().iterdir()] == [shown]


@pytest.mark.parametrize("name", ["../../portal.sqlite3", "a.pdf", ""])
def test_nothing_but_copies_of_uploads_is_withdrawn(documents, name):
    with pytest.raises(CommandError, match="no public copy"):
        say("withdraw", name)


def test_a_folder_with_something_in_it_is_left_alone(number, tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "y").write_text("mine")

    with pytest.raises(CommandError, match="not empty"):
        say("export", number, tmp_path / "x")
