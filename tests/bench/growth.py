"""What grows with the guide: the time from a publish to its page, serving, memory, starting; at several sizes."""

import json
import re
import statistics
import subprocess
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests import with_django
from tests.bench import contenders
from tests.bench.wrk import memory, wrk
from tests.faults.load import fetch
from tests.server import BASE_DIR, environment

KEY = "conflict-of-interest"
NUMBER = re.compile(rb"Number (\d+)")
PUBLISHES = 20
ROUNDS = 27
SEARCHES = 30  # so that every worker gets one


@dataclass(frozen=True)
class Size:
    """One size of the guide. Times in milliseconds, memory in megabytes of a worker."""

    sections: int
    visible: float  # from the commit, median
    slowest: float
    published: float  # from the beginning of the publish until its page shows it, median
    memory: float
    start: float
    start_without: float
    rates: tuple[float, ...] = ()  # requests a second to a section's page, by round; see `rates`


def enlarge(database: str, data: Path, sections: int) -> None:
    command = with_django.command("tests.bench.enlarge", sections)
    subprocess.run(command, env=environment(database, data), check=True, cwd=BASE_DIR)


def measure(database: str, data: Path, sections: int) -> Size:
    """Measure one size; the database holds so many sections already."""
    with contenders.portal(database, data) as server:
        until_settled(server.base)
        visible, published = publishing(server.base, database, data)
        until_stored(server.base)
        used, start = memory(server.pid), server.started
    with contenders.portal("postgres://portal@127.0.0.1:1/none", data) as server:
        without = server.started
    return Size(
        sections,
        statistics.median(visible) * 1e3,
        max(visible) * 1e3,
        statistics.median(published) * 1e3,
        used,
        start * 1e3,
        without * 1e3,
    )


def rates(places: list[tuple[str, Path]], seconds: int) -> list[tuple[float, ...]]:
    """Return how many requests a second each of these portals (database and data folder) answers for a section's page
    in each round: they all run, and are asked in turn, so that what else the machine does counts for none alone."""
    with ExitStack() as stack:
        servers = [stack.enter_context(contenders.portal(*place)) for place in places]
        for server in servers:
            until_settled(server.base)
        found: list[list[float]] = [[] for _ in servers]
        for _ in range(ROUNDS):
            for server, rate in zip(servers, found, strict=True):
                rate.append(wrk(f"{server.base}/en/topics/{KEY}/", server.pid, seconds, Accept_Encoding="gzip").rate)
    return [tuple(rate) for rate in found]


def publishing(base: str, database: str, data: Path) -> tuple[list[float], list[float]]:
    """Publish a section again and again; return, for each time, the seconds from its commit and from its beginning
    until its page shows it."""
    seen: dict[int, float] = {}
    stopped = threading.Event()
    watcher = threading.Thread(target=watch, args=(base, seen, stopped))
    watcher.start()
    try:
        env = environment(database, data)
        command = with_django.command("tests.faults.publish", PUBLISHES, 0.4)
        said = subprocess.run(command, cwd=BASE_DIR, env=env, capture_output=True, text=True, check=True).stdout
        time.sleep(1)
    finally:
        stopped.set()
        watcher.join()
    lines = [line.split() for line in said.splitlines()][2:]  # the first ones warm the editor's own process
    visible = [max(0.0, seen[int(number)] - float(committed)) for number, committed, _ in lines]
    published = [seen[int(number)] - float(began) for number, _, began in lines]
    return visible, published


def watch(base: str, seen: dict[int, float], stopped: threading.Event) -> None:
    """Look at the section's page all the time, and note when each number was seen first."""
    while not stopped.is_set():
        if match := NUMBER.search(fetch(base, f"/en/topics/{KEY}/").body):
            seen.setdefault(int(match[1]), time.monotonic())
        stopped.wait(0.002)


def until_settled(base: str) -> None:
    """Return when a server that has just started is done with it: the guide is on disk, and each worker has its index,
    for which a search waits. Pages that nobody waits for go on being made, as on any day."""
    until_stored(base)
    for number in range(SEARCHES):
        fetch(base, f"/en/search/?q=word{number}")


def until_stored(base: str, pages: bool = False, seconds: float = 300) -> None:
    """Return when the guide, or also every page, is on disk: what is made meanwhile disturbs a measurement."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        store = json.loads(fetch(base, "/readyz").body)["store"]
        if store["complete"] or (store["newest"] is not None and not pages):
            return
        time.sleep(0.2)
