"""Generations go to disk: the guide first, and its pages when no other edit is on its way."""

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


def test_while_one_edit_follows_the_other_no_page_is_made_that_nobody_asked_for(kept, monkeypatch):
    def told(_seconds):
        """Another generation comes while this one rests."""
        kept.follower.state = State(sample_guide(), Head(2, "two"))

    monkeypatch.setattr(kept.turned, "wait", told)
    kept.keep()

    assert kept.finishing.asked == 0
    assert (newest(kept).number, newest(kept).complete) == (1, False)
