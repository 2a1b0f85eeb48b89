"""A link set: the sections that EEO chose for one partner or meeting."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from contacts.resolver import Support, who_supports
from guidance import links
from guidance.guide import Guide, LinkSet, Section
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
    chosen = tuple(item for key in found.sections if (item := choose(ask, found, key, affiliation)))
    context = {
        "kind": "link-set",
        "link_set": found,
        "heading": EXPIRED if found.expired else found.title,
        "lang": "" if found.expired else language_of(ask, found),
        "chosen": chosen,
        "missing": len(found.sections) - len(chosen),
        "preset": affiliation,
        "any_changed": any(item.changed or item.moved for item in chosen),
        "noindex": True,
    }
    return Shown("guidance/link_set.html", context, headers=UNLISTED)


def choose(ask: Ask, found: LinkSet, key: str, affiliation: str | None) -> Chosen | None:
    """Return the section that stands for this key today, or None where it is gone."""
    today = links.destination(ask.guide, key)
    section = ask.edition.sections.get(today) if isinstance(today, str) else None
    if section is None:
        return None
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
