"""The database is stopped, hangs, is slow or takes no changes: visitors notice nothing, editors are told."""

import time

import psycopg
import pytest

from tests import server
from tests.faults import load
from tests.faults.proxy import HOLE, PASS, RESET
from tests.faults.readiness import ready

pytestmark = pytest.mark.faults

COOKIE = {"Cookie": "sessionid=" + "x" * 32 + "; csrftoken=y", "Accept-Language": "sv, en;q=0.5"}


def stored(base: str) -> bool:
    return ready(base)["store"]["newest"] == ready(base)["generation"]


@pytest.mark.parametrize("fault", [RESET, HOLE], ids=["reset", "black hole"])
def test_a_crawler_notices_nothing_of_a_lost_database(portal, broken, database, addresses, tmp_path, count, fault):
    proxy, _ = broken

    with load.visiting(portal, addresses, **COOKIE) as visitors:
        time.sleep(1)
        proxy.mode = fault
        time.sleep(count(8, 60))
        assert ready(portal)["database"] == "not reachable"
        proxy.mode = PASS
        took = load.until(lambda: ready(portal)["database"] == "reachable", 10)
        (_, committed), *_ = load.publish(database, tmp_path / "editor", 1)
        load.until(lambda: shown(portal), 2)

    assert visitors.failed == []
    assert took < load.PROMISE + 5
    assert time.monotonic() - committed < load.PROMISE + 2


def shown(base: str) -> bool:
    return b"Number 0" in load.fetch(base, f"/api/v1/en/sections/{load.KEY}").body


@pytest.mark.parametrize("fault", [RESET, HOLE], ids=["reset", "black hole"])
def test_a_process_that_starts_meanwhile_serves_everything(portal, broken, addresses, tmp_path, fault):
    proxy, through = broken
    load.until(lambda: stored(portal), 20)
    proxy.mode = fault

    with server.serving(through, tmp_path / "data") as other:
        answers = [load.fetch(other, path, COOKIE) for path in addresses]
        said = ready(other)

    assert [seen.path for seen in answers if seen.status not in (200, 302)] == []
    assert (said["status"], said["served_from"]) == ("ok", "disk")
    here = load.fetch(portal, "/en/").body.replace(portal.encode(), b"")
    there = next(seen.body for seen in answers if seen.path == "/en/")
    assert here == there.replace(other.encode(), b"")


def test_a_slow_database_takes_no_public_worker(portal, broken, addresses):
    broken[0].delay = 0.5

    with load.visiting(portal, addresses, number=4), load.visiting(portal, ["/en/admin/login/"], number=8):
        time.sleep(1)
        answers = [load.fetch(portal, path) for path in addresses[:60]]

    assert {seen.status for seen in answers} == {200}
    assert sorted(seen.ended - seen.began for seen in answers)[30] < load.PROMISE / 2


def test_hanging_editors_leave_room_for_visitors(portal, broken, addresses):
    broken[0].mode = HOLE

    with load.visiting(portal, ["/en/admin/"], number=20, pause=0, **COOKIE):
        time.sleep(2)
        answers = [load.fetch(portal, path) for path in addresses[:40]]

    assert {seen.status for seen in answers} == {200}


def test_editors_are_told_and_keep_what_they_typed(portal, broken):
    broken[0].mode = RESET
    form = b"username=anna&password=secret-word&text=My+long+text"
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": "csrftoken=" + "a" * 32}

    answer = load.fetch(portal, "/en/admin/login/", kind | {"X-CSRFToken": "a" * 32}, form)

    assert answer.status == 503
    assert b"nothing was saved" in answer.body
    assert b"Databasen svarar inte" in answer.body
    assert b"My long text" in answer.body
    assert b"secret-word" not in answer.body


def test_editors_go_on_when_it_is_back(portal, broken):
    proxy, _ = broken
    page = f"/en/admin/login/?next=/en/admin/{load.KEY}"
    assert load.fetch(portal, page).status == 200
    proxy.mode = RESET
    load.fetch(portal, "/en/admin/", COOKIE)

    proxy.mode = PASS

    load.until(lambda: load.fetch(portal, "/en/admin/", COOKIE).status == 302, 10)


def test_a_database_that_takes_no_changes_is_enough_for_visitors(database, statics, addresses, tmp_path):
    name = database.rpartition("/")[2]
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')

    with server.serving(database, tmp_path / "data") as base:
        answers = [load.fetch(base, path, COOKIE) for path in addresses]
        login = load.fetch(base, "/en/admin/login/")

    assert [seen.path for seen in answers if seen.status not in (200, 302)] == []
    assert login.status in (200, 503)
