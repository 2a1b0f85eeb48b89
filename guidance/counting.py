"""Use and misses, counted in memory and written once in a while as numbers for a day; never in the way of a page."""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date

from django.db import DataError, connection, transaction
from django.utils import timezone

from guidance.codes import normalised
from guidance.links import GO, SET
from guidance.models import Missed, Use
from guidance.private import looks_personal

log = logging.getLogger(__name__)
SECONDS_BETWEEN_WRITES = 5
MOST_KEPT = 2000  # different things a process remembers until they are written; a flood of more is not looked at
LONGEST = 200
SEARCHES_FROM = 3  # words that a process was asked for less often could tell who typed them, and are never stored
ADDRESSES_FROM = 3  # who makes addresses up seldom asks for one of them again
MOST_MISSED = 200  # rows that a day gets of each kind of misses; nobody mends more

Counts = Counter[tuple[str, str, date]]
Write = Callable[[Counts], None]


def today() -> date:
    return timezone.localdate()


class Counting:
    """What this process counted and has not written yet. `kind` is use, search, address or need."""

    def __init__(self, write: Write, day: Callable[[], date] = today) -> None:
        self.write, self.day = write, day
        self.lock = threading.Lock()
        self.waiting: Counts = Counter()
        self.rare: dict[str, Counter[str]] = {"search": Counter(), "address": Counter()}
        self.stopped = threading.Event()
        self.thread: threading.Thread | None = None

    def used(self, key: str) -> None:
        """Count one opening of `/go/<key>` or `/go/set/<code>` (then `set/<code>`)."""
        self.add("use", key)

    def missed(self, kind: str, what: str) -> None:
        """Count a search without a result, an unknown address, or a need that only the first point of contact answers.

        What looks like a mail address or a number of a person is not counted at all.
        """
        plain = " ".join("".join(letter if letter.isprintable() else " " for letter in what[:LONGEST]).split())
        if not plain or looks_personal(plain):
            return
        if kind == "search":
            self.often(kind, plain.lower()[:LONGEST], SEARCHES_FROM)  # small letters can be more of them: İ
        elif kind == "address":
            self.often(kind, plain, ADDRESSES_FROM)
        else:
            self.add(kind, plain)

    def often(self, kind: str, what: str, least: int) -> None:
        """Hold a miss back until there were as many of it; it then counts with those before."""
        rare = self.rare[kind]
        with self.lock:
            if what not in rare and len(rare) >= MOST_KEPT:
                rare.clear()
            rare[what] += 1
            times = rare[what]
        if times >= least:
            self.add(kind, what, times if times == least else 1)

    def add(self, kind: str, what: str, times: int = 1) -> None:
        place = (kind, what, self.day())
        with self.lock:
            if place in self.waiting or len(self.waiting) < MOST_KEPT:
                self.waiting[place] += times

    def flush(self) -> bool:
        """Write what is waiting; when the database cannot take it, keep it for the next time and return False."""
        with self.lock:
            taken, self.waiting = self.waiting, Counter()
        if not taken:
            return True
        try:
            self.write(taken)
        except Exception as error:  # whatever the database does, counting must not end
            log.warning("Counts wait for the database: %s", error.__class__.__name__)
            with self.lock:
                self.waiting = Counter(dict((taken + self.waiting).most_common(MOST_KEPT)))
            return False
        return True

    def start(self) -> None:
        """Write from now on, every few seconds, in a thread of its own; once in each process that answers visitors."""
        if self.thread is None or not self.thread.is_alive():
            self.stopped.clear()
            self.thread = threading.Thread(target=self.run, name="counting", daemon=True)
            self.thread.start()
            atexit.register(self.stop)

    def run(self) -> None:
        while not self.stopped.wait(SECONDS_BETWEEN_WRITES):
            self.flush()
            connection.close()

    def stop(self) -> None:
        """Write the rest and end, as a process that is shut down does."""
        self.stopped.set()
        if self.thread:
            self.thread.join(timeout=1)
        self.flush()


def observe(path: str, status: int, missed: tuple[str, str] | None = None) -> None:
    """Count what one answered GET means, if anything. `missed` is what the answer itself says was looked for in vain.

    Called for every public answer, also for those that come finished out of a store; QR codes are pictures, not visits.
    """
    if missed:
        counting.missed(*missed)
    if path.startswith("/go/"):
        opened(path.removeprefix("/go/").rstrip("/"), status)
    if status == 404 and not path.startswith("/go/set/"):
        counting.missed("address", path)


def opened(rest: str, status: int) -> None:
    if status == 302 and (asked := GO.match(rest)) and not asked["kind"]:
        counting.used(asked["key"].lower())
    elif status == 200 and (asked := SET.match(rest)) and not asked["kind"]:
        counting.used("set/" + normalised(asked["code"]))


def store(counts: Counts) -> None:
    """Add the counts to the rows of their days, all or none; the oldest misses go, as nobody mends them any more.

    All processes write in one order, so that no two wait for each other. What the database refuses for what it holds is
    dropped by itself: it would be refused each time.
    """
    with transaction.atomic():
        for (kind, what, on), times in sorted(with_room(counts).items()):
            try:
                with transaction.atomic():
                    count_up(kind, what, on, times)
            except DataError as error:
                log.error("A count of the kind “%s” is dropped: %s", kind, error)
        Missed.objects.forget(today())


def count_up(kind: str, what: str, on: date, times: int) -> None:
    if kind == "use":
        Use.objects.count_up(times, key=what, on=on)
    else:
        Missed.objects.count_up(times, kind=kind, what=what, on=on)


def with_room(counts: Counts) -> Counts:
    """Return the counts without those misses that would give a day more than `MOST_MISSED` rows of a kind."""
    days = {(kind, on) for kind, _, on in counts if kind != "use"}
    known = {
        (kind, on): set(Missed.objects.filter(kind=kind, on=on).values_list("what", flat=True)) for kind, on in days
    }
    kept: Counts = Counter()
    for (kind, what, on), times in counts.most_common():
        rows = known.get((kind, on))
        if rows is None or what in rows or len(rows) < MOST_MISSED:
            kept[kind, what, on] = times
            if rows is not None:
                rows.add(what)
    return kept


counting = Counting(store)
