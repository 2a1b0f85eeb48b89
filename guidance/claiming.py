"""Where pages, units and sections ask to live, as their rows say."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from contacts.units import Unit
from guidance.addresses import CMS_PAGES, LANGUAGES, OWN_PAGES, own_page, section_path
from guidance.claims import PAGE, PORTAL, SECTION, Claim
from guidance.guide import Clash, Edition, Section
from guidance.source import Pages, Sections, in_language


def page_path(paths: Mapping[str, str], language: str) -> str:
    """Return the address of a CMS page; without a slug of its own in this language it borrows the other's."""
    return paths.get(language) or f"/{language}/" + next(iter(paths.values())).split("/", 2)[2]


def page_claims(page_rows: Pages) -> list[Claim]:
    """Return where every page asks to live: the portal's own ones and those of the CMS."""
    found = []
    for language in LANGUAGES:
        found += [Claim(own_page(key, language), language, key, PORTAL) for key in OWN_PAGES]
        for age, key in enumerate(CMS_PAGES):
            if key in page_rows.texts and (paths := page_rows.paths.get(key)):
                found.append(Claim(page_path(paths, language), language, key, PAGE, language not in paths, age))
    return found


def unit_claims(units: Mapping[str, Mapping[str, Unit]]) -> list[Claim]:
    return [
        Claim(unit.path, language, f"unit-{unit.key}", PORTAL)
        for language, known in units.items()
        for unit in known.values()
    ]


def text_claims(section_rows: Sections) -> list[Claim]:
    """Return where every section's text asks to live, whether or not it says enough to have a page."""
    found = []
    for age, row in section_rows.rows.items():
        for language in LANGUAGES if row.key in section_rows.texts else ():
            content = in_language(section_rows.texts[row.key], language).content
            path = section_path(row.kind, content.slug, language)
            found.append(Claim(path, language, row.key, SECTION, content.language != language, age))
    return found


def shown_claims(section_rows: Sections, shown: Mapping[str, Iterable[Section]]) -> list[Claim]:
    """Return the claims of those sections that have a page."""
    keys = {(language, section.key) for language, known in shown.items() for section in known}
    return [claim for claim in text_claims(section_rows) if (claim.language, claim.key) in keys]


def with_paths(known: Edition, clashes: Iterable[Clash]) -> Edition:
    """Return an edition in which whoever lost a clash has the address that it got instead."""
    pages, sections = dict(known.pages), dict(known.sections)
    for clash in clashes:
        for values in (pages, sections):
            if clash.language == known.language and clash.key in values:
                values[clash.key] = replace(values[clash.key], path=clash.instead)
    return replace(known, pages=pages, sections=sections)
