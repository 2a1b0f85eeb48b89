"""What a query asks for: typed words and phrases, and for each the ways in which a document may answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.addresses import LANGUAGES
from guidance.search.forms import QUALITY, SHORTEST_BEGINNING, SHORTEST_PART, Term, best, corrections, forms, weaker
from guidance.search.index import Index, Phrase, spellings, stems
from guidance.search.words import SILENT, fold, stem, words

LONGEST_QUERY = 200  # characters
MOST_WORDS = 16
LIKELY = 20  # of this many readings of a mistyped word, the last would be worth nothing
GOOD = QUALITY["inflected"]  # a word that fits at least so well is not taken for a typing error


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer to a concept: all terms are found in a document, next to each other if a phrase is given.

    `phrases` holds the phrase as stems, once for each language a document may be in.
    """

    terms: tuple[Term, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A typed word or phrase, and the ways to answer to it."""

    typed: str
    ways: tuple[Way, ...]


def read(index: Index, query: str, forgiving: bool = True) -> tuple[Concept, ...]:
    """Return what a query asks for; words without meaning count only where there are no others.

    Synonyms are looked for first, longest phrase first. `forgiving`: words that are not known are taken for
    mistyped ones. Any text is allowed; what lies beyond `LONGEST_QUERY` characters is not read.
    """
    typed = words(query[:LONGEST_QUERY])[:MOST_WORDS]
    meant = [fixes(index, word) if forgiving else () for word in typed]
    spoken = {word for word in typed if word not in SILENT}
    concepts, at = [], 0
    while at < len(typed):
        length, phrases, how = synonyms_at(index, typed[at:], meant[at:])
        if typed[at] in spoken or length > 1 or not spoken:
            said = typed[at : at + length]
            fixed = meant[at] if length == 1 and not how else ()
            concepts.append(Concept(" ".join(said), tuple(ways(index, said, phrases, how, fixed))))
        at += length
    return tuple(concepts)


def fixes(index: Index, word: str) -> tuple[str, ...]:
    """Return the words that a word may be a mistyped form of; none for a word that is known as it stands."""
    if best(forms(index, word)) >= GOOD or group(index, [word]):
        return ()
    return tuple(right for bare in corrections(index, fold(word)) for right in index.by_fold[bare][:2])


def synonyms_at(
    index: Index, typed: list[str], meant: list[tuple[str, ...]]
) -> tuple[int, tuple[Phrase, ...], str | None]:
    """Return how many of the next words form a phrase with synonyms, these, and how they were reached.

    (1, (), None) where none do. A phrase may have one mistyped word; a shorter phrase without any is preferred.
    """
    for length in range(min(index.longest_phrase, len(typed)), 0, -1):
        if phrases := group(index, typed[:length]):
            return length, phrases, "synonym"
        if length > 1 and (phrases := mistyped_group(index, typed[:length], meant)):
            return length, phrases, "mistyped"
    return 1, (), None


def mistyped_group(index: Index, phrase: list[str], meant: list[tuple[str, ...]]) -> tuple[Phrase, ...]:
    """Return the phrases that mean the same as a phrase with one mistyped word."""
    for place in range(len(phrase)):
        for right in meant[place]:
            if phrases := group(index, [*phrase[:place], right, *phrase[place + 1 :]]):
                return phrases
    return ()


def group(index: Index, phrase: list[str]) -> tuple[Phrase, ...]:
    """Return the phrases that mean the same; what is typed with diacritics is not looked for without them."""
    bare = all(word == fold(word) for word in phrase)
    for entry in spellings(phrase):
        if (bare or entry[0] == "written") and (phrases := index.groups.get(entry)):
            return phrases
    return ()


def ways(
    index: Index, typed: list[str], phrases: tuple[Phrase, ...], how: str | None, meant: tuple[str, ...]
) -> Iterator[Way]:
    """Yield the ways to answer to a typed word or phrase: itself, its synonyms, its parts, what may be meant by it."""
    direct = tuple(forms(index, word) for word in typed)
    candidates = [Way(direct, adjacent(typed))]
    if len(typed) > 1:
        candidates.append(Way(tuple(weaker(term, "apart") for term in direct)))
    for phrase in phrases:
        if list(phrase) != typed:
            terms = tuple(weaker(forms(index, word, loosely=False), how or "synonym") for word in phrase)
            candidates.append(Way(terms, adjacent(phrase)))
    if len(typed) == 1 and not phrases and best(direct[0]) < GOOD:
        candidates += [Way(halves) for halves in parts(index, typed[0])]
    for place, right in enumerate(meant):
        for phrase in dict.fromkeys([(right,), *group(index, [right])]):
            likely = 1 - place / LIKELY
            terms = tuple(weaker(forms(index, word, loosely=False), "mistyped", likely) for word in phrase)
            candidates.append(Way(terms, adjacent(phrase)))
    return (way for way in candidates if all(way.terms))


def adjacent(phrase: Iterable[str]) -> tuple[str, ...]:
    """Return a phrase of several words as it stands in an index's `texts`; a single word needs no such test."""
    said = list(phrase)
    return tuple(f" {' '.join(stems(said, language))} " for language in LANGUAGES) if len(said) > 1 else ()


def parts(index: Index, word: str) -> list[tuple[Term, ...]]:
    """Return the ways to take a Swedish compound apart into two known words: biobanksprover → biobank, prover."""
    bare = fold(word)
    for at in range(SHORTEST_PART, len(bare) - SHORTEST_BEGINNING):
        halves = [("bare", "sv", stem(half, "sv")) for half in (bare[:at], bare[at:])]
        if all(half in index.by_stem for half in halves):
            return [tuple(weaker(forms(index, index.by_stem[half][0]), "split") for half in halves)]
    return []
