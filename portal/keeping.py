"""Keeps generations on disk, complete: the guide when edits rest, every kept address as soon as there is time."""

import logging
import os
import threading
from collections.abc import Iterator
from time import monotonic

from guidance.addresses import AFFILIATIONS, LANGUAGES
from guidance.generation import Changes
from guidance.guide import Guide
from guidance.pages.frame import path_in
from guidance.refresh import Follower, State
from guidance.store import DamagedError, Store, StoredPage
from guidance.withdrawing import Withdrawing
from portal.compressing import compressed
from portal.edge import Finishing
from portal.finished import KEPT as KEPT_STATUS

logger = logging.getLogger(__name__)
CHECK = 30.0  # seconds between two looks at what is on disk
TIDY = 3600.0  # seconds between two looks at the published copies of uploads
WAIT = 2.0  # seconds until a process asks again for the right to write
QUIET = 1.0  # seconds without another generation before one is kept
LONGEST = 2.0  # seconds after which one is kept even so
REST = 1.5  # seconds from then on until pages are made that nobody waits for, unless another generation comes
SHARE, SHARE_BUSY = 0.5, 0.05  # of one processor, at most, for pages that nobody waits for
BUSY = 50  # requests a second to this process from which on they are made more slowly
MACHINES = ("/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/api/v1/openapi.json")

Address = tuple[str, str]  # path and query, and the language of the browser where it matters


def kept_addresses(guide: Guide, first: frozenset[str] = frozenset()) -> Iterator[Address]:
    """Yield every address that is kept on disk; those of the keys in `first` come first."""
    paths = sorted(guide.addresses.items(), key=lambda found: found[1][1] not in first)
    for path, _ in paths:
        yield path, ""
        for affiliation in AFFILIATIONS:
            yield f"{path}?as={affiliation}", ""
    for language in LANGUAGES:
        yield "/", language
    for path in (*MACHINES, *beside(guide)):
        yield path, ""
    for key in permanent_keys(guide):
        for language in LANGUAGES:
            yield f"/go/{key}", language
            yield f"/go/{key}/{language}", language
        for kind in ("svg", "png"):
            yield f"/go/{key}.{kind}", LANGUAGES[0]


def beside(guide: Guide) -> Iterator[str]:
    """Yield the files beside pages, and the API's addresses without parameters."""
    for language, edition in guide.editions.items():
        yield f"/api/v1/{language}/guide"
        yield from (f"/api/v1/{language}/sections/{key}" for key in edition.sections)
        yield from (f"/api/v1/{language}/units/{key}" for key in edition.units)
        yield from (f"{unit.path}{key}.vcf" for key, unit in edition.units.items())
        for key, name in (("changes", "changes.atom"), ("responsibility", "responsibility.csv")):
            if path := path_in(edition, key):
                yield path + name


def permanent_keys(guide: Guide) -> list[str]:
    """Return what stands behind `/go/`: every key there is or was, and the link sets."""
    keys = dict.fromkeys(key for _, key in guide.addresses.values())
    return [*keys, *guide.retired, *(f"set/{code}" for code in guide.link_sets)]


class Keeping:
    """One process of a host writes; the others stand by, and the next takes over when that one ends."""

    def __init__(self, follower: Follower, finishing: Finishing, store: Store) -> None:
        self.follower, self.finishing, self.store = follower, finishing, store
        self.turned = threading.Event()
        self.first: frozenset[str] = frozenset()
        self.saved: State | None = None
        self.withdrawing = Withdrawing(store)
        self.tidied = 0.0  # when copies of uploads were looked after, on the monotonic clock
        self.last = (0.0, 0)  # when it paused last, and how many requests there had been
        self.process: int | None = None

    def told(self, before: State | None, state: State, changes: Changes | None) -> None:
        """A new generation is there; the follower calls this."""
        self.first = frozenset(key for _, key in changes or ())
        self.turned.set()

    def start(self) -> None:
        if self.process != os.getpid():
            self.process = os.getpid()
            self.follower.turned.append(self.told)
            threading.Thread(target=self.run, name="keeping", daemon=True).start()

    def run(self) -> None:
        while True:
            with self.store.writing() as mine:
                while mine:
                    self.wait_until_quiet()
                    if not self.store.still_mine():
                        break
                    self.keep_quietly()
                    self.tidy_quietly()
                    self.turned.wait(CHECK)
            self.turned.wait(WAIT)
            self.turned.clear()

    def wait_until_quiet(self) -> None:
        """While one edit follows the other, only the last one of a moment is kept."""
        until = monotonic() + LONGEST
        self.turned.clear()
        while monotonic() < until and self.turned.wait(QUIET):
            self.turned.clear()

    def keep_quietly(self) -> None:
        """Keep what is served; a disk that refuses leaves the pages in memory as they are."""
        try:
            self.keep()
            self.store.problem = ""
        except OSError as error:
            self.store.refused(error)
            self.saved = None
        except Exception:
            logger.exception("The generation could not be kept on disk completely")

    def tidy_quietly(self) -> None:
        """Once an hour, look after the published copies of uploads; storage that refuses is asked again in an hour."""
        if self.follower.state is None or (self.tidied and monotonic() < self.tidied + TIDY):
            return
        self.tidied = monotonic()
        try:
            if gone := self.withdrawing.look(self.follower.state.guide):
                logger.info("%s published copies of uploads were removed: nothing shows them any more", gone)
        except Exception:
            logger.exception("The published copies of uploads could not be looked after")

    def keep(self) -> None:
        """Save the present state where it is not on disk, or not whole."""
        state = self.follower.state
        if state is None or state.stored:
            return
        if self.saved is state and not self.damaged():
            return
        self.store.save(state)
        self.saved = state
        self.turned.wait(REST)  # while one edit follows the other, processors are there for what editors wait for
        pages = self.finished_pages(state)
        if pages is not None:
            os.sync()
            self.store.save(state, pages)
            if self.store.still_mine():  # another writer's files may not be named yet
                self.store.sweep()

    def pause(self, spent: float) -> None:
        """Leave the processor to others in proportion to what was used, and more so while visitors come."""
        before, (now, asked) = self.last, (monotonic(), self.finishing.ready.asked)
        self.last = (now, asked)
        busy = (asked - before[1]) / max(now - before[0], 1e-3) > BUSY
        threading.Event().wait(spent * (1 / (SHARE_BUSY if busy else SHARE) - 1))

    def damaged(self) -> list[str]:
        """Return what is wrong with the newest generation on disk; it is then written again."""
        try:
            newest = self.store.manifests()[0]
            return self.store.verify(self.store.read(newest), pages=False)
        except (IndexError, DamagedError) as error:
            return [str(error) or "nothing is kept"]

    def finished_pages(self, state: State) -> dict[str, StoredPage] | None:
        """Finish every kept address and put its files on disk; None where a newer state came meanwhile."""
        found: dict[str, StoredPage] = {}
        for address, language in kept_addresses(state.guide, self.first):
            if self.follower.state is not state:
                return None
            began = monotonic()
            path, _, query = address.partition("?")
            page = self.finishing.finished(state, path, query, language)
            if page.status in KEPT_STATUS:
                self.store.put(page.body, sync=False)
                compressed(page, self.store)
                self.finishing.grown(state, page)
                found[f"{address} {language}".rstrip()] = StoredPage(page.status, page.headers, page.digest)
            self.pause(monotonic() - began)
        return found
