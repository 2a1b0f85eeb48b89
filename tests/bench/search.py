"""How long searches take: on the imported guide and at 20,000 sections, with what a search page reads of each hit."""

import random
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from time import perf_counter

from guidance.guide import Edition, Guide
from guidance.pages.search import ON_A_PAGE
from guidance.search import search
from guidance.search.index import build, index_of
from guidance.search.words import words
from tests.content.golden_searches import golden_searches

SECTIONS = 20_000
SEARCHES = 300
SEED = 20261122
READ = attrgetter("marked_title", "snippet")  # made when they are read


def measure(guide: Guide) -> dict[str, float]:
    """Return the measured times in milliseconds, by what was measured."""
    queries = [(golden.language, golden.query) for golden in golden_searches(guide)]
    large = enlarged(guide)
    return {
        "search: index of the imported guide, ms": built(guide),
        "search: p95 on the imported guide, ms": p95(guide, queries),
        f"search: index at {SECTIONS} sections, ms": built(large),
        f"search: p95 at {SECTIONS} sections, ms": p95(large, random.Random(SEED).sample(queries, SEARCHES)),
    }


def built(guide: Guide) -> float:
    started = perf_counter()
    for edition in guide.editions.values():
        build(edition)
    return (perf_counter() - started) * 1000


def p95(guide: Guide, queries: list[tuple[str, str]]) -> float:
    for edition in guide.editions.values():
        index_of(edition)
    times = sorted(timed(guide, language, query) for language, query in queries)
    return times[int(len(times) * 0.95)] * 1000


def timed(guide: Guide, language: str, query: str) -> float:
    started = perf_counter()
    results = search(guide, language, query)
    for hit in (*results.hits, *results.others)[:ON_A_PAGE]:
        READ(hit)
    return perf_counter() - started


def enlarged(guide: Guide) -> Guide:
    """Return a guide with 20,000 sections, made of the guide's own words, and new compounds of them."""
    editions = {language: with_sections(edition) for language, edition in guide.editions.items()}
    return replace(guide, editions=editions)


def with_sections(edition: Edition) -> Edition:
    made = {section.key: section for section in made_up(edition)}
    return replace(edition, sections={**edition.sections, **made})


def made_up(edition: Edition) -> Iterator:
    chance = random.Random(SEED)
    originals = list(edition.sections.values())
    said = [word for section in originals for word in words(f"{section.title} {section.lead} {section.html}")]
    stock = said * 20 + [chance.choice(said) + chance.choice(said) for _ in range(len(said))]
    for number in range(SECTIONS - len(originals)):
        section = chance.choice(originals)
        yield replace(
            section,
            key=f"{section.key}-{number}",
            title=" ".join(chance.choices(stock, k=5)),
            lead=" ".join(chance.choices(stock, k=15)),
            html=f"<p>{' '.join(chance.choices(stock, k=80))}</p>",
            references=(),
        )


if __name__ == "__main__":
    import django

    django.setup()
    from guidance.loading import load_guide

    for name, value in measure(load_guide()).items():
        print(f"{name}: {value:.1f}")
