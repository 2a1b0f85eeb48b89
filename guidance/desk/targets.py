"""What the link desk can link to: every section, page and unit, found by typing."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from contacts.choices import Step
from guidance.guide import Edition, Guide

GROUPS = {
    "types": _("Types of collaboration"),
    "general": _("General"),
    "pages": _("Pages"),
    "units": _("Support units"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to link to, in the editor's language; `other` is its title in the other one, where it differs."""

    key: str
    group: str
    title: str
    other: str
    responsibility: str = ""


def folded(text: str) -> str:
    """Return a text without case and accents, so that typing is easy."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def titles(edition: Edition) -> dict[str, tuple[str, str]]:
    """Return title and lead of every key with a page."""
    found = {key: (each.title, each.lead) for key, each in (edition.pages | edition.sections).items()}
    units = {f"unit-{key}": (unit.name, " ".join(unit.covers)) for key, unit in edition.units.items()}
    return found | units


def group_of(edition: Edition, key: str) -> str:
    section = edition.sections.get(key)
    if section is None:
        return "units" if key.startswith("unit-") else "pages"
    if section.kind == "collaboration-type":
        return "types"
    return f"step-{section.step}" if section.step else "general"


def find(guide: Guide, language: str, words: str = "", sections_only: bool = False) -> tuple[Found, ...]:
    """Return what holds all the words in its titles, texts in short or key, in either language; everything for none.

    What holds them in a title comes first; otherwise the guide's own order.
    """
    edition = guide.editions[language]
    here, wanted = titles(edition), folded(words).split()
    there = titles(next(each for name, each in guide.editions.items() if name != language))
    ranked = []
    for key, (title, lead) in here.items():
        other, other_lead = there.get(key, ("", ""))
        in_titles = folded(f"{title} {other} {key}")
        anywhere = in_titles + folded(f" {lead} {other_lead}")
        if all(word in anywhere for word in wanted) and not (sections_only and key not in edition.sections):
            section = edition.sections.get(key)
            responsibility = section.responsibility if section else ""
            found = Found(key, group_of(edition, key), title, other if other != title else "", responsibility)
            ranked.append((not all(word in in_titles for word in wanted), found))
    return tuple(found for _, found in sorted(ranked, key=lambda pair: pair[0]))


def grouped(edition: Edition, found: tuple[Found, ...]) -> list[tuple[str, list[Found]]]:
    """Return groups with their headings, in the order of the steps."""
    order = ["general", *(f"step-{step}" for step in Step), "types", "pages", "units"]
    by_group = {name: [each for each in found if each.group == name] for name in order}
    return [(heading(edition, name), rows) for name, rows in by_group.items() if rows]


def heading(edition: Edition, group: str) -> str:
    if group in GROUPS:
        return str(GROUPS[group])
    page = edition.pages.get(group)
    step = Step(int(group.removeprefix("step-"))).label
    return f"{step}: {page.title}" if page else str(step)
