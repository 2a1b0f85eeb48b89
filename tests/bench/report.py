"""What the benchmark found, as docs/performance.md and docs/performance.svg."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.bench.growth import Size
from tests.bench.wrk import Measured

DOCS = Path(__file__).resolve().parents[2] / "docs"


@dataclass(frozen=True)
class Rounds:
    """What was measured in each round, by name; `first`: milliseconds of a first render by page, and `queries`."""

    measured: dict[str, list[Measured]]
    first: list[dict[str, float]]

    def each(self, name: str, of: str = "rate") -> list[float]:
        """Return one figure of each round."""
        return [getattr(measured, of) for measured in self.measured[name]]

    def medians(self) -> dict[str, Measured]:
        names = Measured.__dataclass_fields__
        return {name: Measured(**{of: median(self.each(name, of)) for of in names}) for name in self.measured}

    def first_medians(self) -> dict[str, float]:
        return {name: median(found[name] for found in self.first) for name in self.first[0]}


@dataclass(frozen=True)
class Findings:
    rounds: Rounds
    memory: dict[str, float]
    sizes: list[Size]
    others: dict[str, float]


@dataclass(frozen=True)
class Goal:
    what: str
    value: str
    goal: str
    reached: bool


def at_least(what: str, value: float, goal: float, unit: str = "×") -> Goal:
    return Goal(what, f"{value:.2f} {unit}", f"≥ {goal:g}", value >= goal)


def at_most(what: str, value: float, goal: float, unit: str) -> Goal:
    return Goal(what, f"{value:.2f} {unit}", f"< {goal:g}", value < goal)


def ratio(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """Return the median of the ratios of the rounds: what disturbs the machine for a while disturbs both sides."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))


def goals(found: Findings) -> list[Goal]:
    """Return each goal of the design with what was measured; all ratios are of one run."""
    rate = found.rounds.each
    ours = rate("portal")
    small, large = found.sizes[0], found.sizes[-1]
    first = [each["/en/resources/ after a publish"] for each in found.rounds.first]
    uncached = [cpu / 1000 for cpu in rate("django CMS", "cpu")]  # of one request
    queries = max(each["queries"] for each in found.rounds.first)
    return [
        at_least("finished page against bare WSGI", ratio(ours, rate("bare WSGI")), 0.90),
        at_least("finished page against nginx, precompressed", ratio(ours, rate("nginx, precompressed")), 0.60),
        at_least(
            "finished page against django CMS with its page cache", ratio(ours, rate("django CMS, page cache")), 20
        ),
        at_least("first render against django CMS uncached", ratio(uncached, first), 5),
        Goal("queries of a first render", f"{queries:g}", "0", not queries),
        at_most("commit to visible, median", max(size.visible for size in found.sizes), 50, "ms"),
        at_most("commit to visible, slowest", max(size.slowest for size in found.sizes), 1000, "ms"),
        at_most("publish to visible, largest against smallest", large.published / small.published, 1.5, "×"),
        at_most("section page served, smallest against largest", ratio(small.rates, large.rates), 1.1, "×"),
        at_least("unknown parameters against none", ratio(rate("portal, unknown parameters"), ours), 0.8),
        at_least("cookies and languages against none", ratio(rate("portal, cookies"), ours), 0.8),
        at_most("memory of a worker, smallest", small.memory, 150, "MB"),
        at_most("memory of a worker, largest", large.memory, 400, "MB"),
    ]


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def compared(found: Findings) -> str:
    rows = [
        [
            name,
            f"{each.rate:,.0f}",
            f"{each.p50:.2f}",
            f"{each.p99:.2f}",
            f"{each.cpu:.1f}",
            f"{found.memory[name]:.0f}",
        ]
        for name, each in found.rounds.medians().items()
    ]
    return table(["", "requests/s", "p50 ms", "p99 ms", "CPU ms of 1,000", "memory MB"], rows)


def growing(found: Findings) -> str:
    head = ["sections", "commit to visible ms", "slowest ms", "publish to visible ms", "requests/s", "memory MB"]
    head += ["start ms", "start without database ms"]
    rows = [
        [
            f"{size.sections:,}", f"{size.visible:.0f}", f"{size.slowest:.0f}", f"{size.published:.0f}",
            f"{median(size.rates):,.0f}", f"{size.memory:.0f}", f"{size.start:.0f}", f"{size.start_without:.0f}",
        ]
        for size in found.sizes
    ]  # fmt: skip
    return table(head, rows)


def text(found: Findings) -> str:
    """Return the page, in Markdown."""
    reached = [[row.what, row.value, row.goal, "yes" if row.reached else "**no**"] for row in goals(found)]
    first = [[name, f"{value:.1f}"] for name, value in found.rounds.first_medians().items() if name != "queries"]
    others = [[name, f"{value:,.2f}"] for name, value in found.others.items()]
    on = f"{os.cpu_count()} processors, Python {platform.python_version()}"
    return f"""# Performance

Written by `make bench` on {datetime.now(UTC):%-d %B %Y} ({on}). Ratios count, not numbers: everything was measured in
one run, in turn, and a ratio is the median of those of the rounds. Each server has a worker for each processor, as it
would be deployed; wrk asks from the same machine with 16 connections, so that a part of each figure is its own work.
What a server spends itself is under “CPU”.

![Requests a second](performance.svg)

## Goals
{table(["", "measured", "goal", "reached"], reached)}

## The same page, compared
{compared(found)}

## First render in a new generation, from the guide, milliseconds of a processor
{table(["page", "ms"], first)}

## Growth
{growing(found)}

## Answers and searches
{table(["", "measured"], others)}
"""


def picture(found: Findings) -> str:
    """Return horizontal bars of requests a second; each bar says its number."""
    measured = found.rounds.medians()
    most = max(each.rate for each in measured.values())
    bars = []
    for place, (name, each) in enumerate(measured.items()):
        top, width = 20 + place * 34, max(2, 420 * each.rate / most)
        colour = "#870052" if name.startswith("portal") else "#666666"
        bars.append(
            f'<text x="230" y="{top + 16}" text-anchor="end">{name}</text>'
            f'<rect x="240" y="{top}" width="{width:.0f}" height="22" fill="{colour}"/>'
            f'<text x="{248 + width:.0f}" y="{top + 16}">{each.rate:,.0f}</text>'
        )
    height = 30 + 34 * len(bars)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" role="img" font-family="sans-serif" '
        f'font-size="14"><title>Requests a second</title><rect width="760" height="{height}" fill="#ffffff"/>'
        f'<g fill="#222222">{"".join(bars)}</g></svg>\n'
    )


def write(found: Findings) -> None:
    (DOCS / "performance.md").write_text(text(found))
    (DOCS / "performance.svg").write_text(picture(found))
