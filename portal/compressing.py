"""Brotli at full strength, off the request path: a thread that nobody waits for."""

import logging
import os
import threading
from collections import deque

import brotli

from portal.finished import Finished, Shelf

logger = logging.getLogger(__name__)
MOST_WAITING = 2000  # pages; what comes on top is compressed when it is asked for again
QUALITY = 11


class Compressor:
    """Compresses kept pages one after the other; results are found again by the content's digest."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Shelf, tuple[str, ...], Finished]] = deque(maxlen=MOST_WAITING)
        self.known: set[str] = set()
        self.something = threading.Event()
        self.process: int | None = None

    def add(self, shelf: Shelf, address: tuple[str, ...], page: Finished) -> None:
        """Compress this page soon, once."""
        if page.digest in self.known:
            return
        self.known.add(page.digest)
        self.waiting.append((shelf, address, page))
        if self.process != os.getpid():
            self.process = os.getpid()
            threading.Thread(target=self.run, name="compressing", daemon=True).start()
        self.something.set()

    def run(self) -> None:
        while True:
            self.something.wait()
            self.something.clear()
            while self.waiting:
                shelf, address, page = self.waiting.popleft()
                try:
                    page.add("br", brotli.compress(page.body, quality=QUALITY))
                    shelf.put(address, page)
                except Exception:
                    logger.exception("A page could not be compressed")
                self.known.discard(page.digest)


compressor = Compressor()
