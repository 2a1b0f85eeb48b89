"""Searches with what must be among their first three results, drawn from the guide itself, and how people mistype."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from guidance.guide import Edition, Guide
from guidance.richtext import plain
from guidance.search import search
from guidance.search.words import SILENT, WORD, fold, words

FIRST = 3
WRITTEN = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
LETTERS = "etaoinsr"


@dataclass(frozen=True, slots=True)
class Golden:
    """A search in a language; any of the keys (a unit's as `unit-…`) is the right thing."""

    what: str
    language: str
    query: str
    keys: frozenset[str]


def key_of(hit) -> str:
    return f"unit-{hit.key}" if hit.kind == "unit" else hit.key


def found(guide: Guide, golden: Golden) -> bool:
    """Whether the right thing is among the first three, in the asked language first."""
    results = search(guide, golden.language, golden.query)
    return any(key_of(hit) in golden.keys for hit in (*results.hits, *results.others)[:FIRST])


def golden_searches(guide: Guide) -> list[Golden]:
    """Return every search that must succeed: as it is, with one typing error, and without diacritics."""
    asked = [golden for edition in guide.editions.values() for golden in plain_searches(edition)]
    return [
        *asked,
        *(changed(golden, "typing error", mistyped) for golden in asked if len(longest(golden.query)) > 2),
        *(
            changed(golden, "without diacritics", bare)
            for golden in asked
            if bare(golden.query) != golden.query.casefold()
        ),
    ]


def changed(golden: Golden, how: str, change) -> Golden:
    return Golden(f"{golden.what}, {how}", golden.language, change(golden.query), golden.keys)


def plain_searches(edition: Edition) -> Iterator[Golden]:
    for key, unit in edition.units.items():
        yield Golden("unit by name", edition.language, unit.name, frozenset({f"unit-{key}"}))
        for line in unit.covers:
            alike = {f"unit-{other.key}" for other in edition.units.values() if line in other.covers}
            yield Golden("unit by what it covers", edition.language, line, frozenset(alike))
    titles = Counter(section.title for section in edition.sections.values())
    for key, section in edition.sections.items():
        if titles[section.title] == 1:
            yield Golden("section by title", edition.language, section.title, frozenset({key}))
    for key, query in two_words(edition):
        yield Golden("section by two words", edition.language, query, frozenset({key}))
    for group in edition.synonyms:
        for phrase in group:
            if keys := about(edition, group):
                yield Golden("synonym", edition.language, phrase, keys)
    for query, keys in WRITTEN[edition.language].items():
        yield Golden("written", edition.language, str(query), frozenset(keys))


def two_words(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each section with the two words of its text that fewest others have, in the order of the text."""
    texts = {key: words(f"{section.lead} {plain(section.html)}") for key, section in edition.sections.items()}
    common = Counter(word for said in texts.values() for word in set(said))
    for key, said in texts.items():
        telling = [word for word in dict.fromkeys(said) if len(word) > 3 and word not in SILENT]
        distinct = {word[:5]: word for word in reversed(telling)}.values()
        rare = sorted(distinct, key=lambda word: (common[word], -len(word), word))[:2]
        if len(rare) == 2:
            yield key, " ".join(sorted(rare, key=said.index))


def about(edition: Edition, group: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of what is about a group of synonyms: named so, else led in so, else mentioning them."""
    shown = {f"unit-{key}": (unit.name, *unit.covers) for key, unit in edition.units.items()}
    shown |= {
        key: (section.title, section.agreement, *(reference.title for reference in section.references))
        for key, section in edition.sections.items()
    }
    shown |= {key: (page.title, page.menu_title) for key, page in edition.pages.items()}
    leads = {key: (section.lead,) for key, section in edition.sections.items()}
    leads |= {key: (page.lead, page.purpose) for key, page in edition.pages.items()}
    bodies = {key: (plain(section.html), section.first_action) for key, section in edition.sections.items()}
    bodies |= {key: tuple(plain(html) for html in page.slots.values()) for key, page in edition.pages.items()}
    said = re.compile("|".join(rf"(?<!\w){re.escape(phrase.casefold())}{ending(phrase)}(?!\w)" for phrase in group))
    for texts in (shown, leads, bodies):
        if keys := {key for key, lines in texts.items() if any(said.search(line.casefold()) for line in lines)}:
            return frozenset(keys)
    return frozenset()


def ending(phrase: str) -> str:
    """A pattern for what inflection adds to a word that is no abbreviation."""
    return r"\w{0,3}" if len(phrase) > 4 else ""


def bare(query: str) -> str:
    """A query typed on a keyboard without å, ä, ö and é."""
    return WORD.sub(lambda word: fold(word[0]), query)


def longest(query: str) -> str:
    return max(words(query), key=len)


def mistyped(query: str) -> str:
    """A query with one typing error in its longest word; which one follows from the query, always the same."""
    word = longest(query)
    kind, at = sum(map(ord, query)) % 4, len(word) // 2
    wrong = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + LETTERS[(LETTERS.find(word[at]) + 3) % len(LETTERS)] + word[at + 1 :],
    )[kind]
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", wrong, query, count=1, flags=re.IGNORECASE)
