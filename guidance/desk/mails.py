"""The words that EEO sends with a link: title, one sentence, who is responsible, contact, link."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import override

from contacts.choices import Affiliation, Responsibility
from contacts.resolver import Matter, who_supports
from contacts.units import Unit
from guidance.guide import Edition, Guide, LinkSet, Section
from guidance.matters import section_matter
from guidance.pages.link_set import sections_today


@dataclass(frozen=True, slots=True)
class Mail:
    language: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a mail or a print-out says about one thing, in one language."""

    title: str
    sentence: str
    responsible: str
    contacts: tuple[Unit, ...]


def permalink(site_url: str, key: str, language: str = "", affiliation: str = "") -> str:
    """Return the permanent address of a key or of `set/<code>`, with a language and an affiliation where chosen."""
    address = f"{site_url}/go/{key}" + (f"/{language}" if language else "")
    return address + (f"?{urlencode({'as': affiliation})}" if affiliation in Affiliation.values else "")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text; one that ends in an abbreviation's full stop goes on."""
    found = re.match(r".+?[.!?…](?=\s+[A-ZÅÄÖÉ]|\s*\Z)", text.strip(), re.DOTALL)
    return " ".join((found[0] if found else text).split())


def responsible(edition: Edition, section: Section) -> str:
    """Say who is responsible, in the active language."""
    if section.responsibility == Responsibility.UNDECIDED:
        return str(_("It is not settled yet who is responsible"))
    unit = edition.units.get(section.responsible_unit or "")
    name = str(Responsibility(section.responsibility).label)
    if unit:
        name = unit.name if section.responsibility == Responsibility.EXTERNAL else f"{name}, {unit.name}"
    return _("Responsible: %(name)s") % {"name": name}


def summary(edition: Edition, key: str, affiliation: str | None) -> Summary:
    """Return what is to be said about a key; call it in the edition's language. KeyError for an unknown key."""
    if section := edition.sections.get(key):
        answer = who_supports(affiliation or None, section_matter(section), edition.routes)
        units = dict.fromkeys(support.unit for support in answer.supports if support.role != "also")
        units = units or dict.fromkeys(support.unit for support in answer.supports)
        return Summary(section.title, first_sentence(section.lead), responsible(edition, section), tuple(units))
    if key.startswith("unit-"):
        unit = edition.units[key.removeprefix("unit-")]
        return Summary(unit.name, ", ".join(unit.covers), "", (unit,))
    page = edition.pages[key]
    matter = Matter("step", key, page.step) if page.step else Matter()
    answer = who_supports(affiliation or None, matter, edition.routes)
    units = tuple(dict.fromkeys(support.unit for support in answer.supports))
    return Summary(page.title, first_sentence(page.lead or page.description), "", units[:1])


def channel(unit: Unit) -> str:
    """Return how a unit is reached, the mailbox first."""
    example = f" ({_('example address')})" if unit.email and unit.email_is_example else ""
    return unit.email + example or unit.phone or unit.url


def contact_lines(units: tuple[Unit, ...]) -> list[str]:
    told = [unit.name + (f", {channel(unit)}" if unit.reachable else "") for unit in units]
    return [_("Contact: %(unit)s") % {"unit": line} for line in told]


def mail(guide: Guide, language: str, key: str, affiliation: str, address: str) -> Mail:
    """Return the mail about one thing in one language; `address` is the link it ends with."""
    edition = guide.editions[language]
    with override(language):
        told = summary(edition, key, affiliation)
        lines = [told.title, "", told.sentence, told.responsible, *contact_lines(told.contacts), "", address]
    body = "\n".join(line for line, before in zip(lines, ["", *lines], strict=False) if line or before)
    return Mail(language, told.title, body)


def set_mail(guide: Guide, language: str, found: LinkSet, address: str) -> Mail:
    """Return the mail about a set in one language: its sections, each with who is responsible, and one link."""
    edition = guide.editions[language]
    with override(language):
        rows = []
        sections = filter(None, sections_today(guide, edition, found).values())
        for number, section in enumerate(sections, 1):
            told = summary(edition, section.key, found.affiliation)
            rows.append("\n   ".join(part for part in (f"{number}. {told.title}", told.responsible) if part))
    body = "\n\n".join(part for part in (found.title, found.note, "\n".join(rows), address) if part)
    return Mail(language, found.title, body)
