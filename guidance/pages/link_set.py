"""A link set: the sections that EEO chose for one partner or meeting."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from contacts.resolver import Support, who_supports
from guidance import links
from guidance.guide import Edition, Guide, LinkSet, Section
from guidance.matters import section_matter
from guidance.pages import Ask, Shown
from guidance.pages.frame import language_of, query
from guidance.states import state_of

EXPIRED = _("Sections that were put together for you")
# Whoever has the code may read on, but no search engine lists it, and each reading is counted.
UNLISTED = (links.NOT_SHARED, ("X-Robots-Tag", "noindex"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """One section of a set as it is today. `moved`: another has taken its place; `changed`: since it was chosen."""

    section: Section
    href: str
    moved: bool
    changed: bool
    unit: str
    lang: str
    supports: tuple[Support, ...]


def link_set(ask: Ask, code: str) -> Shown:
    """Show a set of the guide; `ask.key` is `set/<code>`. Without an affiliation in the address the set's own holds.

    An expired set shows its plain sections: no title of its own, no note, no affiliation, no marks.
    """
    found = ask.guide.link_sets[code]
    affiliation = ask.affiliation or (None if found.expired else found.affiliation)
    today = sections_today(ask.guide, ask.edition, found)
    chosen = tuple(choose(ask, found, key, section, affiliation) for key, section in today.items() if section)
    context = {
        "kind": "link-set",
        "link_set": found,
        "heading": EXPIRED if found.expired else found.title,
        "lang": "" if found.expired else language_of(ask, found),
        "chosen": chosen,
        "missing": len(today) - len(chosen),
        "preset": affiliation,
        "any_changed": any(item.changed or item.moved for item in chosen),
        "noindex": True,
    }
    return Shown("guidance/link_set.html", context, headers=UNLISTED)


def sections_today(guide: Guide, edition: Edition, found: LinkSet) -> dict[str, Section | None]:
    """Return for each key of a set, in its order, the section that stands there today; None where it is gone.

    No section stands in it twice: a key whose successor is in the set already is left out.
    """
    ends = {key: links.destination(guide, key) for key in found.sections}
    seen, today = set(), {}
    for key, end in ends.items():
        section = edition.sections.get(end) if isinstance(end, str) else None
        if section is None or end == key or (end not in ends and end not in seen):
            today[key] = section
        seen.add(end)
    return today


def choose(ask: Ask, found: LinkSet, key: str, section: Section, affiliation: str | None) -> Chosen:
    """Return what the set says of the section that stands for this key today."""
    unit = ask.edition.units.get(section.responsible_unit or "")
    answer = who_supports(affiliation, section_matter(section), ask.edition.routes)
    return Chosen(
        section=section,
        href=section.path + query({}, **{"as": affiliation}),
        moved=section.key != key,
        changed=has_changed(ask.guide, found, key) and not found.expired,
        unit=unit.name if unit else "",
        lang=language_of(ask, section),
        supports=answer.supports,
    )


def has_changed(guide: Guide, found: LinkSet, key: str) -> bool:
    """Whether a section reads differently than when it was chosen, in the language of the set."""
    section, state = guide.editions[found.language].sections.get(key), found.snapshot.get(key)
    return bool(section and state and state_of(section) != state)
