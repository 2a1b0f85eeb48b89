"""How long an answer to "who supports me" takes: on the imported guide, and with 10,000 sections and 100,000 routes."""

import random
from time import perf_counter

from contacts.choices import Affiliation, Part, Responsibility
from contacts.resolver import Matter, Route, Routes, prepare, who_supports
from contacts.units import Unit
from contacts.words import WORDS
from guidance.coverage import VISITORS, coverage
from guidance.guide import Guide
from guidance.matters import all_matters

SECTIONS, ROUTES, UNITS = 10_000, 100_000, 200
ROUNDS = 20_000
SEED = 20261122


def measure(guide: Guide) -> dict[str, float]:
    """Return the measured times, by what was measured and in which unit."""
    edition = guide.editions["en"]
    started = perf_counter()
    routes = large()
    prepared = perf_counter() - started
    chance = random.Random(SEED)
    kinds = Responsibility.values
    matters = [
        Matter("section", f"s{n}", n % 4 + 1, kinds[n % len(kinds)]) for n in chance.choices(range(SECTIONS), k=999)
    ]
    return {
        "resolver: an answer on the imported guide, µs": answering(all_matters(edition), edition.routes),
        f"resolver: an answer among {ROUTES} routes, µs": answering(matters, routes),
        f"resolver: preparing {ROUTES} routes, ms": prepared * 1e3,
        "resolver: coverage of the imported guide, ms": covering(guide),
    }


def answering(matters, routes: Routes) -> float:
    """Return the mean time of one answer in microseconds, over all affiliations and these matters in turn."""
    asked = [(visitor, matter) for matter in matters for visitor in VISITORS]
    rounds = max(1, ROUNDS // len(asked))
    started = perf_counter()
    for _ in range(rounds):
        for visitor, matter in asked:
            who_supports(visitor, matter, routes)
    return (perf_counter() - started) / (rounds * len(asked)) * 1e6


def covering(guide: Guide) -> float:
    started = perf_counter()
    coverage(guide)
    return (perf_counter() - started) * 1e3


def large() -> Routes:
    """Return 100,000 routes for 10,000 sections, spread at random, prepared for look-up."""
    chance = random.Random(SEED)
    units = [Unit(f"u{n}", "ki", f"Unit {n}", email=f"u{n}@example.org") for n in range(UNITS)]
    anybody = [None, None, None, *Affiliation.values]
    rows = [
        Route(
            unit=chance.choice(units),
            reason="because",
            part=chance.choice(Part.values),
            role=chance.choice(("primary", "also")),
            section=f"s{chance.randrange(SECTIONS)}",
            affiliation=chance.choice(anybody),
            position=position,
        )
        for position in range(ROUTES)
    ]
    return prepare(rows, units[0], WORDS["en"])


if __name__ == "__main__":
    import django

    django.setup()
    from guidance.loading import load_guide

    for name, value in measure(load_guide()).items():
        print(f"{name}: {value:.1f}")
