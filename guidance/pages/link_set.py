"""A link set: the sections that EEO chose for one partner or meeting."""

from dataclasses import dataclass, replace

from guidance import links
from guidance.guide import Guide, LinkSet, Section
from guidance.pages import Ask, Shown
from guidance.pages.frame import LANGUAGE_NAMES, Link, frame, query
from guidance.states import state_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """One section of a set as it is today. `moved`: another has taken its place; `changed`: since it was chosen."""

    section: Section
    href: str
    moved: bool
    changed: bool
    unit: str


def link_set(ask: Ask, code: str) -> Shown:
    """Show a set of the guide; `ask.key` is `set/<code>`. Without an affiliation in the address the set's own holds.

    An expired set shows its plain sections: no note, no affiliation.
    """
    found = ask.guide.link_sets[code]
    if found.affiliation and not found.expired and not ask.affiliation:
        ask = replace(ask, params={**ask.params, "as": (found.affiliation,)})
    chosen = tuple(item for key in found.sections if (item := choose(ask, found, key)))
    context = {
        "link_set": found,
        "chosen": chosen,
        "missing": len(found.sections) - len(chosen),
        "affiliation": ask.affiliation,
        "frame": replace(frame(ask), languages=languages(ask, code), canonical=f"/go/set/{code}"),
        "noindex": True,
    }
    return Shown("guidance/link_set.html", context)


def choose(ask: Ask, found: LinkSet, key: str) -> Chosen | None:
    """Return the section that stands for this key today, or None where it is gone."""
    today = links.destination(ask.guide, key)
    section = ask.edition.sections.get(today) if isinstance(today, str) else None
    if section is None:
        return None
    unit = ask.edition.units.get(section.responsible_unit or "")
    return Chosen(
        section=section,
        href=section.path + query({}, **{"as": ask.affiliation}),
        moved=section.key != key,
        changed=has_changed(ask.guide, found, key),
        unit=unit.name if unit else "",
    )


def has_changed(guide: Guide, found: LinkSet, key: str) -> bool:
    """Whether a section reads differently than when it was chosen, in the language of the set."""
    section, state = guide.editions[found.language].sections.get(key), found.snapshot.get(key)
    return bool(section and state and state_of(section) != state)


def languages(ask: Ask, code: str) -> tuple[Link, ...]:
    """Return this set in every language: it has no address among the pages."""
    return tuple(
        Link(LANGUAGE_NAMES[language], f"/go/set/{code}/{language}", language == ask.language, lang=language)
        for language in ask.guide.editions
    )
