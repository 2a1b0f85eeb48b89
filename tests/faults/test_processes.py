"""Workers that die and servers that are restarted, under load."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults import load

pytestmark = pytest.mark.faults


def children(pid: int) -> list[int]:
    return [int(name) for name in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def main_process(base: str) -> int:
    """Return the process of the server that listens there; the one whose parent is this test."""
    port = base.rpartition(":")[2]
    for pid in children(os.getpid()):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        if port in words:
            return pid
    raise LookupError(base)


def workers(base: str) -> list[int]:
    return [
        pid for pid in children(main_process(base)) if b"portal.server" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def test_the_kernel_lets_workers_finish_what_they_do(portal):
    assert {os.sched_getscheduler(pid) for pid in workers(portal)} == {os.SCHED_BATCH}


def test_workers_that_die_cause_no_errors(portal, addresses, count):
    """A connection that is cut counts as the visitor's to try again; an error of the server never happens."""
    with load.visiting(portal, addresses, number=4, tries=5) as visitors:
        for number in range(count(4, 60)):
            alive = workers(portal)
            os.kill(alive[number % len(alive)], signal.SIGKILL)
            time.sleep(2)

    assert [seen for seen in visitors.failed if seen[1] >= 500] == []
    assert visitors.failed == []
    assert len(workers(portal)) == 2


def test_a_rolling_restart_fails_no_request(portal, addresses, count):
    main = main_process(portal)
    with load.visiting(portal, addresses, number=4, tries=1) as visitors:
        for _ in range(count(1, 10)):
            before = set(workers(portal))
            os.kill(main, signal.SIGHUP)
            load.until(lambda old=before: len(set(workers(portal)) - old) == 2, 30)
            load.until(lambda old=before: not set(workers(portal)) & old, 30)

    assert visitors.failed == []
    assert subprocess.run(["kill", "-0", str(main)], check=False).returncode == 0
