"""Which documents fulfil a query, best first, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from math import log

from guidance.search.documents import Document
from guidance.search.forms import Match, Term
from guidance.search.index import Index, line, stems, weights
from guidance.search.matching import LONGEST_QUERY, MOST_WORDS, Concept, Way, read
from guidance.search.words import words

MOST_RESULTS = 200
LEAST_COVERAGE = 0.5  # a document that answers to less than half of what the best one does is left out


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document that was found. `coverage` is the share of the query, by weight of its words, that it answers to."""

    number: int
    score: float
    coverage: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document was found: the typed word or phrase, the document's own word, and the way between them."""

    typed: str
    word: str
    how: str
    weight: float


def find(index: Index, query: str, forgiving: bool = True) -> tuple[tuple[Concept, ...], list[Ranked]]:
    """Return what the query asks for, and the documents that answer to it, best first."""
    concepts = read(index, query, forgiving)
    weighed = [(rarity(index, found), found) for found in (fulfilled(index, concept) for concept in concepts)]
    total = sum(weight for weight, _ in weighed)
    scores: dict[int, float] = {}
    coverage: dict[int, float] = {}
    for weight, found in weighed:
        add(scores, found, weight)
        add(coverage, dict.fromkeys(found, 1.0), weight / total)
    exact = exact_titles(index, query)
    least = max(coverage.values(), default=0.0) * LEAST_COVERAGE
    ranked = (
        (score * coverage[number] ** 2 + exact.get(number, 0.0), -number)
        for number, score in scores.items()
        if coverage[number] >= least
    )
    best = nlargest(MOST_RESULTS, ranked)
    return concepts, [Ranked(-number, score, coverage[-number], -number in exact) for score, number in best]


def add(total: dict[int, float], values: dict[int, float], weight: float) -> None:
    """Add weighted values to a running total; the loop is short because a large guide goes through it often."""
    if not total:
        total.update(values if weight == 1.0 else {number: value * weight for number, value in values.items()})
        return
    known = total.get
    for number, value in values.items():
        total[number] = known(number, 0.0) + value * weight


def rarity(index: Index, found: dict[int, float]) -> float:
    """How much a word tells: one that stands everywhere tells little."""
    return log(2 + len(index.documents) / (1 + len(found)))


def exact_titles(index: Index, query: str) -> dict[int, float]:
    """Return the documents whose whole title, or other name, was asked for, with what that is worth."""
    typed = words(query[:LONGEST_QUERY])[:MOST_WORDS]
    found: dict[int, float] = {}
    for language in ("sv", "en"):
        for number, worth in index.titles.get(stems(typed, language), ()):
            found[number] = max(found.get(number, 0.0), worth)
    return found


def fulfilled(index: Index, concept: Concept) -> dict[int, float]:
    """Return the documents that answer to one concept, and how well: by the best way, whose weakest term counts."""
    found: dict[int, float] = {}
    for way in concept.ways:
        values = values_of(index, way.terms[0])
        for term in way.terms[1:]:
            others = values_of(index, term)
            values = {number: min(value, others[number]) for number, value in values.items() if number in others}
        if way.phrases:
            values = {number: value for number, value in values.items() if together(index.texts[number], way)}
        if not found:
            found = values
            continue
        for number, value in values.items():
            if value > found.get(number, 0.0):
                found[number] = value
    return found


def together(text: str, way: Way) -> bool:
    """Whether the words of a way stand next to each other in a document's line of stems, where that is asked for."""
    return not way.phrases or any(phrase in text for phrase in way.phrases)


def values_of(index: Index, term: Term) -> dict[int, float]:
    """Return the documents that hold any of a term's words, and how much each is about it; the best word counts."""
    matches = sorted(term.values(), key=lambda match: -len(index.postings[match.word][0]))
    found: dict[int, float] = {}
    for match in matches:
        quality = match.quality
        weighed = zip(*index.postings[match.word], strict=True)
        if not found:
            found = dict(weighed) if quality == 1.0 else {number: value * quality for number, value in weighed}
            continue
        known = found.get
        for number, value in weighed:
            if value * quality > known(number, 0.0):
                found[number] = value * quality
    return found


def reasons(document: Document, concepts: tuple[Concept, ...]) -> Iterator[Reason]:
    """Yield, for each typed word or phrase, the words of the document that answered to it, the weightiest first."""
    weight, text = weights(document), line(document)
    for concept in concepts:
        found: dict[str, Match] = {}
        for way in concept.ways:
            if all(any(word in weight for word in term) for term in way.terms) and together(text, way):
                for match in (term[word] for term in way.terms for word in term if word in weight):
                    if match.quality > (found[match.word].quality if match.word in found else 0.0):
                        found[match.word] = match
        for word, match in sorted(found.items(), key=lambda pair: -pair[1].quality * weight[pair[0]]):
            yield Reason(concept.typed, word, match.how, weight[word] * match.quality)
