"""The directory: every unit that supports, one page for each, and its card for address books."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.choices import Organisation
from contacts.resolver import Support, who_supports
from contacts.units import Unit
from guidance.guide import Edition, Section
from guidance.matters import section_matter
from guidance.pages import Ask, Response, Shown
from guidance.pages.frame import home, href, language_of, query, text_link
from guidance.pages.panels import card as card_of
from guidance.pages.questions import Option, Text
from guidance.vcard import vcard

SHORT: dict[str, Text] = {
    "ki": "KI",
    "k": "K",
    "joint": gettext_lazy("KI and K together"),
    "external": gettext_lazy("an authority or Region Stockholm"),
}
SWEDISH = str.maketrans({"å": "z\ue000", "ä": "z\ue001", "ö": "z\ue002"})  # after z, in this order


@dataclass(frozen=True, slots=True)
class Named:
    """A section that names a unit; `reasons` are those of its routes."""

    section: Section
    href: str
    lang: str
    reasons: tuple[str, ...]


def contacts(ask: Ask) -> Shown:
    """Show the first point of contact, then the units from A to Z, narrowed down by organisation and by topic.

    With a topic its units come in the order of the answer for the visitor, then the others that the topic names.
    """
    first = ask.edition.routes.first_contact
    found = [unit for unit in helping(ask) if ask.one("org") in ("", unit.organisation) and unit.key != first.key]
    page = ask.edition.pages["contacts"]
    context = {
        "kind": "contacts",
        "heading": page.title,
        "description": page.description,
        "first_contact": card_of(ask, Support(first, "whole", "fallback", ""), set()),
        "units": [(unit, href(ask, f"unit-{unit.key}")) for unit in found],
        "count": len(found),
        "helps": help_options(ask),
        "organisations": organisation_options(ask),
        "filters": filters(ask),
        "everything": page.path + query({}, **{"as": ask.affiliation}),
        "trail": (home(ask),),
        "noindex": bool(ask.params),
    }
    return Shown("guidance/contacts.html", context)


def helping(ask: Ask) -> list[Unit]:
    """Return the units that help with the asked topic; without one all of them, from A to Z."""
    if not (key := ask.one("help")):
        return sorted(ask.edition.units.values(), key=lambda unit: alphabetical(unit.name))
    section = ask.edition.sections[key]
    answer = who_supports(ask.affiliation, section_matter(section), ask.edition.routes)
    units = {support.unit.key: support.unit for support in answer.supports}
    named = {unit.key: unit for unit in ask.edition.units.values() if section.key in naming(ask.edition, unit)}
    return list((units | named).values())


def alphabetical(name: str) -> str:
    """Return a key that sorts names as Swedish does, and English ones without their article."""
    return name.casefold().removeprefix("the ").translate(SWEDISH)


def naming(edition: Edition, unit: Unit) -> Mapping[str, tuple[str, ...]]:
    """Return the sections that name a unit, in editors' order, with the reasons of their routes."""
    found = {}
    for section in edition.sections.values():
        routes = edition.routes.by_section.get(section.key, ())
        reasons = dict.fromkeys(route.reason for route in routes if route.unit.key == unit.key)
        if reasons or section.responsible_unit == unit.key:
            found[section.key] = tuple(reasons)
    return found


def help_options(ask: Ask) -> tuple[Option, ...]:
    chosen = ask.one("help")
    sections = ask.edition.sections.values()
    every = Option("", gettext_lazy("everything"), not chosen)
    return every, *(
        Option(section.key, section.title, section.key == chosen, language_of(ask, section)) for section in sections
    )


def organisation_options(ask: Ask) -> tuple[Option, ...]:
    chosen = ask.one("org")
    every = Option("", gettext_lazy("all organisations"), not chosen)
    return every, *(Option(value, SHORT[value], value == chosen) for value in Organisation.values)


def filters(ask: Ask) -> tuple[Text, ...]:
    """Return in words what the directory is narrowed down to, for paper."""
    topic = ask.edition.sections[ask.one("help")].title if ask.one("help") else ""
    organisation = Organisation(ask.one("org")).label if ask.one("org") else ""
    return tuple(each for each in (topic, organisation) if each)


def unit(ask: Ask) -> Shown:
    """Show a unit with everything that names it. Where it cannot be reached, or its details are past their review, the
    first point of contact stands beside it."""
    shown = ask.edition.units[ask.key.removeprefix("unit-")]
    first = ask.edition.routes.first_contact
    card = card_of(ask, Support(shown, "whole", "fallback" if shown.key == first.key else "primary", ""), set())
    beside = shown.key != first.key and (card.stale or not shown.reachable)
    context = {
        "kind": "unit",
        "heading": shown.name,
        "description": ", ".join(shown.covers),
        "picture": "contacts",
        "unit": shown,
        "card": card,
        "beside": card_of(ask, Support(first, "whole", "fallback", ""), set()) if beside else None,
        "named": named(ask, shown),
        "vcard": f"{shown.path}{shown.key}.vcf",
        "trail": (
            home(ask),
            text_link(ask, ask.edition.pages["contacts"]),
        ),
    }
    return Shown("guidance/unit.html", context)


def named(ask: Ask, unit: Unit) -> tuple[Named, ...]:
    """Return what a unit helps with, as links with reasons."""
    sections = ((ask.edition.sections[key], reasons) for key, reasons in naming(ask.edition, unit).items())
    return tuple(Named(each, href(ask, each.key), language_of(ask, each), reasons) for each, reasons in sections)


def card(ask: Ask, site_url: str = "") -> Response:
    """Return the vCard of the asked unit, as a file named after its key."""
    unit = ask.edition.units[ask.key.removeprefix("unit-")]
    note = _("This is an example address. Nobody reads it.") if unit.email_is_example else ""
    attached = f'attachment; filename="{unit.key}.vcf"'
    headers = (("Content-Disposition", attached),)
    return Response(200, vcard(unit, site_url + unit.path, note), "text/vcard; charset=utf-8", headers, keep=True)
