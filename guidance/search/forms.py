"""Which words of the index a typed one stands for: other forms of it, compounds with it, what it is a mistyping of."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidance.search.index import SHORT, Index, spellings
from guidance.search.words import fold, one_error, stem

MOST_FORMS = 200  # words of the index that one typed word may stand for by its beginning or inside a compound
MOST_CORRECTIONS = 6
SHORTEST_BEGINNING, SHORTEST_PART, SHORTEST_MISTYPED = 3, 4, 2
QUALITY = {
    "exact": 1.0,
    "diacritics": 0.95,
    "inflected": 0.85,
    "compound": 0.7,
    "beginning": 0.6,
    "inside": 0.5,
    "synonym": 0.5,
    "mistyped": 0.5,
    "apart": 0.4,
    "split": 0.4,
}


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the index that stands for a typed one: how well (0 to 1), and by which way."""

    word: str
    quality: float
    how: str


Term = dict[str, Match]


def forms(index: Index, word: str, loosely: bool = True) -> Term:
    """Return the words of the index that one word stands for, without any typing error.

    `loosely`: also words that are spelt so without diacritics, begin so or contain it somewhere. What is typed with
    diacritics is meant so.
    """
    bare = fold(word)
    found: Term = {}
    if not bare:
        return found
    core = stem(bare, "sv")
    exactly = stem(word, "sv") if word != bare else ""
    entries = [entry for entry in spellings([word]) if entry[0] == "written" or (loosely and not exactly)]
    sources = [
        ("exact", [word] if word in index.postings else []),
        ("diacritics", index.by_fold.get(bare, ()) if loosely else []),
        ("inflected", (form for entry in entries for form in index.by_stem.get(entry, ()))),
        ("compound", unfolded(index, ending(index, core))),
    ]
    if loosely:
        beginning = bare if len(core) < SHORTEST_PART else core
        sources.append(("beginning", unfolded(index, starting(index.folded, beginning))))
        sources.append(("inside", unfolded(index, containing(index, core))))
    for how, candidates in sources:
        for candidate in candidates:
            if how in ("exact", "diacritics") or exactly in candidate:
                found.setdefault(candidate, Match(candidate, QUALITY[how], how))
    return found


def best(term: Term) -> float:
    return max((match.quality for match in term.values()), default=0.0)


def weaker(term: Term, how: str, likely: float = 1.0) -> Term:
    """Return the same words as reached in a less direct way, the less likely the worse."""
    factor = QUALITY[how] * likely
    return {word: replace(match, quality=match.quality * factor, how=how) for word, match in term.items()}


def unfolded(index: Index, bare: Iterator[str]) -> Iterator[str]:
    for folded in bare:
        yield from index.by_fold[folded]


def starting(ordered: tuple[str, ...], beginning: str) -> Iterator[str]:
    """Yield the words of an ordered list that begin so, at most `MOST_FORMS`."""
    if len(beginning) < SHORTEST_BEGINNING:
        return
    at = bisect_left(ordered, beginning)
    for word in ordered[at : at + MOST_FORMS]:
        if not word.startswith(beginning):
            return
        yield word


def containing(index: Index, part: str) -> Iterator[str]:
    """Yield the folded Swedish words that contain a part, shortest first, at most `MOST_FORMS`."""
    if len(part) < SHORTEST_PART:
        return
    end = 0
    for _ in range(MOST_FORMS):
        at = index.compounds.find(part, end)
        if at < 0:
            return
        end = index.compounds.index("\n", at)
        yield index.compounds[index.compounds.rindex("\n", 0, at) + 1 : end]


def ending(index: Index, part: str) -> Iterator[str]:
    """Yield the Swedish compounds whose last part this is, in any inflection: avtal in samarbetsavtalet."""
    for word in containing(index, part):
        if stem(word, "sv").endswith(part) and not word.startswith(part):
            yield word


def corrections(index: Index, bare: str) -> list[str]:
    """Return the folded words at one error from a folded one, the most frequent with the same first letter first.

    A very short word is taken for an abbreviation. One error leaves the first or the second half of a word as it is,
    unless two letters were swapped in the middle.
    """
    if len(bare) < SHORTEST_MISTYPED:
        return []
    if len(bare) <= SHORT - 1:
        short = (word for word in index.short if one_error(bare, word))
        return sorted(short, key=lambda word: (word[:1] != bare[:1], -len(word), word))[:MOST_CORRECTIONS]
    half = len(bare) // 2
    swapped = bare[: half - 1] + bare[half] + bare[half - 1] + bare[half + 1 :]
    found = {swapped} & index.by_fold.keys()
    found |= {word for word in halves(index.folded, bare[:half]) if one_error(bare, word)}
    found |= {word[::-1] for word in halves(index.reversed, bare[half:][::-1]) if one_error(bare, word[::-1])}

    def order(word: str):
        times = sum(len(index.postings[form][0]) for form in index.by_fold[word])
        return word[:1] != bare[:1], -times, word

    return sorted(found, key=order)[:MOST_CORRECTIONS]


def halves(ordered: tuple[str, ...], beginning: str) -> tuple[str, ...]:
    """Return the part of an ordered list whose words begin so."""
    return ordered[bisect_left(ordered, beginning) : bisect_left(ordered, beginning + "\U0010ffff")]
