"""The published guide, read from the database: everything, or what changed since a guide that is known."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import override

from contacts.models import SupportUnit
from contacts.units import Unit
from guidance import models, rows, source, successors
from guidance.addresses import CMS_PAGES, LANGUAGES, own_page, section_path
from guidance.claiming import page_claims, page_path, shown_claims, text_claims, unit_claims, with_paths
from guidance.claims import Addresses, settle
from guidance.generation import Changes, Head, head
from guidance.guide import Edition, Guide, NothingPublishedError, Page, Section
from guidance.own_pages import OWN_PAGE_WORDS
from guidance.richtext import plain
from guidance.source import Pages, Sections, in_language

Pieces = dict[str, dict[str, Any]]  # language → field of the edition → value


def load_guide(known: Guide | None = None, changes: Changes | None = None, now: Head | None = None) -> Guide:
    """Return everything published, as it stands in the database.

    With a known guide and all that changed since, only that is read: the number of queries is constant, and the work
    grows with the change, not with the guide. The result is the same as that of reading everything.
    """
    from guidance.updating import ClashError, can_update, update

    now = now or head()
    if known is not None and changes is not None and can_update(changes):
        try:
            return update(known, changes, now)
        except ClashError:
            pass  # who has which address is only known from all of them
    return load_everything(now)


def load_everything(now: Head) -> Guide:
    """Read everything: a constant number of queries, however large the guide is.

    Raises NothingPublishedError where there is no text at all or nobody to ask: the guide has not been imported yet.
    """
    as_of = now.as_of or now.today
    page_rows = source.read_pages(source.page_keys())
    section_rows = source.read_sections()
    unit_rows = {row.pk: row for row in SupportUnit.objects.all()}
    nobody = all(row.retired_on for row in unit_rows.values())
    if nobody or not (page_rows.texts or section_rows.texts):
        raise NothingPublishedError
    units = {language: rows.units(unit_rows.values(), language) for language in LANGUAGES}
    former = former_addresses()
    claims = [*page_claims(page_rows), *unit_claims(units)]
    by_path = ChainMap(settle([*claims, *text_claims(section_rows)], former)[0], former)
    page_rows = replace(page_rows, texts=source.with_html(page_rows.texts, by_path))
    section_rows = replace(section_rows, texts=source.with_html(section_rows.texts, by_path))
    editions = {
        language: edition(language, now.number, as_of, page_rows, section_rows, unit_rows, units[language])
        for language in LANGUAGES
    }
    shown = {language: each.sections.values() for language, each in editions.items()}
    addresses, clashes = settle([*claims, *shown_claims(section_rows, shown)], former)
    if clashes:
        editions = {language: with_paths(each, clashes) for language, each in editions.items()}
    retired = retired_sections(section_rows.rows, editions, former) | retired_units(unit_rows, units)
    retired |= successors.unpublished_pages(page_rows.keys.values(), editions["en"].pages)
    return Guide(now.number, editions, addresses, former, retired, link_sets(as_of), clashes)


def edition(
    language: str,
    number: int,
    as_of: date,
    page_rows: Pages,
    section_rows: Sections,
    unit_rows: Mapping[int, SupportUnit],
    units: Mapping[str, Unit],
) -> Edition:
    """Return the guide in one language."""
    shown_pages = pages(page_rows, language)
    shown = in_order(sections(section_rows, language))
    return Edition(
        language=language,
        generation=number,
        as_of=as_of,
        pages=shown_pages,
        sections=shown,
        units=units,
        routes=routes(unit_rows, units, language),
        notes=notes(shown_pages, shown, units, language),
        **{name: read(language) for name, read in SMALL.items()},
    )


# The pieces that are read whole, because there are few of them.
SMALL: dict[str, Callable[[str], Any]] = {
    "captions": lambda language: rows.captions(models.Caption.objects.all(), language),
    "rules": lambda language: rows.rules(models.Relevance.objects.select_related("section", "plan", "need"), language),
    "synonyms": lambda language: rows.synonyms(),
}


def routes(unit_rows: Mapping[int, SupportUnit], units: Mapping[str, Unit], language: str):
    return rows.routes(models.Route.objects.select_related("section"), unit_rows, units, language)


def notes(shown_pages: Mapping[str, Page], shown: Mapping[str, Section], units: Mapping[str, Unit], language: str):
    """Return the public notes about what has a page today, under its title of today."""
    titles = ChainMap(
        {key: value.title for key, value in shown_pages.items()},
        {key: value.title for key, value in shown.items()},
        {f"unit-{key}": value.name for key, value in units.items()},
    )
    return rows.notes(models.ChangeNote.objects.all(), titles, language)


def link_sets(as_of: date):
    return rows.link_sets(models.LinkSet.objects.prefetch_related("items__section"), as_of)


def former_addresses() -> Addresses:
    known = models.Address.objects.values_list("path", "language", "key")
    return {path: (language, key) for path, language, key in known}


def retired_sections(found: Mapping[int, models.Section], editions: Mapping[str, Edition], former: Addresses):
    """Return the sections without a page that readers may hold a link to: retired, unpublished, or left without words.

    `found` holds these sections and all that stand in their places.
    """
    shown = successors.shown_sections(editions)
    hidden = {row.key for row in found.values() if row.retired_on is None} - shown
    once = hidden & {key for _, key in former.values()} if hidden else set()
    return successors.retired(found, "", shown, once | successors.unpublished_sections(hidden - once))


def retired_units(unit_rows: Mapping[int, SupportUnit], units: Mapping[str, Mapping[str, Unit]]):
    shown = {f"unit-{key}" for known in units.values() for key in known}
    return successors.retired(unit_rows, "unit-", shown, ())


# Values


def pages(page_rows: Pages, language: str) -> dict[str, Page]:
    """Return the pages of an edition: those of the CMS, then the portal's own."""
    shown = {
        key: page(page_rows, key, language) for key in CMS_PAGES if key in page_rows.texts and page_rows.paths.get(key)
    }
    with override(language):
        own = {
            key: Page(key, language, str(title), own_page(key, language), description=str(description))
            for key, (title, description) in OWN_PAGE_WORDS.items()
        }
    return shown | own


def page(page_rows: Pages, key: str, language: str) -> Page:
    """Return a page of the CMS; its lead and purpose are placeholders too, but hold plain text."""
    text = in_language(page_rows.texts[key], language)
    slots = dict(text.slots)
    return Page(
        key=key,
        language=text.content.language,
        title=text.content.title,
        path=page_path(page_rows.paths[key], language),
        step=int(key.removeprefix("step-")) if key.startswith("step-") else None,
        menu_title=text.content.menu_title or "",
        purpose=plain(slots.pop("purpose", "")),
        description=text.content.meta_description or "",
        lead=plain(slots.pop("lead", "")),
        slots=slots,
        changed_on=text.changed_on,
    )


def sections(section_rows: Sections, language: str) -> list[Section]:
    """Return those sections that have a page in an edition."""
    found = (
        section(row, section_rows, language) for row in section_rows.rows.values() if row.key in section_rows.texts
    )
    return [value for value in found if is_public(value)]


def section(row: models.Section, section_rows: Sections, language: str) -> Section:
    text = in_language(section_rows.texts[row.key], language)
    content = text.content
    return Section(
        key=row.key,
        kind=row.kind,
        step=row.step,
        position=row.position,
        responsibility=row.responsibility,
        owner=row.owner,
        language=content.language,
        title=content.title,
        slug=content.slug,
        path=section_path(row.kind, content.slug, language),
        lead=content.lead,
        first_action=content.first_action,
        agreement=content.agreement,
        html=text.slots.get("body", ""),
        responsible_unit=row.responsible_unit.key if row.responsible_unit else None,
        references=section_rows.references[language].get(row.pk, ()),
        changed_on=text.changed_on,
        reviewed_on=row.reviewed_on,
        review_by=row.review_by,
    )


def in_order(values: Iterable[Section]) -> dict[str, Section]:
    return {value.key: value for value in sorted(values, key=place)}


def place(value: Section) -> tuple[int, int, str]:
    """Where a section stands among the others."""
    return (value.step or 0, value.position, value.key)


def is_public(value: Section) -> bool:
    """A section without a heading has no page; one with neither text nor responsibility says nothing to anybody."""
    return bool(value.title) and (value.has_text or value.responsibility != "undecided")
