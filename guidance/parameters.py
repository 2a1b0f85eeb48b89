"""What an address says: the closed lists of parameters, read from any bytes and written in one canonical order."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote_to_bytes, urlencode

from contacts.choices import Affiliation, Organisation, Responsibility, Step
from guidance.addresses import PARAMETERS, REPEATABLE
from guidance.choices import SectionKind, Stage
from guidance.guide import Edition, Guide

# Addresses that are no pages: the API's resolver and search, and the panel that others frame.
QUERIES = PARAMETERS | {
    "api-support": ("as", "need", "plan", "step"),
    "api-search": ("q",),
    "embed": ("as", "need", "plan", "step"),
}
MOST_PAIRS = 500  # more pairs than any form of ours sends; the rest of a flood is not looked at
LONGEST_QUESTION = 200
LAST_PAGE = 1000
KEYS = frozenset({"plan", "need", "help"})

Params = dict[str, tuple[str, ...]]


def read(kind: str, query: bytes | str, guide: Guide, language: str) -> tuple[Params, tuple[str, ...]]:
    """Return what a query string says, and the names of parameters whose values could not be read.

    `kind` names a closed list of `QUERIES`; `query` is the raw query string, as bytes or as WSGI gives it. Only known
    parameters with known values are returned, in the list's order; repeatable ones without doubles, in editors' order.
    A parameter that may stand once keeps its first readable value; another value beside it counts as unreadable.
    Empty is not said. Never raises for any `query`; an unknown `kind` or `language` is a programmer's KeyError.
    """
    names = QUERIES[kind]
    said: dict[str, dict[str, None]] = {}
    bad: dict[str, None] = {}
    for name, raw in pairs(query):
        if name not in names or raw == "":
            continue
        value, readable = one_value(name, raw, guide.editions[language])
        if not readable:
            bad[name] = None
        if value:
            said.setdefault(name, {})[value] = None
    bad |= {name: None for name, values in said.items() if len(values) > 1 and name not in REPEATABLE}
    params = {name: in_order(name, tuple(said[name]), guide.editions[language]) for name in names if name in said}
    return params, tuple(name for name in names if name in bad)


def canonical(kind: str, params: Mapping[str, tuple[str, ...]]) -> str:
    """Return the one query string for these parameters: the order of the closed list, without a question mark."""
    return urlencode([(name, value) for name in QUERIES[kind] for value in params.get(name, ())])


def pairs(query: bytes | str) -> Iterator[tuple[str, str | None]]:
    """Yield name and value of each pair of a raw query string; None stands for a value that is not UTF-8."""
    for pair in as_bytes(query).split(b"&", MOST_PAIRS)[:MOST_PAIRS]:
        name, _, value = pair.replace(b"+", b" ").partition(b"=")
        if name := decoded(name):
            yield name, decoded(value)


def as_bytes(query: bytes | str) -> bytes:
    """Return the bytes of a query string. WSGI hands them over as latin-1; other text is taken as it reads."""
    if isinstance(query, bytes):
        return query
    try:
        raw = query.encode("latin-1")
        raw.decode()
    except UnicodeError:
        return query.encode("utf-8", "surrogatepass")
    return raw


def decoded(raw: bytes) -> str | None:
    try:
        return unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None


def one_value(name: str, raw: str | None, edition: Edition) -> tuple[str, bool]:
    """Return the value that counts ("" for none) and whether it could be read as it stands."""
    if raw is None:
        return "", False
    if name == "q":
        return question(raw)
    if name == "page":
        return page(raw)
    known = raw in edition.sections if name in KEYS else raw in CLOSED[name]
    if known and name == "plan":
        known = edition.sections[raw].kind == SectionKind.COLLABORATION_TYPE
    return (raw, True) if known else ("", False)


CLOSED: Mapping[str, frozenset[str]] = {
    "as": frozenset(Affiliation.values),
    "stage": frozenset(Stage.values),
    "step": frozenset(str(step) for step in Step.values),
    "org": frozenset(Organisation.values),
    "responsibility": frozenset(Responsibility.values),
}


def question(raw: str) -> tuple[str, bool]:
    """Search words on one line; too long ones are cut at 200 characters, control characters make them unreadable."""
    words = on_one_line(raw)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in words[: LONGEST_QUESTION + 1]):
        return "", False
    return words[:LONGEST_QUESTION].rstrip(), len(words) <= LONGEST_QUESTION


def on_one_line(raw: str) -> str:
    return " ".join(unicodedata.normalize("NFC", raw).split())


def cut(query: bytes | str) -> bool:
    """Whether the search words that count are only the beginning of what the query string says."""
    said = (value for name, value in pairs(query) if name == "q" and value and question(value)[0])
    return len(on_one_line(next(said, ""))) > LONGEST_QUESTION


def without_nul(raw: str) -> str:
    """What is sent to editors' pages; nothing where it holds NUL, which PostgreSQL does not look for."""
    return "" if "\x00" in raw else raw


def page(raw: str) -> tuple[str, bool]:
    """A page's number from 1 to 1000; the first page is what is shown anyway, so it is not said."""
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 4 and 1 <= int(raw) <= LAST_PAGE):
        return "", False
    return ("" if int(raw) == 1 else str(int(raw))), True


def in_order(name: str, values: tuple[str, ...], edition: Edition) -> tuple[str, ...]:
    """Put the values of a repeatable parameter into editors' order, so that one choice has one address."""
    if name not in REPEATABLE:
        return values[:1]
    places: Callable[[str], int] = {key: place for place, key in enumerate(edition.sections)}.__getitem__
    return tuple(sorted(values, key=places))
