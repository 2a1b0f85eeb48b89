"""The thread that follows the database goes on, whatever happens to it."""

import logging
import os
import resource
import socket
from datetime import date
from threading import Thread
from time import monotonic, sleep
from types import SimpleNamespace

import pytest

from guidance import generation, listening, refresh
from guidance.generation import Head
from guidance.refresh import Follower


class EndOfTestError(BaseException):
    """Ends the loop of a thread that never ends."""


def test_the_thread_outlives_a_wait_that_fails(monkeypatch):
    waits = iter([ValueError("filedescriptor out of range"), EndOfTestError()])
    follower = Follower()
    looks = []
    monkeypatch.setattr(refresh, "use_own_connection", lambda: None)
    monkeypatch.setattr(refresh, "LOOK", 0.01)
    monkeypatch.setattr(follower, "look_quietly", lambda: looks.append(1))

    def wait():
        raise next(waits)

    monkeypatch.setattr(follower, "wait", wait)

    with pytest.raises(EndOfTestError):
        follower.run()

    assert len(looks) == 2


@pytest.fixture
def many_files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_notice_is_heard_in_a_process_with_many_open_connections(many_files, monkeypatch):
    ours, theirs = socket.socketpair()
    high = os.dup2(ours.fileno(), 2000)
    raw = SimpleNamespace(closed=False, fileno=lambda: high)
    monkeypatch.setattr(listening, "connection", SimpleNamespace(vendor="postgresql", connection=raw, listens=raw))

    with ours, theirs:
        before = listening.notified(0.01)
        theirs.send(b"notice")
        after = listening.notified(1)
    os.close(high)

    assert (before, after) == (False, True)


@pytest.mark.parametrize(("due_for", "shown"), [(0.1, "old"), (1.5, "new"), (2.5, "old")])
def test_who_asks_waits_for_a_state_that_is_long_in_coming_but_not_for_ever(due_for, shown):
    follower = Follower()
    follower.process, follower.state, follower.reachable = os.getpid(), "old", True
    follower.expect(monotonic() - due_for)

    def load() -> None:
        sleep(0.2)
        follower.state = "new"
        follower.arrived()

    loading = Thread(target=load)
    loading.start()
    answered = follower.present()
    loading.join()

    assert answered == shown


class Bell:
    """A bell that rings each time somebody publishes."""

    published = 0

    def seen(self) -> bytes:
        return bytes([self.published])


@pytest.mark.parametrize("told", ["bell", "notice"])
def test_what_is_published_while_another_state_is_loaded_is_due_since_that_began(told, monkeypatch):
    bell, follower = Bell(), Follower()
    monkeypatch.setattr(refresh.generation, "bell", lambda: bell)
    due = []

    def look() -> None:
        """Load a state, the first time slowly, and somebody publishes meanwhile."""
        if not due:
            bell.published += told == "bell"
            if told == "notice":
                listening.heard.set()
            sleep(0.2)
        due.append(monotonic() - follower.due if follower.due else None)

    monkeypatch.setattr(follower, "look_quietly", look)
    monkeypatch.setattr(follower, "wait", lambda: False)
    for _ in range(3):
        follower.look_and_wait()

    assert due[0] is None
    assert due[1] >= 0.2
    assert due[2] is None


@pytest.mark.django_db
def test_a_day_that_cannot_be_noted_is_said_once(monkeypatch, caplog):
    from django.db import DatabaseError

    def read_only(*changes):
        raise DatabaseError("read only")

    monkeypatch.setattr("guidance.generation.raise_generation", read_only)
    head = Head(1, as_of=generation.Generation.objects.get(pk=1).as_of, today=date(2031, 1, 2))

    with caplog.at_level(logging.INFO, "guidance.generation"):
        shown = [generation.new_day(head) for _ in range(3)]

    assert [each.today for each in shown] == [head.as_of] * 3
    assert len([record for record in caplog.records if "2031-01-02" in record.getMessage()]) == 1
