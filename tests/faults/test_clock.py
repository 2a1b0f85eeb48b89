"""Clocks that are wrong: the day is the database's, and everything that waits counts on a clock nobody sets."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from guidance import generation
from guidance.models import Generation, LinkSet
from guidance.refresh import follower
from tests import server
from tests.faults import load

WRONG = """
import datetime, sys, time

shift = {shift}
real_time, real = time.time, datetime.datetime
time.time = lambda: real_time() + shift
class Wrong(real):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=shift)
    @classmethod
    def utcnow(cls):
        return super().utcnow() + datetime.timedelta(seconds=shift)
class WrongDate(datetime.date):
    @classmethod
    def today(cls):
        return Wrong.now().date()
datetime.datetime, datetime.date = Wrong, WrongDate
print("It is", datetime.datetime.utcnow().date(), file=sys.stderr)
"""


@pytest.mark.parametrize("days", [-1, 1])
def test_a_host_whose_clock_is_a_day_off_shows_what_the_others_show(database, statics, tmp_path, days):
    (tmp_path / "sitecustomize.py").write_text(WRONG.format(shift=days * 86400))
    wrong = {"PYTHONPATH": str(tmp_path)}

    with server.serving(database, tmp_path / "a") as right, server.serving(database, tmp_path / "b", env=wrong) as off:
        load.publish(database, tmp_path / "editor", 1)
        load.until(lambda: b"Number 0" in load.fetch(off, f"/api/v1/en/sections/{load.KEY}").body, 2)
        here, there = (json.loads(load.fetch(base, "/readyz").body) for base in (right, off))
        pages = [load.fetch(base, "/en/").body.replace(base.encode(), b"") for base in (right, off)]
    said = (tmp_path / "b" / "server.log").read_text()

    assert f"It is {datetime.now(UTC).date() + timedelta(days=days)}" in said
    assert (here["generation"], here["as_of"]) == (there["generation"], there["as_of"])
    assert there["age_seconds"] >= 0
    assert pages[0] == pages[1]


@pytest.mark.django_db
@pytest.mark.parametrize("days", [-1, 1])
def test_a_new_day_of_the_database_raises_the_generation_once(days):
    generation.raise_generation()
    head = generation.head()
    Generation.objects.update(as_of=head.today + timedelta(days=days))
    before = generation.head().token

    generation.current()
    after = generation.head()
    generation.current()

    assert after.token != before
    assert after.as_of == head.today == follower.present().head.as_of
    assert generation.head().token == after.token


@pytest.mark.django_db
def test_what_expires_is_gone_the_day_after():
    today = generation.head().today or generation.today()
    LinkSet.objects.create(code="abc", title="x", expires_on=today)
    assert not generation.current().link_sets["abc"].expired

    LinkSet.objects.update(expires_on=today - timedelta(days=1))
    Generation.objects.update(as_of=today - timedelta(days=1))

    assert generation.current().link_sets["abc"].expired
