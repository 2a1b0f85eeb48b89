"""The search index is there before anybody searches, in each guide."""

import logging
from dataclasses import replace
from types import SimpleNamespace

import pytest

from guidance.search import index, search
from portal import indexing
from portal.indexing import Indexing
from tests.faults.load import until
from tests.sample_guide import sample_guide


@pytest.fixture
def follower(monkeypatch):
    monkeypatch.setattr(index, "_kept", {})
    monkeypatch.setattr(indexing, "QUIET", 0.01)
    return SimpleNamespace(state=SimpleNamespace(guide=sample_guide()), turned=[])


def indexed(guide) -> bool:
    return all(id(edition) in index._kept for edition in guide.editions.values())


def test_each_new_guide_is_indexed_without_a_search(follower):
    Indexing(follower).start()
    first = sample_guide()
    later = {language: replace(edition) for language, edition in first.editions.items()}
    guides = first, replace(first, editions=later)
    for guide in guides:
        follower.state.guide = guide
        follower.turned[0](None, follower.state, None)
        until(lambda guide=guide: indexed(guide), 5)


def test_one_that_fails_does_not_end_it(follower, monkeypatch, caplog):
    guide, follower.state.guide = follower.state.guide, SimpleNamespace(editions={"en": None})
    Indexing(follower).start()
    with caplog.at_level(logging.ERROR):
        follower.turned[0]()
        until(lambda: caplog.records, 5)

    follower.state.guide = guide
    follower.turned[0]()
    until(lambda: indexed(guide), 5)
    assert search(guide, "en", "biobank").hits


def test_without_a_guide_there_is_nothing_to_index(follower):
    follower.state = None

    Indexing(follower).index()

    assert not index._kept
