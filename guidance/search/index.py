"""The words of an edition and where they stand; made once for each edition and kept in memory."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from guidance.addresses import LANGUAGES
from guidance.guide import Edition
from guidance.search.documents import Document, documents
from guidance.search.words import fold, stem, words

EXACT, EXACT_NAME = 1000.0, 500.0  # the whole query is the whole title, or another name
TITLE, LEAD, BODY = 100.0, 30.0, 10.0
KIND_WEIGHT = {"unit": 1.0, "section": 1.0, "type": 1.0, "page": 0.9, "reference": 0.7}
SHORT = 4  # letters of an abbreviation
MOST_DOCUMENTS = 1500  # that one word leads to; keeps searches quick in a guide of any size
KEPT = 4  # editions: today's and the one before it, in two languages

Postings = tuple[array, array]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """`postings`: word → documents and how much each is about it. The other tables lead from what is typed to words.

    `by_stem` and `groups` have an entry for a stem as it is written and one without diacritics (see `spellings`).
    `titles` leads from the stems of a whole title, or of another name, to its documents; `groups` from the stems of a
    phrase to the phrases that mean the same. `compounds` holds the folded Swedish words, one a line, shortest first;
    `texts` each document as a line of stems; `short` the folded abbreviations and other short words of synonyms.
    """

    documents: tuple[Document, ...]
    texts: tuple[str, ...]
    postings: dict[str, Postings]
    titles: dict[Phrase, list[tuple[int, float]]]
    groups: dict[Phrase, tuple[Phrase, ...]]
    longest_phrase: int
    short: frozenset[str]
    by_fold: dict[str, list[str]]
    by_stem: dict[Phrase, list[str]]
    folded: tuple[str, ...]
    reversed: tuple[str, ...]
    compounds: str


def weights(document: Document) -> dict[str, float]:
    """Return how much a document is about each of its words: title over lead over body, short titles over long ones."""
    found: dict[str, float] = {}
    factor = KIND_WEIGHT[document.kind]
    for text, weight in ((document.title, TITLE), *((name, TITLE * 0.9) for name in document.names)):
        said = words(text)
        for word in said:
            found[word] = max(found.get(word, 0.0), weight * (0.8 + 0.2 / len(said)))
    for text, weight in ((document.lead, LEAD), (document.body, BODY)):
        for word, times in Counter(words(text)).items():
            found[word] = max(found.get(word, 0.0), weight) + min(times, 5)
    return {word: weight * factor for word, weight in found.items()}


def stems(text: str | Iterable[str], language: str) -> Phrase:
    """Return the stems of a text's words, which all ways of writing one title or phrase have in common."""
    return tuple(stem(fold(word), language) for word in (words(text) if isinstance(text, str) else text))


def spellings(phrase: Iterable[str]) -> tuple[Phrase, ...]:
    """Return the entries under which a phrase is found: its stems in each language, as written and without diacritics.

    Prövare and prov have different entries as they are written, so that they are kept apart where ö is typed.
    """
    said = tuple(phrase)
    bare = tuple(map(fold, said))
    written = [("written", language, *(stem(word, language) for word in said)) for language in LANGUAGES]
    return tuple(written + [("bare", language, *(stem(word, language) for word in bare)) for language in LANGUAGES])


def build(edition: Edition) -> Index:
    """Return the index of an edition."""
    shown = tuple(documents(edition))
    postings: dict[str, Postings] = {}
    languages: dict[str, set[str]] = {}
    titles: dict[Phrase, list[tuple[int, float]]] = {}
    for number, document in enumerate(shown):
        for word, weight in weights(document).items():
            if word not in postings:
                postings[word] = array("L"), array("f")
            postings[word][0].append(number)
            postings[word][1].append(weight)
            languages.setdefault(word, set()).add(document.language)
        for name, exact in ((document.title, EXACT), *((name, EXACT_NAME) for name in document.names)):
            whole = titles.setdefault(stems(name, document.language), [])
            whole.append((number, exact * KIND_WEIGHT[document.kind]))
    for said in {word for group in edition.synonyms for phrase in group for word in words(phrase)}:
        postings.setdefault(said, (array("L"), array("f")))
        languages.setdefault(said, set(LANGUAGES))
    best = {word: most_about(*found) for word, found in postings.items()}
    return Index(shown, tuple(map(line, shown)), best, titles, **synonyms(edition), **tables(languages))


def most_about(numbers: array, weight: array) -> Postings:
    """Return the documents that are most about a word; in a very large guide a common one tells nothing of others."""
    if len(numbers) <= MOST_DOCUMENTS:
        return numbers, weight
    places = sorted(range(len(numbers)), key=lambda place: -weight[place])[:MOST_DOCUMENTS]
    return array("L", (numbers[place] for place in places)), array("f", (weight[place] for place in places))


def line(document: Document) -> str:
    """Return a document's text as one line of stems, in which a phrase is found; its parts are kept apart."""
    texts = (document.title, *document.names, document.lead, document.body)
    return f" {' | '.join(' '.join(stems(text, document.language)) for text in texts)} "


def tables(languages: dict[str, set[str]]) -> dict:
    """Return the tables that lead from what is typed to the words of the index (see `Index`)."""
    by_fold: dict[str, list[str]] = {}
    by_stem: dict[Phrase, list[str]] = {}
    swedish: set[str] = set()
    for word, spoken in languages.items():
        bare = fold(word)
        by_fold.setdefault(bare, []).append(word)
        for entry in spellings([word]):
            if entry[1] in spoken:
                by_stem.setdefault(entry, []).append(word)
        if "sv" in spoken:
            swedish.add(bare)
    return {
        "by_fold": by_fold,
        "by_stem": by_stem,
        "folded": tuple(sorted(by_fold)),
        "reversed": tuple(sorted(bare[::-1] for bare in by_fold)),
        "compounds": "\n".join(["", *sorted(swedish, key=lambda bare: (len(bare), bare)), ""]),
    }


def synonyms(edition: Edition) -> dict:
    """Return the editors' synonyms as tables: every phrase with all that mean the same (see `Index`)."""
    groups: dict[Phrase, dict[Phrase, None]] = {}
    for group in edition.synonyms:
        phrases = dict.fromkeys(phrase for text in group if (phrase := tuple(words(text))))
        for phrase in phrases:
            for entry in spellings(phrase):
                groups.setdefault(entry, {}).update(phrases)
    said = {phrase for phrases in groups.values() for phrase in phrases}
    return {
        "groups": {entry: tuple(phrases) for entry, phrases in groups.items()},
        "longest_phrase": max(map(len, said), default=1),
        "short": frozenset(fold(word) for phrase in said for word in phrase if len(word) <= SHORT),
    }


_kept: dict[int, tuple[Edition, Index]] = {}
_building = Lock()


def index_of(edition: Edition) -> Index:
    """Return the index of an edition, built the first time it is asked for; the last few are kept.

    Holding the edition itself keeps its id from being given to another one. Readers take no lock.
    """
    if found := _kept.get(id(edition)):
        return found[1]
    with _building:
        if found := _kept.get(id(edition)):
            return found[1]
        built = build(edition)
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[id(edition)] = edition, built
    return built
