"""The contact panel: who supports the visitor in a matter, prepared for its component."""

from dataclasses import dataclass

from contacts.choices import Part
from contacts.resolver import Answer, Matter, Routes, Support, who_supports
from contacts.units import CONFIRMED_FOR
from guidance.addresses import AFFILIATIONS
from guidance.pages import Ask
from guidance.pages.frame import Link, affiliations, href


@dataclass(frozen=True, slots=True)
class Card:
    """One contact; `full` the first time it stands on a page, one line afterwards. `stale`: past its review."""

    support: Support
    full: bool
    address: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The contacts of one part of a matter; `part` is empty where the matter has no sides."""

    part: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Who supports the visitor; `printed` are the addresses that stand above it on paper."""

    groups: tuple[Group, ...]
    settled: bool
    fallback: bool
    affiliation: str | None
    choices: tuple[Link, ...] = ()
    by_affiliation: tuple[tuple[str, tuple[str, ...]], ...] = ()
    printed: frozenset[str] = frozenset()


def card(ask: Ask, support: Support, seen: set[str]) -> Card:
    full = support.unit.key not in seen
    seen.add(support.unit.key)
    checked = support.unit.checked_on
    stale = checked is not None and ask.edition.as_of - checked > CONFIRMED_FOR
    return Card(support, full, href(ask, f"unit-{support.unit.key}"), stale)


def grouped(ask: Ask, answer: Answer, seen: set[str]) -> tuple[Group, ...]:
    """Put the supports of an answer under their parts, in the answer's order; where the matter has no sides, who stands
    in for the others is apart from them."""
    first = answer.supports[0]
    sided = any(support.part != Part.WHOLE for support in answer.supports)

    def part(support: Support) -> str:
        stands_in = support.role == "fallback" and support is not first
        return support.part if sided or stands_in else ""

    parts = dict.fromkeys(map(part, answer.supports))
    return tuple(
        Group(each, tuple(card(ask, support, seen) for support in answer.supports if part(support) == each))
        for each in parts
    )


Differing = tuple[tuple[str, tuple[str, ...]], ...]
_compared: dict[str, tuple[Routes, dict[Matter, Differing]]] = {}


def differing(ask: Ask, matter: Matter) -> Differing:
    """Return (affiliation, names of its units) where the answers differ; nothing where they agree. It is worked out
    once for each matter as long as the routes are the same."""
    routes, known = _compared.get(ask.language, (None, {}))
    if routes is not ask.edition.routes:
        known = {}
        _compared[ask.language] = (ask.edition.routes, known)
    if matter not in known:
        known[matter] = compared(ask.edition.routes, matter)
    return known[matter]


def compared(routes: Routes, matter: Matter) -> Differing:
    answers = [(value, who_supports(value, matter, routes)) for value in AFFILIATIONS]
    names = tuple((value, tuple(dict.fromkeys(s.unit.name for s in answer.supports))) for value, answer in answers)
    return names if len({frozenset(units) for _, units in names}) > 1 else ()


def panel(ask: Ask, matter: Matter, seen: set[str], printed: frozenset[str] = frozenset()) -> Panel:
    """Answer "who supports me" for the page's affiliation; `seen` collects the units shown in full so far."""
    answer = who_supports(ask.affiliation, matter, ask.edition.routes)
    others = () if ask.affiliation else differing(ask, matter)
    return Panel(
        groups=grouped(ask, answer, seen),
        settled=answer.settled,
        fallback=answer.fallback,
        affiliation=ask.affiliation,
        choices=affiliations(ask) if others else (),
        by_affiliation=others,
        printed=printed,
    )
