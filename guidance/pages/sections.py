"""A section: one topic, on its own page and as a part of its step."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from contacts.choices import Responsibility
from contacts.units import Unit
from guidance.choices import SectionKind
from guidance.guide import Section
from guidance.matters import section_matter
from guidance.pages import Ask, Shown
from guidance.pages.changes import by_day, newest_first
from guidance.pages.frame import Link, home, href, language_of, query, step_link, step_name, text_link
from guidance.pages.panels import Panel, panel

LATEST_NOTES = 3


@dataclass(frozen=True, slots=True)
class TypeLink:
    """A type of collaboration in a short list."""

    title: str
    href: str
    responsibility: str
    unit: str
    lang: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with everything its component shows. `lang` is given where the text is in another language than the
    page; `asks` is whom to contact where no text is written; `alone`: it has the page to itself; `documents_from`: who
    has the documents without a link."""

    section: Section
    permalink: str
    lang: str
    language_notice: str
    unit_name: str
    asks: str
    first_contact: Unit
    panel: Panel
    alone: bool
    documents_from: str = ""
    types: tuple[TypeLink, ...] = ()
    all_types: str = ""

    @property
    def whom(self) -> tuple[Unit, ...]:
        """Whom to ask, said before the text: those who are first to ask, and somebody who can be reached."""
        supports = [card.support for group in self.panel.groups for card in group.cards]
        first = {support.unit.key: support.unit for support in supports if support.role != "also"}
        if not any(unit.reachable for unit in first.values()):
            first |= {support.unit.key: support.unit for support in supports if support.unit.reachable}
        return tuple(first.values())

    @property
    def inner(self) -> int:
        """The heading level inside the section."""
        return 2 if self.alone else 3


def language_notice(language: str) -> str:
    """Say that a text is missing in the page's language; empty where it is not."""
    match language:
        case "en":
            return _("This section is only available in English so far.")
        case "sv":
            return _("This section is only available in Swedish so far.")
    return ""


def unit_name(ask: Ask, section: Section) -> str:
    unit = ask.edition.units.get(section.responsible_unit or "")
    return unit.name if unit else ""


def type_links(ask: Ask) -> tuple[TypeLink, ...]:
    """Return all types of collaboration in editors' order."""
    types = [each for each in ask.edition.sections.values() if each.kind == SectionKind.COLLABORATION_TYPE]
    return tuple(
        TypeLink(each.title, href(ask, each.key), each.responsibility, unit_name(ask, each), language_of(ask, each))
        for each in types
    )


def shown_section(ask: Ask, section: Section, seen: set[str], alone: bool = False) -> ShownSection:
    """Prepare a section; `seen` collects the units whose full card already stands on the page."""
    printed = frozenset(each.url for each in section.references)
    contacts = panel(ask, section_matter(section), seen, printed)
    name = unit_name(ask, section)
    lang = language_of(ask, section)
    lists_types = section.key == "collaboration-types"
    return ShownSection(
        section=section,
        permalink=f"/go/{section.key}",
        lang=lang,
        language_notice=language_notice(lang),
        unit_name=name,
        asks=name or whom_to_ask(contacts),
        first_contact=ask.edition.routes.first_contact,
        panel=contacts,
        alone=alone,
        documents_from=whom_to_ask(contacts) if any(not each.url for each in section.references) else "",
        types=type_links(ask) if lists_types else (),
        all_types=href(ask, "types") if lists_types else "",
    )


def whom_to_ask(contacts: Panel) -> str:
    """Return the name of the first unit that can be reached."""
    units = [card.support.unit for group in contacts.groups for card in group.cards]
    return next((unit.name for unit in units if unit.reachable), units[0].name)


def neighbours(ask: Ask, section: Section) -> tuple[Link | None, Link | None]:
    """Return the sections before and after this one among its own kind of its step."""
    is_type = section.kind == SectionKind.COLLABORATION_TYPE
    row = [
        each
        for each in ask.edition.sections.values()
        if each.step == section.step and (each.kind == SectionKind.COLLABORATION_TYPE) == is_type
    ]
    place = [each.key for each in row].index(section.key)
    around = (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)
    previous, following = (text_link(ask, each) if each else None for each in around)
    return previous, following


def trail(ask: Ask, section: Section) -> list[Link]:
    """Return the pages above a section: home, and its step or the list of types."""
    above = [home(ask)]
    if section.kind == SectionKind.COLLABORATION_TYPE:
        above.append(text_link(ask, ask.edition.pages["types"]))
    elif page := ask.edition.pages.get(f"step-{section.step}"):
        above.append(step_link(ask, page))
    return above


def responsible(section: Section, unit: str) -> str:
    """Say who is responsible in one sentence, for previews in mail and chat programs."""
    if section.responsibility == Responsibility.UNDECIDED:
        return _("It is not settled yet who is responsible.")
    organisation = Responsibility(section.responsibility).label
    return _("Responsible: %(who)s.") % {"who": f"{organisation}, {unit}" if unit else organisation}


def section(ask: Ask) -> Shown:
    """Show the section or type of collaboration whose key is asked for."""
    found = ask.edition.sections[ask.key]
    is_type = found.kind == SectionKind.COLLABORATION_TYPE
    shown = shown_section(ask, found, set(), alone=True)
    above = trail(ask, found)
    previous, following = neighbours(ask, found)
    permalink = shown.permalink
    preview = f"{responsible(found, shown.unit_name)} {found.lead}".strip()
    context = {
        "kind": "type" if is_type else "section",
        "heading": found.title,
        "caption": _("Type of collaboration") if is_type else step_name(found.step),
        "description": preview,
        "picture": "type" if is_type else "section",
        "item": "GovernmentService",
        "trail": above,
        "parent": above[-1] if len(above) > 1 else None,
        "shown": shown,
        "level": 1,
        "previous": previous,
        "next": following,
        "permalink": permalink,
        "mine": permalink + query({}, **{"as": ask.affiliation}) if ask.affiliation else "",
        "days": by_day(ask, newest_first(ask.edition, found.key)[:LATEST_NOTES]),
        "feed": f"{found.path}changes.atom",
        "reviewed": {
            "changed_on": found.changed_on,
            "reviewed_on": found.reviewed_on,
            "review_by": found.review_by,
            "address": permalink,
        },
    }
    return Shown("guidance/section.html", context)
