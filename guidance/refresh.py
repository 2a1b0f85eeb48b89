"""Keeps the guide of this process current: a thread that looks when the bell rings, and once a second anyway."""

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from django.db import DatabaseError, InterfaceError

from guidance import generation
from guidance.generation import Changes, Head
from guidance.guide import Guide, NothingPublishedError
from guidance.listening import drop_connection, heard, notified, use_own_connection

logger = logging.getLogger(__name__)
FORKED = 0  # no process has this number
LOOK = 1.0  # seconds between two looks at the database's own number, whatever the bell says
POLL = 0.01  # seconds between two looks at the bell
PATIENCE = 1.5  # seconds that a process which has just started waits for the database before it takes the stored guide
SOON = 0.3  # seconds that a new state may take to load before requests begin to wait for it …
LATE = 2.0  # … and after which they are answered from the old one all the same: the database is slow


@dataclass(frozen=True, slots=True)
class State:
    """A guide and the head it was read at. `stored` says that it comes from the disk, not from the database."""

    guide: Guide
    head: Head
    stored: bool = False


Turn = Callable[[State | None, State, Changes | None], None]


class Follower:
    """Holds the guide of this process. Whoever asks gets a whole guide, never one that is being changed."""

    def __init__(self) -> None:
        self.state: State | None = None
        self.empty = False  # whether it has been said that there is nothing to serve
        self.reachable: bool | None = None  # what the last look at the database said
        self.looked = 0.0  # when the database last answered, on the monotonic clock
        self.turned: list[Turn] = []  # called after each new guide, in the thread that loaded it
        self.owed: list[Turn] = []  # those of them that the database failed; called again at each look
        self.stored: Callable[[], State | None] = lambda: None  # the last generation on disk
        self.process: int | None = None
        self.ready = threading.Event()
        self.turning = threading.Lock()
        self.adopting = threading.Lock()  # never held for long, as `turning` is while the database hangs
        self.due = 0.0  # since when there may be a state that this process does not have yet, on the monotonic clock
        self.caught_up = threading.Event()
        self.began, self.rung = 0.0, b""  # when the last look began, and what the bell said then

    def current(self) -> Guide:
        """Return the guide; see `guidance.generation.current`. NothingPublishedError where there is none at all."""
        return self.present().guide

    def present(self) -> State:
        if self.process is None:
            return self.look()
        if self.process == FORKED:
            self.follow()
        if self.state is None and not self.ready.wait(PATIENCE):
            self.take_stored()
        if self.state is None:
            raise NothingPublishedError
        if self.due:
            self.let_it_catch_up()
        return self.state

    def let_it_catch_up(self) -> None:
        """Wait a moment for a state that is long in coming: on a busy machine, answering from the old one would keep
        the thread that loads the new one from its work."""
        late = monotonic() - self.due
        if self.reachable and SOON < late < LATE:
            self.caught_up.wait(LATE - late)

    def expect(self, since: float) -> None:
        """Note that there may be a newer state than this process has, since when at the earliest."""
        if not self.due:
            self.caught_up.clear()
            self.due = since

    def arrived(self) -> None:
        """Let everybody go on who waited for a new state. What was published while it was loaded may have been
        committed when that began, and is due since then: the longest wait is longer than a load may take."""
        newer = self.told_since()
        self.caught_up.set()
        if newer:
            self.caught_up.clear()
        self.due = self.began if newer else 0.0

    def follow(self) -> None:
        """Start following the database in a thread of this process; safe to be called twice."""
        if self.process == os.getpid():
            return
        self.process = os.getpid()
        self.ready = threading.Event()
        self.turning, self.adopting = threading.Lock(), threading.Lock()
        threading.Thread(target=self.run, name="generation", daemon=True).start()

    def run(self) -> None:
        use_own_connection()
        while True:
            try:
                self.look_and_wait()
            except Exception:  # a thread that ends would leave this process behind for ever
                logger.exception("The database could not be followed for a moment; the last generation is served")
                threading.Event().wait(LOOK)

    def look_and_wait(self) -> None:
        self.began, self.rung = monotonic(), generation.bell().seen()
        heard.clear()
        self.look_quietly()
        self.arrived()
        if not self.due and self.wait():
            self.expect(monotonic())

    def look_quietly(self) -> None:
        """Look, and whatever happens, go on with the guide that is there."""
        try:
            self.look()
        except NothingPublishedError:
            if not self.empty:
                logger.error("There is nothing to serve: no imported guide, and no database and no disk that has one")
            self.empty = True
        except Exception:
            logger.exception("The new generation could not be loaded; the last one is served")
        finally:
            if self.state is not None:
                self.ready.set()

    def look(self) -> State:
        """Return the newest state, loading it where the database names another one than is known."""
        with self.turning:
            try:
                self.turn(generation.head())
                self.reachable, self.looked = True, monotonic()
            except NothingPublishedError:  # the database answers; nothing has been imported into it yet
                self.reachable, self.looked = True, monotonic()
            except (DatabaseError, InterfaceError) as error:
                if self.reachable is not False:
                    logger.warning("The database cannot be read, the last generation is served: %s", error)
                self.reachable = False
                if self.process is not None:
                    drop_connection()
                self.take_stored()
        if self.state is None:
            raise NothingPublishedError
        return self.state

    def turn(self, head: Head) -> None:
        """Load what changed between the known head and this one."""
        if head.as_of != head.today and head.number:
            head = generation.new_day(head)
        known = self.state
        if known is not None and known.stored:  # by other code or settings, perhaps: nothing of it is taken over
            known = None
        if known is not None and head.same(known.head):
            self.tell(self.owed, known, ())
            return
        self.expect(monotonic())
        with generation.snapshot():
            head, changes = generation.since(known.head if known else None, head)
            guide = load(known.guide if known else None, changes, head)
        self.adopt(State(guide, head), changes)

    def adopt(self, state: State, changes: Changes | None = None) -> None:
        """Show this state from now on, and tell whoever prepares pages. One from the disk never takes the place of
        another: the thread that follows may have read the database meanwhile."""
        with self.adopting:
            if state.stored and self.state is not None:
                return
            before, self.state = self.state, state
        self.ready.set()
        self.arrived()
        self.tell(self.turned, before, changes)

    def tell(self, those: list[Turn], before: State | None, changes: Changes | None) -> None:
        """Call these about the present state; whom the database fails is told again at the next look."""
        self.owed = []
        for told in those:
            try:
                told(before, self.state, changes)
            except (DatabaseError, InterfaceError) as error:
                self.owed.append(told)
                logger.info("A generation is served, but the database took no note of it: %s", error)
            except Exception:
                logger.exception("A new generation is served, but not everything about it could be prepared")

    def take_stored(self) -> None:
        """Begin with the last generation on disk; once there is a guide, the disk has nothing better."""
        if self.state is None and (stored := self.stored()) is not None:
            self.adopt(replace(stored, stored=True))

    def told_since(self) -> bool:
        """Whether the bell has rung on this host, or the database has notified, since the last look began."""
        return generation.bell().seen() != self.rung or heard.is_set()

    def wait(self) -> bool:
        """Return when somebody has published, at the latest after a second; and whether anybody has."""
        generation.bell().reopen()
        until = monotonic() + LOOK
        while monotonic() < until:
            if self.told_since() or notified(POLL):
                return True
        return False


def load(known: Guide | None, changes: Changes | None, head: Head) -> Guide:
    from guidance.loading import load_guide
    from guidance.put_back import put_back

    return put_back(head) if head.pinned is not None else load_guide(known, changes, head)


def forked() -> None:
    """A copy of a process has no threads: it begins to follow when it is asked for the first time."""
    if follower.process is not None:
        follower.process = FORKED


follower = Follower()
os.register_at_fork(after_in_child=forked)
