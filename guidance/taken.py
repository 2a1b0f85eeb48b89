"""Addresses of sections that are taken: by another section's text, published or borrowed, today or in former times."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from djangocms_versioning.constants import PUBLISHED, UNPUBLISHED

from guidance.addresses import LANGUAGES, section_path
from guidance.models.section import Section, SectionContent
from guidance.remembering import owner_of


def shown_in(content: SectionContent) -> set[str]:
    """Return the languages that show a published text: its own, and those in which its section has none."""
    texts = SectionContent._base_manager.filter(section=content.section_id, versions__state=PUBLISHED)
    return {content.language} | (set(LANGUAGES) - set(texts.values_list("language", flat=True)))


def paths_of(content: SectionContent) -> list[str]:
    """Return the addresses that a text has once it is published; a missing language borrows its slug."""
    return [section_path(content.section.kind, content.slug, language) for language in shown_in(content)]


def twin_of(content: SectionContent) -> SectionContent | None:
    """Return another section's published text that is shown at one of this text's addresses, if there is one."""
    paths = set(paths_of(content))
    others = in_service([content.slug], content.section_id)
    return next((other for other in others if paths & set(paths_of(other))), None)


def in_service(slugs, but: int):
    """Return the published texts with these slugs of all sections in service but one."""
    found = SectionContent._base_manager.filter(slug__in=slugs, versions__state=PUBLISHED, section__retired_on=None)
    return found.exclude(section=but).select_related("section")


def slugs_of(section: Section) -> dict[str, str]:
    """Return the slugs of a section's published texts by language; none where it is out of service."""
    if section.retired_on:
        return {}
    texts = SectionContent._base_manager.filter(section=section.pk, versions__state=PUBLISHED)
    return dict(texts.values_list("language", "slug"))


def clash(section: Section, kind: str, slugs: Mapping[str, str]) -> str:
    """Say which address a section would take from another if it were of this kind and had texts with these slugs by
    language; empty where it would take none. A missing language borrows the other one's slug."""
    if not slugs:
        return ""
    borrowed = next(iter(slugs.values()))
    owners = {path: other.title for other in in_service(slugs.values(), section.pk) for path in paths_of(other)}
    for language in LANGUAGES:
        path = section_path(kind, slugs.get(language, borrowed), language)
        key = owner_of(path) or section.key
        if path in owners or key != section.key:
            told = _(
                "This section would get the address %(path)s, which belongs to “%(title)s”. Change its address first."
            )
            return told % {"path": path, "title": owners.get(path) or title_of(key)}
    return ""


def title_of(key: str) -> str:
    """Return the newest title of a section that readers saw, its key where they saw none."""
    seen = (PUBLISHED, UNPUBLISHED)
    texts = SectionContent._base_manager.filter(section__key=key, versions__state__in=seen).order_by("pk")
    return texts.values_list("title", flat=True).last() or key
