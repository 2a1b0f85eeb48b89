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
    scores: dict[int, float] = {}
    coverage: dict[int, float] = {}
    weighed = [(fulfilled(index, concept), concept) for concept in concepts]
    total = sum(rarity(index, found) for found, _ in weighed)
    for found, _ in weighed:
        weight = rarity(index, found)
        for number, value in found.items():
            scores[number] = scores.get(number, 0.0) + weight * value
            coverage[number] = coverage.get(number, 0.0) + weight / total
    exact = exact_titles(index, query)
    most = max(coverage.values(), default=0.0)
    ranked = (
        Ranked(number, score * coverage[number] ** 2 + exact.get(number, 0.0), coverage[number], number in exact)
        for number, score in scores.items()
        if coverage[number] >= most * LEAST_COVERAGE
    )
    return concepts, nlargest(MOST_RESULTS, ranked, key=lambda hit: (hit.score, -hit.number))


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
    found: dict[int, float] = {}
    for match in term.values():
        quality = match.quality
        numbers, weight = index.postings[match.word]
        for number, value in zip(numbers, weight, strict=True):
            if value * quality > found.get(number, 0.0):
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
