"""The published guide, read from the database: a constant number of queries, however large the guide is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cms.models import Page as CMSPage
from cms.models import PageContent, PageUrl
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import override
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance import models, rows
from guidance.addresses import CMS_PAGES, LANGUAGES, OWN_PAGES, own_page, section_path
from guidance.bodies import bodies
from guidance.guide import Edition, Guide, Page, Section
from guidance.own_pages import OWN_PAGE_WORDS
from guidance.richtext import KeyOf, plain


@dataclass(frozen=True, slots=True)
class Text:
    """A published text in one language: its content row and the day it was published."""

    content: Any
    changed_on: date


@dataclass(frozen=True, slots=True)
class Source:
    """All rows that the pages and sections of the guide are made from."""

    pages: Mapping[str, CMSPage]
    page_texts: Mapping[str, Mapping[str, Text]]
    paths: Mapping[str, Mapping[str, str]]
    sections: Mapping[int, models.Section]
    section_texts: Mapping[str, Mapping[str, Text]]


def load_guide() -> Guide:
    """Return everything published, as it stands in the database now."""
    generation = models.Generation.objects.first() or models.Generation(raised=timezone.now())
    source = read_source()
    addresses = current_addresses(source)
    known = models.Address.objects.values_list("path", "language", "key")
    former = {path: (language, key) for path, language, key in known}
    key_of = targets(source, {path: key for path, (_, key) in (former | addresses).items()})
    html = bodies(contents(source.page_texts), key_of), bodies(contents(source.section_texts), key_of)
    as_of = timezone.localdate(generation.raised)
    unit_rows = {row.pk: row for row in SupportUnit.objects.all()}
    editions = {
        language: edition(language, generation.number, as_of, source, html, unit_rows) for language in LANGUAGES
    }
    for language in LANGUAGES:
        addresses |= {unit.path: (language, f"unit-{unit.key}") for unit in editions[language].units.values()}
    set_rows = models.LinkSet.objects.prefetch_related("items__section")
    return Guide(
        generation=generation.number,
        editions=editions,
        addresses=addresses,
        former=former,
        retired=rows.retired(source.sections, unit_rows),
        link_sets=rows.link_sets(set_rows, timezone.localdate()),
    )


def published(model: type[Model], among: Mapping[int, str]) -> dict[str, dict[str, Text]]:
    """Return the published texts of a versioned model: {key: {language: Text}}. `among` names each row's key."""
    versions = Version.objects.filter(content_type=ContentType.objects.get_for_model(model), state=PUBLISHED)
    changed = {pk: timezone.localdate(modified) for pk, modified in versions.values_list("object_id", "modified")}
    found: dict[str, dict[str, Text]] = {}
    grouper = "page_id" if model is PageContent else "section_id"
    for content in model.admin_manager.filter(pk__in=changed).order_by("pk"):
        if key := among.get(getattr(content, grouper)):
            found.setdefault(key, {})[content.language] = Text(content, changed[content.pk])
    return found


def read_source() -> Source:
    pages = {page.reverse_id: page for page in CMSPage.objects.filter(reverse_id__in=CMS_PAGES)}
    key_of_page = {page.pk: key for key, page in pages.items()}
    paths: dict[str, dict[str, str]] = {}
    for url in PageUrl.objects.filter(page__in=key_of_page):
        if url.path is not None:
            path = f"/{url.language}/{url.path}/" if url.path else f"/{url.language}/"
            paths.setdefault(key_of_page[url.page_id], {})[url.language] = path
    sections = {row.pk: row for row in models.Section.objects.select_related("responsible_unit")}
    in_service = {pk: row.key for pk, row in sections.items() if row.retired_on is None}
    return Source(
        pages=pages,
        page_texts=published(PageContent, key_of_page),
        paths=paths,
        sections=sections,
        section_texts=published(models.SectionContent, in_service),
    )


def contents(texts: Mapping[str, Mapping[str, Text]]) -> list[Any]:
    return [text.content for by_language in texts.values() for text in by_language.values()]


def in_language(texts: Mapping[str, Any], language: str) -> Any:
    """Return the text in this language, or else in the other one."""
    return texts.get(language) or next(iter(texts.values()))


def page_path(source: Source, key: str, language: str) -> str:
    """Return the address of a CMS page; without a slug of its own in this language it borrows the other's."""
    paths = source.paths[key]
    return paths.get(language) or f"/{language}/" + next(iter(paths.values())).split("/", 2)[2]


def current_addresses(source: Source) -> dict[str, tuple[str, str]]:
    """Return where every page and section lives now: {path: (language, key)}."""
    by_key = {row.key: row for row in source.sections.values()}
    found = {}
    for language in LANGUAGES:
        for key in OWN_PAGES:
            found[own_page(key, language)] = (language, key)
        for key in source.page_texts:
            found[page_path(source, key, language)] = (language, key)
        for key, texts in source.section_texts.items():
            text = in_language(texts, language).content
            if text.title:
                found[section_path(by_key[key].kind, text.slug, language)] = (language, key)
    return found


def targets(source: Source, by_path: Mapping[str, str]) -> KeyOf:
    """Return the function that names the key behind a link that an editor made."""
    ids = {f"cms.page:{page.pk}": key for key, page in source.pages.items()}
    for key, texts in source.section_texts.items():
        ids |= {f"guidance.sectioncontent:{text.content.pk}": key for text in texts.values()}

    def key_of(target: str) -> str | None:
        return ids.get(target) or by_path.get(target.partition("?")[0])

    return key_of


def edition(language: str, generation: int, as_of: date, source: Source, html, unit_rows) -> Edition:
    """Return the guide in one language."""
    page_html, section_html = html
    pages = {key: page(source, key, language, page_html) for key in CMS_PAGES if key in source.page_texts}
    pages |= own_pages(language)
    references = rows.references(language)
    sections = [
        section(row, in_language(source.section_texts[row.key], language), section_html, references, language)
        for row in source.sections.values()
        if row.key in source.section_texts
    ]
    shown = {value.key: value for value in in_order(sections) if is_public(value)}
    units = rows.units(unit_rows.values(), language)
    titles = {key: value.title for key, value in (pages | shown).items()}
    titles |= {f"unit-{key}": value.name for key, value in units.items()}
    return Edition(
        language=language,
        generation=generation,
        as_of=as_of,
        pages=pages,
        sections=shown,
        units=units,
        routes=rows.routes(models.Route.objects.select_related("section"), unit_rows, units, language),
        captions=rows.captions(models.Caption.objects.all(), language),
        notes=rows.notes(models.ChangeNote.objects.all(), titles, language),
        rules=rows.rules(models.Relevance.objects.select_related("section", "plan", "need"), language),
        synonyms=rows.synonyms(),
    )


def in_order(sections: Iterable[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: (section.step or 0, section.position, section.key))


def is_public(section: Section) -> bool:
    """A section without a heading has no page; one with neither text nor responsibility says nothing to anybody."""
    return bool(section.title) and (section.has_text or section.responsibility != "undecided")


def section(row: models.Section, text: Text, html, references, language: str) -> Section:
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
        html=html.get(content.pk, {}).get("body", ""),
        responsible_unit=row.responsible_unit.key if row.responsible_unit else None,
        references=references.get(row.pk, ()),
        changed_on=text.changed_on,
        reviewed_on=row.reviewed_on,
        review_by=row.review_by,
    )


def page(source: Source, key: str, language: str, html) -> Page:
    """Return a page of the CMS; its lead and purpose are placeholders too, but hold plain text."""
    text = in_language(source.page_texts[key], language)
    slots = dict(html.get(text.content.pk, {}))
    return Page(
        key=key,
        language=text.content.language,
        title=text.content.title,
        path=page_path(source, key, language),
        step=int(key.removeprefix("step-")) if key.startswith("step-") else None,
        menu_title=text.content.menu_title or "",
        purpose=plain(slots.pop("purpose", "")),
        description=text.content.meta_description or "",
        lead=plain(slots.pop("lead", "")),
        slots=slots,
        changed_on=text.changed_on,
    )


def own_pages(language: str) -> dict[str, Page]:
    with override(language):
        return {
            key: Page(key, language, str(title), own_page(key, language), description=str(description))
            for key, (title, description) in OWN_PAGE_WORDS.items()
        }
