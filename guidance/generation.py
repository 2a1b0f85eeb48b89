"""The generation: the number of the published state, raised in the transaction of whatever changes it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import dropwhile
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from psycopg import IsolationLevel

from guidance.bell import Bell
from guidance.guide import Guide
from guidance.models import Change, Generation

logger = logging.getLogger(__name__)
Changes = tuple[tuple[str, str], ...]
EVERYTHING = ("", "")
CHANNEL = "generation"  # PostgreSQL's LISTEN and NOTIFY
LOGGED = 1000  # generations whose changes are kept; whoever knows an older one loads everything


@dataclass(frozen=True, slots=True)
class Head:
    """What the database says about the published state; `today` is its own day, not this machine's."""

    number: int = 0
    token: str = ""
    as_of: date | None = None
    raised: datetime | None = None
    pinned: int | None = None
    today: date | None = None

    def same(self, other: "Head | None") -> bool:
        """Whether both name the same published state."""
        return other is not None and (self.number, self.token, self.pinned) == (other.number, other.token, other.pinned)


def current() -> Guide:
    """Return the published guide of this process.

    While the process follows the database (`guidance.refresh`, started by `portal.serving`) this costs nothing and
    never waits for the database. Elsewhere (tests, commands) it looks up the number, one query, and reads what changed.
    """
    from guidance.refresh import follower

    return follower.current()


def raise_generation(*changes: tuple[str, str]) -> None:
    """Say that something public changed: (kind, key) each; no key: anything of the kind; nothing at all: anything.

    Belongs into the transaction that changes it; the row it locks puts publishing transactions into one order. The
    number grows once in a transaction, the token each time. Everybody is told when, and only if, it is committed.
    """
    with transaction.atomic(savepoint=False):
        token = uuid4().hex
        step = 0 if raised_here() else 1
        values = {"token": token, "raised": timezone.now(), "as_of": today()}
        if not Generation.objects.filter(pk=1).update(number=F("number") + step, **values):
            Generation.objects.create(pk=1, number=1, **values)
        number = Generation.objects.values_list("number", flat=True).get(pk=1)
        told = dict.fromkeys(changes or (EVERYTHING,))
        Change.objects.bulk_create(Change(generation=number, token=token, kind=kind, key=key) for kind, key in told)
        if number % 100 == 0:
            Change.objects.filter(generation__lt=number - LOGGED).delete()
        announce(number)


class Announcement:
    """Rings the bell after the commit. Its presence says that the open transaction has raised the number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self) -> None:
        bell().ring(self.number)


def raised_here() -> bool:
    """Whether the open transaction has raised the number at this savepoint or around it."""
    inside = set(connection.savepoint_ids)
    return any(isinstance(each[1], Announcement) and each[0] <= inside for each in connection.run_on_commit)


def announce(number: int) -> None:
    """Tell other hosts (PostgreSQL) and the processes of this one, as soon as the transaction is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(number)])
    transaction.on_commit(Announcement(number), robust=True)


@cache
def bell() -> Bell:
    return Bell(settings.DATA_DIR / "generation")


def today() -> date:
    """Return the day by the database's clock, the one clock that all hosts share."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CURRENT_TIMESTAMP")
        return local_day(cursor.fetchone()[0])


def local_day(moment: datetime | str) -> date:
    """Return the local day of a moment; SQLite tells its own as text, in UTC."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment + "+00:00")
    return timezone.localdate(moment)


def head() -> Head:
    """Return what the database says now. One query; before anything was raised, number 0."""
    row = Generation.objects.annotate(now=Now()).values_list("number", "token", "as_of", "raised", "pinned", "now")
    for *said, now in row:
        return Head(*said, today=timezone.localdate(now))
    return Head(today=today())


def new_day(known: Head) -> Head:
    """Raise the generation where the day has changed: what falls due today is shown from today."""
    try:
        with transaction.atomic():
            if Generation.objects.select_for_update().filter(pk=1, as_of=known.as_of).exists():
                raise_generation(("day", ""))
    except DatabaseError:  # read only: the state is shown as of the day it was last raised
        say_that_it_is_another(known.today)
        return replace(known, today=known.as_of)
    return head()


@lru_cache(maxsize=1)
def say_that_it_is_another(day: date | None) -> None:
    """Say it once for each day, not at each look."""
    logger.warning("It is %s, but the database takes no note of it: pages show the day before", day)


def changes_since(known: Head, now: Head) -> Changes | None:
    """Return what changed between two states, or None where that cannot be told and everything has to be read. One
    query; the log has to lead from the one's token to the other's."""
    log = Change.objects.filter(generation__gte=known.number).order_by("pk").values_list("token", "kind", "key")
    rows = [*dropwhile(lambda row: row[0] != known.token, log)]
    later = [row for row in rows if row[0] != known.token]
    found = tuple(dict.fromkeys((kind, key) for _, kind, key in later))
    return None if not later or later[-1][0] != now.token or EVERYTHING in found else found


def since(known: Head | None, told: Head) -> tuple[Head, Changes | None]:
    """Return, inside a snapshot, its head and what changed since a known one. `told` is the head of a moment before:
    where the log ends at it, there is none newer, and it need not be asked for again."""
    changes = changes_since(known, told) if known else None
    if changes is not None:
        return told, changes
    newest = head()
    return newest, changes_since(known, newest) if known else None


@contextmanager
def snapshot() -> Iterator[None]:
    """Read one committed state: nothing that is committed meanwhile is seen in part, and no writer waits for it."""
    if connection.in_atomic_block:  # a test or a command, which sees its own writes
        yield
        return
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with transaction.atomic():
            if connection.isolation_level != IsolationLevel.REPEATABLE_READ:  # the follower's connection always is
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = mode
