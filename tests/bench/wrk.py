"""One measurement: wrk against a server, with what the server's processes used meanwhile."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
CONNECTIONS = 16
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


@dataclass(frozen=True)
class Measured:
    """Requests a second, milliseconds of the median and the 99th percentile, and processor milliseconds of 1,000."""

    rate: float
    p50: float
    p99: float
    cpu: float


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    names = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for name in names for each in family(int(name)))]


def used(pid: int) -> float:
    """Return the processor seconds of a process and its children so far."""
    total = 0
    for each in family(pid):
        words = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        total += int(words[11]) + int(words[12])
    return total / TICK


def memory(pid: int) -> float:
    """Return the megabytes of the largest process of a server, as the worker is."""
    return max(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in family(pid)) * PAGE / 2**20


def wrk(url: str, pid: int, seconds: float, script: Path | None = None, **headers: str) -> Measured:
    """Ask for an address as fast as the server can. Names of headers are written with underscores.

    `RuntimeError` where the server refuses: that is fast, and says nothing.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "20s"]
    for name, value in headers.items():
        command += ["-H", f"{name.replace('_', '-')}: {value}"]
    if script:
        command += ["-s", str(script)]
    before = used(pid)
    said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    spent = used(pid) - before
    requests = int(re.search(r"(\d+) requests in", said)[1])
    if wrong := re.search(r"Non-2xx or 3xx responses: (\d+)", said):
        raise RuntimeError(f"{url}: {wrong[1]} of {requests} answers were errors, so their speed is worth nothing")
    return Measured(
        rate=float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        p50=milliseconds(said, "50%"),
        p99=milliseconds(said, "99%"),
        cpu=spent * 1e6 / max(requests, 1),
    )


def milliseconds(said: str, which: str) -> float:
    number, unit = re.search(rf"\s{which}\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * UNITS[unit]
