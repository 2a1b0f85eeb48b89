"""Brotli at full strength, off the request path: a thread that nobody waits for."""

import logging
import os
import threading
from collections import deque
from contextlib import suppress

import brotli

from guidance.store import Store, store
from guidance.writing import write
from portal.finished import Finished, Key, Shelf

logger = logging.getLogger(__name__)
MOST_WAITING = 2000  # pages; what comes on top is compressed when it is asked for again
QUALITY = 11


class Compressor:
    """Compresses kept pages one after the other, as they are asked for."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Shelf, Key, Finished]] = deque(maxlen=MOST_WAITING)
        self.known: set[str] = set()
        self.something = threading.Event()
        self.process: int | None = None

    def add(self, shelf: Shelf, key: Key, page: Finished) -> None:
        """Compress this page soon, once."""
        if page.digest in self.known:
            return
        if len(self.known) > MOST_WAITING:
            self.known.clear()
        self.known.add(page.digest)
        self.waiting.append((shelf, key, page))
        if self.process != os.getpid():
            self.process = os.getpid()
            threading.Thread(target=self.run, name="compressing", daemon=True).start()
        self.something.set()

    def run(self) -> None:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)  # this thread only
        while True:
            self.something.wait()
            self.something.clear()
            while self.waiting:
                shelf, key, page = self.waiting.popleft()
                try:
                    compressed(page, store())
                    shelf.put(key, page)
                except Exception:
                    logger.exception("A page could not be compressed")
                self.known.discard(page.digest)


def compressed(page: Finished, kept: Store) -> None:
    """Give a page its Brotli form: the one on disk where the same content was compressed before, else a new one."""
    if not page.compressible or "br" in page.forms:
        return
    file = kept.file(page.digest, "br")
    with suppress(OSError, brotli.error):
        content = file.read_bytes()
        if brotli.decompress(content) == page.body:
            page.add("br", content)
            return
    page.add("br", brotli.compress(page.body, quality=QUALITY))
    with suppress(OSError):
        write(file, page.forms["br"][2], sync=False)


compressor = Compressor()
