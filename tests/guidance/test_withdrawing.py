"""Published copies that nothing shows any more are taken away, and no others."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import time

import pytest

from guidance.generation import Head
from guidance.refresh import Follower, State
from guidance.store import KEPT, Store
from guidance.uploads import folder, is_kept, keep
from guidance.withdrawing import Withdrawing
from portal.keeping import Keeping
from tests.sample_guide import sample_guide

PDF, PICTURE = f"{1:032x}.pdf", f"{2:032x}.webp"
DAY = 24 * 3600


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    """Two copies of uploads that were made long ago."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in (PDF, PICTURE):
        keep(name, b"content")
        age(name)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "generations")


def age(name: str, days: float = 2) -> None:
    os.utime(folder() / name, (time() - days * DAY,) * 2)


def copies() -> set[str]:
    return {path.name for path in folder().iterdir()} - {".clock"}


def guide(*shown: str):
    """The sample with a text that shows these copies."""
    edition = sample_guide().editions["en"]
    html = "".join(f'<a href="/media/{name}">a</a>' for name in shown)
    section = replace(edition.sections["samples-other"], html=html)
    edition = replace(edition, sections={**edition.sections, "samples-other": section})
    return replace(sample_guide(), editions={**sample_guide().editions, "en": edition})


def kept(store: Store, number: int, *shown: str) -> None:
    store.save(State(guide(*shown), Head(number, f"{number:012}", as_of=date(2026, 11, 22))))


def looked_twice(store: Store, *shown: str) -> int:
    host = Withdrawing(store)
    host.look(guide(*shown))
    return host.look(guide(*shown))


def test_what_nothing_names_is_taken_away(store):
    assert looked_twice(store, PDF) == 1
    assert copies() == {PDF}


def test_what_a_kept_generation_names_stays_until_that_is_forgotten(store):
    kept(store, 1, PDF, PICTURE)
    assert looked_twice(store) == 0

    for number in range(2, KEPT + 2):
        kept(store, number)
    for name in (PDF, PICTURE):
        age(name)

    assert looked_twice(store) == 2
    assert copies() == set()


def test_what_another_host_needs_stays(store, tmp_path):
    kept(Store(tmp_path / "elsewhere"), 1, PICTURE)
    other = Withdrawing(Store(tmp_path / "elsewhere"))
    other.look(guide())

    assert looked_twice(store) == 1
    assert copies() == {PICTURE}


def test_the_first_look_takes_nothing_away_because_other_hosts_may_not_have_looked_yet(store):
    assert Withdrawing(store).look(guide()) == 0
    assert copies() == {PDF, PICTURE}


def test_what_was_made_a_moment_ago_stays(store):
    age(PDF, days=0.9)

    assert looked_twice(store) == 1
    assert copies() == {PDF}


def test_nothing_goes_while_a_kept_generation_cannot_be_read(store):
    kept(store, 1, PDF)
    store.manifests()[0].write_bytes(b"x")

    assert looked_twice(store) == 0
    assert copies() == {PDF, PICTURE}


def test_what_is_published_again_at_this_very_moment_stays(store, monkeypatch):
    rename = Path.rename

    def published_meanwhile(path, aside):
        assert is_kept(path.name) or path.name.startswith(".")
        return rename(path, aside)

    monkeypatch.setattr(Path, "rename", published_meanwhile)

    assert looked_twice(store) == 0
    assert copies() == {PDF, PICTURE}


def test_what_a_dead_process_left_behind_goes_and_the_files_of_others_stay(store):
    for name in (f"{PDF}.{3:032x}", f".{4:032x}", "notes.txt"):
        (folder() / name).write_bytes(b"x")
        age(name)

    assert looked_twice(store, PDF, PICTURE) == 2
    assert copies() == {PDF, PICTURE, "notes.txt"}


def test_a_host_without_uploads_has_nothing_to_look_after(store, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "nothing"

    assert looked_twice(store, PDF) == 0


def test_the_process_that_writes_looks_once_an_hour(store, monkeypatch):
    follower = Follower()
    keeping, now = Keeping(follower, None, store), [10.0]
    monkeypatch.setattr("portal.keeping.monotonic", lambda: now[0])
    keeping.tidy_quietly()  # before there is anything to serve
    follower.state = State(guide(PDF), Head(1, "1"))

    for now[0] in (20.0, 30.0):
        keeping.tidy_quietly()
    assert copies() == {PDF, PICTURE}
    now[0] += 3600

    keeping.tidy_quietly()

    assert copies() == {PDF}
