"""What /healthz and /readyz say."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from guidance import generation
from guidance.refresh import Follower, State, follower
from guidance.store import Store
from portal import health
from tests.portal.answers import ask
from tests.sample_guide import sample_guide


@pytest.mark.django_db
def test_the_process_answers():
    status, headers, body = ask("/healthz")

    assert (status, json.loads(body)) == (200, {"status": "ok"})
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_what_is_served_and_what_can_be_reached():
    from guidance.models import Caption

    Caption.objects.first().save()
    status, _, body = ask("/readyz")
    said = json.loads(body)

    assert status == 200
    assert said["generation"] == generation.head().number
    assert said["database"] == "reachable"
    assert said["served_from"] == "database"
    assert 0 <= said["age_seconds"] < 60


class Without(Follower):
    """A process whose database is away."""

    def __init__(self, state: State | None):
        super().__init__()
        self.state, self.reachable = state, False

    def present(self) -> State:
        if self.state is None:
            raise health.NothingPublishedError
        return self.state


def said_by(state: State | None):
    status, _, body = health.readyz(Without(state))
    return status[:3], json.loads(body)


def test_without_a_database_the_stored_guide_is_enough():
    status, said = said_by(State(sample_guide(), generation.Head(7), stored=True))

    assert (status, said["database"], said["served_from"]) == ("200", "not reachable", "disk")


def test_nothing_to_serve_is_said_as_such():
    status, said = said_by(None)

    assert (status, said["status"]) == ("503", "nothing to serve")


def test_a_damaged_generation_is_named(tmp_path):
    store = Store(tmp_path)
    store.save(State(sample_guide(), generation.Head(7, "a" * 32)))
    next(store.folder.glob("objects/??/*")).write_bytes(b"x")

    said = health.stored(store)

    assert (said["status"], said["newest"], len(said["damaged"])) == ("damaged", None, 1)


def test_a_disk_that_refuses_is_named(tmp_path):
    store = Store(tmp_path)
    store.problem = "cannot be written: No space left on device"

    assert "No space" in health.stored(store)["status"]


def test_another_process_that_cannot_write_is_noticed(monkeypatch):
    monkeypatch.setattr(health, "disk", lambda: {"status": "ok", "newest": 6})
    long_ago = State(sample_guide(), generation.Head(7, raised=timezone.now() - timedelta(minutes=5)))
    just_now = State(sample_guide(), generation.Head(7, raised=timezone.now()))

    assert [said_by(state)[1]["store"]["status"] for state in (long_ago, just_now)] == ["behind", "ok"]


def test_the_follower_of_the_tests_does_not_run_by_itself():
    assert follower.process is None
