"""Search in the published guide: a plain function from words to what answers to them, without any database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.safestring import SafeString

from guidance.addresses import LANGUAGES
from guidance.guide import Edition, Guide
from guidance.search.documents import KINDS, Document
from guidance.search.excerpt import excerpt, marked
from guidance.search.forms import starting
from guidance.search.index import index_of
from guidance.search.matching import LONGEST_QUERY, Concept
from guidance.search.ranking import Ranked, Reason, find, reasons
from guidance.search.words import fold, stem, words

__all__ = ["KINDS", "Hit", "Reason", "Results", "grouped", "search", "suggestion"]

IN_PARTS = ("compound", "beginning", "inside")  # ways of which only the part that was typed is marked


@dataclass(frozen=True)
class Hit:
    """Something found. `lang` is the language of its text; `why` and the marked texts are made when they are read."""

    document: Document
    ranked: Ranked
    concepts: tuple[Concept, ...]

    @property
    def kind(self) -> str:
        return self.document.kind

    @property
    def key(self) -> str:
        return self.document.key

    @property
    def title(self) -> str:
        return self.document.title

    @property
    def lang(self) -> str:
        return self.document.language

    @property
    def lead(self) -> str:
        return self.document.lead

    @property
    def url(self) -> str:
        return self.document.url

    @property
    def step(self) -> int | None:
        return self.document.step

    @property
    def responsibility(self) -> str:
        return self.document.responsibility

    @property
    def reviewed(self) -> date | None:
        return self.document.reviewed

    @property
    def score(self) -> float:
        return self.ranked.score

    @cached_property
    def why(self) -> tuple[Reason, ...]:
        """The words of the document that answered, and by which way."""
        return tuple(reasons(self.document, self.concepts))

    @cached_property
    def snippet(self) -> SafeString:
        """About two lines of the text, as safe HTML with the match marked."""
        return excerpt(self.document, self.sought)

    @cached_property
    def marked_title(self) -> SafeString:
        return marked(self.document.title, self.sought)

    @cached_property
    def sought(self) -> dict[str, str]:
        """The document's words that answered, each with the folded part of it to mark (empty: all of it)."""
        return {reason.word: stem(fold(reason.typed), "sv") if reason.how in IN_PARTS else "" for reason in self.why}


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found: in the asked language, best first over all kinds; then what stands in the other only."""

    query: str
    hits: tuple[Hit, ...] = ()
    others: tuple[Hit, ...] = ()

    def __len__(self) -> int:
        return len(self.hits) + len(self.others)


def search(guide: Guide, language: str, query: str) -> Results:
    """Return what answers to a query in the guide, in this language first.

    Any text is allowed as a query: only its words are read, at most 200 characters of it. What stands in the other
    language is added where the same thing was not found in this one; typing errors are forgiven there only if nothing
    was found here.
    """
    query = query[:LONGEST_QUERY]
    own = hits_in(guide.editions[language], query)
    found = {name_of(hit) for hit in own}
    others = [
        hit
        for other in LANGUAGES
        if other != language
        for hit in hits_in(guide.editions[other], query, forgiving=not own)
        if hit.lang != language and hit.ranked.coverage > 0.99 and name_of(hit) not in found
    ]
    here = tuple(hit for hit in own if hit.lang == language)
    return Results(query, here, tuple(hit for hit in own if hit.lang != language) + tuple(others))


def name_of(hit: Hit) -> tuple[str, str, str]:
    """What tells whether the same thing was found in both languages."""
    return hit.kind, hit.key, hit.url if hit.kind == "reference" else ""


def hits_in(edition: Edition, query: str, forgiving: bool = True) -> list[Hit]:
    index = index_of(edition)
    concepts, ranked = find(index, query, forgiving)
    return [Hit(index.documents[each.number], each, concepts) for each in ranked]


def grouped(hits: tuple[Hit, ...]) -> Mapping[str, list[Hit]]:
    """Return the hits by kind, contacts first; kinds without a hit are left out."""
    groups = {kind: [hit for hit in hits if hit.kind == kind] for kind in KINDS}
    return {kind: found for kind, found in groups.items() if found}


def suggestion(guide: Guide, language: str, query: str) -> str:
    """Return a word of the guide that begins as a searched one does, or an empty string."""
    index = index_of(guide.editions[language])
    for word in words(query[:LONGEST_QUERY]):
        bare = fold(word)
        for length in range(len(bare), 3, -1):
            if near := next(starting(index.folded, bare[:length]), None):
                return index.by_fold[near][0]
    return ""
