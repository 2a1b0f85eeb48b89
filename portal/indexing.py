"""The search index of each new guide, made before anybody searches."""

import logging
import os
import threading

from guidance.refresh import Follower
from guidance.search.index import index_of

logger = logging.getLogger(__name__)
QUIET = 2.0  # seconds without another guide: while one edit follows the other, its pages come first


class Indexing:
    """A thread of each process that serves visitors. A search that comes before it makes the index itself."""

    def __init__(self, follower: Follower) -> None:
        self.follower = follower
        self.turned = threading.Event()
        self.process: int | None = None

    def told(self, *_: object) -> None:
        """A new guide is there; the follower calls this."""
        self.turned.set()

    def start(self) -> None:
        """Begin; safe to be called twice."""
        if self.process != os.getpid():
            self.process = os.getpid()
            self.follower.turned.append(self.told)
            threading.Thread(target=self.run, name="indexing", daemon=True).start()

    def run(self) -> None:
        while True:
            self.turned.wait()
            while self.turned.wait(QUIET):
                self.turned.clear()
            try:
                self.index()
            except Exception:  # a search says what is wrong; the thread goes on with the next guide
                logger.exception("The search index could not be made")

    def index(self) -> None:
        """Make the index of each language of the present guide."""
        if self.follower.state is not None:
            for edition in self.follower.state.guide.editions.values():
                index_of(edition)
