"""Generations go to disk: the guide first, and its pages when no other edit is on its way."""

from contextlib import contextmanager, suppress
from shutil import rmtree
from types import SimpleNamespace

import pytest

from guidance.generation import Head
from guidance.pages import Response
from guidance.refresh import State
from guidance.store import Store
from portal import keeping
from portal.finished import finish
from portal.keeping import Keeping
from tests.sample_guide import sample_guide


class Finishing:
    """Finishes every address with a few bytes, and counts them."""

    ready = SimpleNamespace(asked=0)

    def __init__(self) -> None:
        self.asked = 0

    def finished(self, state, path, query, language):
        self.asked += 1
        return finish(Response(200, path.encode(), keep=True), [], counted=False)

    def grown(self, state, page) -> None:
        """Nothing is counted."""


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Keeping:
    monkeypatch.setattr(keeping, "SHARE", 1.0)
    follower = SimpleNamespace(state=State(sample_guide(), Head(1, "one")), turned=[])
    return Keeping(follower, Finishing(), Store(tmp_path))


def newest(kept: Keeping):
    return kept.store.read(kept.store.manifests()[0])


def test_without_another_edit_all_pages_are_kept(kept, monkeypatch):
    monkeypatch.setattr(keeping, "REST", 0.01)
    kept.keep()

    addresses = list(keeping.kept_addresses(sample_guide()))
    assert kept.finishing.asked == len(addresses) == len(newest(kept).pages)
    assert newest(kept).complete


class EndedError(Exception):
    """Ends the loop of a thread that has none."""


def test_who_lost_the_folder_stops_writing_and_asks_for_the_right_anew(kept, monkeypatch):
    asked, written = [], []

    @contextmanager
    def writing():
        asked.append(1)
        if len(asked) > 2:
            raise EndedError
        with Store.writing(kept.store) as mine:
            yield mine

    def lose():
        written.append(len(asked))
        rmtree(kept.store.folder)
        if len(written) > 2:
            raise EndedError

    monkeypatch.setattr(kept.store, "writing", writing)
    monkeypatch.setattr(kept, "wait_until_quiet", lambda: None)
    monkeypatch.setattr(kept, "keep_quietly", lose)
    monkeypatch.setattr(kept.turned, "wait", lambda _seconds: None)
    with suppress(EndedError):
        kept.run()

    assert written == [1, 2]


def test_nothing_is_swept_once_another_may_write(kept, monkeypatch):
    swept = []
    monkeypatch.setattr(keeping, "REST", 0.01)
    monkeypatch.setattr(kept.store, "sweep", lambda: swept.append(1))

    with kept.store.writing():
        (kept.store.folder / "lock").unlink()
        kept.keep()
        assert not swept
    kept.saved = None
    with kept.store.writing():
        kept.keep()
    assert swept


def test_while_one_edit_follows_the_other_no_page_is_made_that_nobody_asked_for(kept, monkeypatch):
    def told(_seconds):
        """Another generation comes while this one rests."""
        kept.follower.state = State(sample_guide(), Head(2, "two"))

    monkeypatch.setattr(kept.turned, "wait", told)
    kept.keep()

    assert kept.finishing.asked == 0
    assert (newest(kept).number, newest(kept).complete) == (1, False)
