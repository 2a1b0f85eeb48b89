"""What pages and sections are made from: their rows, their published texts, and the HTML of those."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from cms.models import Page as CMSPage
from cms.models import PageContent, PageUrl
from django.db.models import F, Model
from django.utils import timezone
from djangocms_versioning.constants import PUBLISHED

from guidance import models, rows
from guidance.addresses import CMS_PAGES, LANGUAGES, RESERVED_KEYS
from guidance.bodies import bodies
from guidance.guide import Reference
from guidance.naming import permanent
from guidance.richtext import Permanent


@dataclass(frozen=True, slots=True)
class Text:
    """A published text in one language: its content row, the day it was published, and its HTML by placeholder."""

    content: Any
    changed_on: date
    slots: Mapping[str, str] = field(default_factory=dict)


Texts = dict[str, dict[str, Text]]  # key → language → text


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the CMS that the guide shows. `keys` holds those that have no text yet, too."""

    keys: Mapping[int, str]
    texts: Mapping[str, Mapping[str, Text]]
    paths: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Sections:
    """Section rows by primary key, with the published texts of those in service and their references by language."""

    rows: Mapping[int, models.Section]
    texts: Mapping[str, Mapping[str, Text]]
    references: Mapping[str, Mapping[int, tuple[Reference, ...]]]


def page_keys() -> dict[int, str]:
    return dict(CMSPage.objects.filter(reverse_id__in=CMS_PAGES).values_list("pk", "reverse_id"))


def read_pages(keys: Mapping[int, str]) -> Pages:
    """Return the pages with these primary keys and keys; their texts have no HTML yet."""
    paths: dict[str, dict[str, str]] = {}
    for url in PageUrl.objects.filter(page__in=keys):
        if url.path is not None:
            path = f"/{url.language}/{url.path}/" if url.path else f"/{url.language}/"
            paths.setdefault(keys[url.page_id], {})[url.language] = path
    if "home" in keys.values():  # wherever the CMS has put it, and whatever it calls its home page
        paths["home"] = {language: f"/{language}/" for language in LANGUAGES}
    return Pages(keys, published(PageContent, "page", keys), paths)


def read_sections(keys: Iterable[str] | None = None) -> Sections:
    """Return all sections, or those with these keys; their texts have no HTML yet."""
    found = models.Section.objects.select_related("responsible_unit")
    by_pk = {row.pk: row for row in (found if keys is None else found.filter(key__in=list(keys)))}
    in_service = {pk: row.key for pk, row in by_pk.items() if row.retired_on is None}
    texts = published(models.SectionContent, "section", in_service, everything=keys is None)
    some = None if keys is None else list(by_pk)
    return Sections(by_pk, texts, rows.references(some))


def published(model: type[Model], grouper: str, among: Mapping[int, str], everything: bool = False) -> Texts:
    """Return the published texts of a versioned model. `among` names the key of each page or section that counts;
    with `everything` the rest is not asked away, which suits a long list."""
    rows = model.admin_manager.filter(versions__state=PUBLISHED).annotate(published_at=F("versions__modified"))
    if not everything:
        rows = rows.filter(**{f"{grouper}__in": list(among)})
    found: Texts = {}
    for content in rows.order_by("pk"):
        if key := among.get(getattr(content, f"{grouper}_id")):
            found.setdefault(key, {})[content.language] = Text(content, timezone.localdate(content.published_at))
    return found


def with_html(texts: Mapping[str, Mapping[str, Text]], by_path: Mapping[str, tuple[str, str]]) -> Texts:
    """Return the same texts with their HTML. Its links into the portal name keys, which `by_path` knows."""
    contents = [text.content for by_language in texts.values() for text in by_language.values()]
    html = bodies(contents, permanent_by(by_path))
    return {
        key: {
            language: Text(text.content, text.changed_on, html.get(text.content.pk, {}))
            for language, text in by_language.items()
        }
        for key, by_language in texts.items()
    }


def permanent_by(by_path: Mapping[str, tuple[str, str]]) -> Permanent:
    """Return the function that makes an address of the portal a permanent one, where these are all addresses."""

    @cache
    def sections() -> set[str]:
        return {key for _, key in by_path.values() if not key.startswith("unit-")} - RESERVED_KEYS

    return lambda target: permanent(
        target, lambda path: by_path.get(path, ("", None))[1], lambda key: key in sections()
    )


def in_language(texts: Mapping[str, Any], language: str) -> Any:
    """Return the text in this language, or else in the other one."""
    return texts.get(language) or next(iter(texts.values()))
