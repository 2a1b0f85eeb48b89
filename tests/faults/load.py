"""Visitors and an editor, as many and as long as a fault needs them."""

import http.client
import os
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests import with_django
from tests.server import BASE_DIR, environment

KEY = "conflict-of-interest"  # the section that the editor publishes again and again

# Seconds after a commit from which on nobody may see the old text. One is the promise, and `make soak` holds the portal
# to it on a machine of its own; the tests also run where others work, and ask that nothing stays behind.
FULL = os.environ.get("FULL_COUNTS") == "1"
PROMISE, PATIENCE = (1.0, 0.0) if FULL else (6.0, 20.0)


@dataclass(frozen=True)
class Seen:
    """One answer; times are of the monotonic clock, which all processes of a machine share. Status 0: none came."""

    path: str
    began: float
    ended: float
    status: int
    body: bytes
    error: str = ""


def fetch(
    base: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None, tries: int = 1
) -> Seen:
    """Ask for an address on a connection of its own; with more tries, again where the connection broke."""
    began = time.monotonic()
    for left in reversed(range(tries)):
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=20)
        try:
            connection.request("POST" if body is not None else "GET", path, body, headers or {})
            answer = connection.getresponse()
            return Seen(path, began, time.monotonic(), answer.status, answer.read())
        except (OSError, http.client.HTTPException) as error:
            if not left:
                return Seen(path, began, time.monotonic(), 0, b"", repr(error))
        finally:
            connection.close()
    raise AssertionError


@dataclass
class Visitors:
    """What visitors have seen so far."""

    seen: list[Seen] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def walk(self, base: str, paths: list[str], pause: float, headers: dict[str, str], tries: int) -> None:
        place = 0
        while not self.stopped.is_set():
            self.seen.append(fetch(base, paths[place % len(paths)], headers, tries=tries))
            place += 1
            self.stopped.wait(pause)

    @property
    def failed(self) -> list[tuple[str, int, str]]:
        return [(seen.path, seen.status, seen.error) for seen in self.seen if seen.status == 0 or seen.status >= 400]

    def slowest(self) -> float:
        return max(seen.ended - seen.began for seen in self.seen)


@contextmanager
def visiting(
    base: str, paths: Iterable[str], number: int = 2, pause: float = 0.01, tries: int = 1, **headers: str
) -> Iterator[Visitors]:
    """Some visitors who walk these addresses, over and over, until the block ends."""
    visitors, paths = Visitors(), list(paths)
    threads = [
        threading.Thread(target=visitors.walk, args=(base, paths[at:] + paths[:at], pause, headers, tries))
        for at in range(number)
    ]
    for thread in threads:
        thread.start()
    try:
        yield visitors
    finally:
        visitors.stopped.set()
        for thread in threads:
            thread.join()


def publish(
    database_url: str, data_dir: Path, count: int, first: int = 0, pause: float = 0.0
) -> list[tuple[int, float]]:
    """Publish the section so many times from a process of its own; return each number with the time of its commit."""
    command = with_django.command("tests.faults.publish", count, pause)
    said = environment(database_url, data_dir)
    done = subprocess.run(command, cwd=BASE_DIR, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = (line.split() for line in done.stdout.splitlines())
    return [(int(number), float(committed)) for number, committed, _ in lines]


def until(condition, seconds: float) -> float:
    """Return how long it took until a condition held; AssertionError where it does not in time."""
    seconds = max(seconds, PATIENCE)
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, f"not within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - began
