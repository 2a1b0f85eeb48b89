"""What has changed: public notes by date, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from guidance.guide import Edition, Note
from guidance.pages import Ask, Shown
from guidance.pages.frame import Link, home, href, language_of, query

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A note with the address of what it is about; `lang` is given where its title is in another language."""

    note: Note
    href: str
    lang: str


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    told: tuple[Told, ...]


def newest_first(edition: Edition, key: str = "") -> tuple[Note, ...]:
    """Return the public notes of one section, page or unit, or of everything."""
    notes = (note for note in edition.notes if key in ("", note.key))
    return tuple(sorted(notes, key=lambda note: note.on, reverse=True))


def by_day(ask: Ask, notes: Iterable[Note]) -> tuple[Day, ...]:
    days = groupby(notes, key=lambda note: note.on)
    return tuple(Day(on, tuple(told(ask, note) for note in found)) for on, found in days)


def told(ask: Ask, note: Note) -> Told:
    """Return a note as the page shows it: in the language of the text it is about, where it is about one."""
    about = ask.edition.pages.get(note.key) or ask.edition.sections.get(note.key)
    return Told(note, href(ask, note.key), language_of(ask, about) if about else "")


def changes(ask: Ask) -> Shown:
    """Show fifty notes at a time; a page after the last one shows the last."""
    notes = newest_first(ask.edition)
    last = max(1, -(-len(notes) // ON_A_PAGE))
    number = min(int(ask.one("page") or 1), last)
    page = ask.edition.pages["changes"]
    pages = tuple(
        Link(str(each), ask.path + query(ask.params, page=str(each) if each > 1 else None), each == number)
        for each in range(1, last + 1)
    )
    context = {
        "kind": "changes",
        "heading": page.title,
        "description": page.description,
        "days": by_day(ask, notes[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]),
        "pages": pages,
        "trail": (home(ask),),
        "feed": page.path + "changes.atom",
    }
    return Shown("guidance/changes.html", context)
