"""What the editing views tell: the state of a text, whose draft it is, what is missing; the sections of a step."""

from dataclasses import dataclass

from cms.models import PageContent
from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.helpers import get_version_for_content
from djangocms_versioning.models import Version

from guidance import permissions
from guidance.choices import SectionKind
from guidance.drafting import OTHER, current
from guidance.language import language_now
from guidance.models.section import LANGUAGES, Section, SectionContent
from guidance.parameters import without_nul
from guidance.publishing import obstacle
from guidance.start import Start, start

register = template.Library()


@dataclass(frozen=True, slots=True)
class StateLine:
    """What is said above a text: its state, who holds the draft, what keeps it from being published."""

    name: str
    word: str
    holder: str
    changed: str
    obstacle: str
    other: str


@dataclass(frozen=True, slots=True)
class Row:
    """A section in the list of its step; `edit` is empty for those who may not edit it."""

    key: str
    title: str
    responsibility: str
    state: str
    holder: str
    action: str
    edit: str
    move: str
    may_move: bool


def state_word(name: str) -> str:
    return {
        "draft": _("Draft"),
        "published": _("Published"),
        "unpublished": _("No longer published"),
        "archived": _("Archived"),
    }[name]


def held_by(version: Version, user) -> str:
    """Say whose draft it is; empty where nobody holds it."""
    if version.state != DRAFT or not version.locked_by_id:
        return ""
    if version.locked_by_id == user.pk:
        return _("your draft")
    name = version.locked_by.get_full_name() or version.locked_by.get_username()
    return _("%(name)s is writing this draft") % {"name": name}


def other_language(content: Model) -> str:
    """Remind the editor of the translation where there is none, or none that is public."""
    if isinstance(content, PageContent):
        return ""
    language = OTHER[content.language]
    name = dict(LANGUAGES)[language]
    text = current(content.section, language)
    if text is None:
        return _("There is no text in %(language)s yet. “Section” in the bar above makes a copy to translate.") % {
            "language": name
        }
    return ""


@register.simple_tag(takes_context=True)
def state_line(context, content: Model) -> StateLine:
    """The state of a text, in the editor's words."""
    version = get_version_for_content(content)
    changed = date_format(timezone.localtime(version.modified), "j F Y H:i")
    return StateLine(
        version.state,
        state_word(version.state),
        held_by(version, context["request"].user),
        _("last changed %(when)s") % {"when": changed},
        obstacle(content) if version.state == DRAFT else "",
        other_language(content),
    )


@register.simple_tag(takes_context=True)
def step_sections(context, page_content: PageContent) -> list[Row]:
    """The sections of a step page in editors' order, drafts too, as far as the user may read them.

    The types of collaboration come last: readers find them in a list of their own.
    """
    key = page_content.page.reverse_id or ""
    if not key.startswith("step-"):
        return []
    user, language = context["request"].user, page_content.language
    sections = Section.objects.filter(step=key.removeprefix("step-"), retired_on=None)
    versions = newest_versions(sections, language)
    sections = sorted(sections, key=lambda section: section.kind == SectionKind.COLLABORATION_TYPE)
    rows = (row_of(section, versions.get(section.pk, {}), user) for section in sections)
    return [row for row in rows if row]


def newest_versions(sections, language: str) -> dict[int, dict[str, Version]]:
    """Return for each section its draft and published version in a language, in three queries."""
    texts = SectionContent._base_manager.filter(section__in=sections, language=language)
    texts = {text.pk: text for text in texts}
    found: dict[int, dict[str, Version]] = {}
    versions = Version.objects.filter(
        content_type__app_label="guidance", content_type__model="sectioncontent", object_id__in=texts,
        state__in=(DRAFT, PUBLISHED),
    ).select_related("locked_by")  # fmt: skip
    for version in versions:
        text = texts[version.object_id]
        version._state.fields_cache["content"] = text
        found.setdefault(text.section_id, {})[version.state] = version
    return found


def row_of(section: Section, versions: dict[str, Version], user) -> Row | None:
    """Return the row of a section, or None where all there is to see is a draft that the user may not read."""
    reads = permissions.may_read_drafts(user, section.owner)
    draft = versions.get(DRAFT) if reads else None
    shown = draft or versions.get(PUBLISHED)
    if shown is None:
        return None
    word = state_word(shown.state)
    if draft and PUBLISHED in versions:
        word = _("Published, with a newer draft")
    return Row(
        section.key,
        shown.content.title or section.key,
        section.get_responsibility_display(),
        word,
        held_by(shown, user),
        _("Go on editing") if draft else _("New draft"),
        reverse("admin:djangocms_versioning_sectioncontentversion_edit_redirect", args=[shown.pk])
        if permissions.may_edit(user, section.owner)
        else "",
        reverse("admin:guidance_section_move", args=[section.pk]),
        permissions.may_publish(user, section.owner),
    )


@register.simple_tag(takes_context=True)
def start_page(context) -> Start:
    """The start page of the user who is signed in."""
    request = context["request"]
    words, refused = without_nul(request.GET.get("q", "")).strip()[:200], request.GET.get("not-yours", "")[:70]
    return start(request.user, language_now(), words, refused)
