"""How well the routes cover what people may ask: every affiliation, every matter, every language."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from contacts.resolver import Answer, Matter, who_supports
from guidance.addresses import AFFILIATIONS
from guidance.guide import Edition, Guide
from guidance.matters import all_matters

KINDS = ("specific", "step", "general", "fallback", "unsettled", "one-sided", "without-channel")
VISITORS = (None, *AFFILIATIONS)


@dataclass(frozen=True, slots=True)
class Covered:
    """What one visitor is told about one matter in one language."""

    language: str
    affiliation: str | None
    matter: Matter
    title: str
    kind: str
    answer: Answer


def coverage(guide: Guide) -> tuple[Covered, ...]:
    """Return every affiliation (and none) × every section, type, step and nothing × every language."""
    return tuple(
        Covered(edition.language, visitor, matter, title_of(matter, edition), kind_of(answer), answer)
        for edition in guide.editions.values()
        for matter in all_matters(edition)
        for visitor in VISITORS
        for answer in (who_supports(visitor, matter, edition.routes),)
    )


def kind_of(answer: Answer) -> str:
    """Return the kind of an answer, the one that editors should know first.

    Not settled before all; then the first point of contact alone; then a side that nobody is named for, or a named unit
    that cannot be reached; else the level at which the routes stand.
    """
    if not answer.settled:
        return "unsettled"
    if answer.fallback:
        return "fallback"
    for support in answer.supports:
        if support.role == "fallback":
            return "without-channel" if support.part == "whole" else "one-sided"
    return "specific" if answer.level == "section" else answer.level


def counts(covered: Iterable[Covered]) -> dict[str, int]:
    """Return how many answers there are of each kind, zeros included."""
    found = Counter(each.kind for each in covered)
    return {kind: found[kind] for kind in KINDS}


def only(
    covered: Iterable[Covered], *, language: str = "", affiliation: str = "", kind: str = "", step: int | None = None
) -> tuple[Covered, ...]:
    """Return the rows that fit all given conditions; `affiliation` "none" stands for visitors who said nothing."""
    return tuple(
        each
        for each in covered
        if language in ("", each.language)
        and affiliation in ("", each.affiliation or "none")
        and kind in ("", each.kind)
        and step in (None, each.matter.step)
    )


def title_of(matter: Matter, edition: Edition) -> str:
    """Return the title of what is asked about, or an empty string for nothing in particular."""
    if section := edition.sections.get(matter.key or ""):
        return section.title
    page = edition.pages.get(matter.key or "")
    return page.title if page else ""
