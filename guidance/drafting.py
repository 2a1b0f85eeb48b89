"""New sections and new texts: always with a version, and always with somewhere to type."""

from collections.abc import Iterable

from cms.api import add_plugin
from cms.models import PageContent, Placeholder
from cms.utils.placeholder import rescan_placeholders_for_obj
from cms.utils.plugins import copy_plugins_to_placeholder
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max, Prefetch
from django.utils.text import slugify
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version

from guidance.models.section import Section, SectionContent
from guidance.publishing import hold

OTHER = {"en": "sv", "sv": "en"}


def body_of(content: SectionContent) -> Placeholder:
    """Return the placeholder of a text's body; it is made when first asked for."""
    placeholder, _created = Placeholder.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(SectionContent), object_id=content.pk, slot="body"
    )
    return placeholder


def ensure_text_box(content: SectionContent | PageContent) -> None:
    """Give each empty place of a text or page one empty text, so that an editor clicks and types at once."""
    for placeholder in rescan_placeholders_for_obj(content).values():
        if not placeholder.get_plugins(content.language).exists():
            add_plugin(placeholder, "TextPlugin", content.language, body="")


@transaction.atomic
def new_text(section: Section, language: str, user, title: str = "", **fields) -> SectionContent:
    """Make the first draft of a section in a language, locked to its author, and return it."""
    hold(SectionContent, section.pk)
    fields.setdefault("slug", slugify(title)[:120])
    content = SectionContent._original_manager.create(section=section, language=language, title=title, **fields)
    Version.objects.create(content=content, created_by=user)
    ensure_text_box(content)
    return content


@transaction.atomic
def new_section(section: Section, titles: dict[str, str], user) -> dict[str, SectionContent]:
    """Save a new section at the end of its step with a draft in each language that has a title."""
    if not section.position:
        last = Section.objects.filter(step=section.step).aggregate(last=Max("position"))["last"]
        section.position = (last or 0) + 10
    section.save()
    return {language: new_text(section, language, user, title) for language, title in titles.items() if title}


def newest(section: Section, language: str) -> SectionContent | None:
    """Return the text that editors work on: the draft, else the published one, else the last there was."""
    texts = SectionContent.admin_manager.filter(section=section, language=language)
    return texts.latest_content().first()


def with_texts() -> Prefetch:
    """Fetch sections together with all their texts (`all_texts`), and these with their versions."""
    return Prefetch("contents", SectionContent._base_manager.prefetch_related("versions"), to_attr="all_texts")


def newest_among(texts: Iterable[SectionContent], language: str) -> SectionContent | None:
    """Return what `newest` would, from texts that were fetched with their versions."""
    rank = {DRAFT: 2, PUBLISHED: 1}
    own = [text for text in texts if text.language == language and text.versions.all()]
    return max(own, key=lambda text: (rank.get(text.versions.all()[0].state, 0), text.pk), default=None)


def title_among(texts: Iterable[SectionContent], language: str) -> str:
    """Return the newest title in a language, else in the other one; empty where there is no text."""
    texts = list(texts)
    found = (newest_among(texts, each) for each in (language, "en", "sv"))
    return next((text.title for text in found if text), "")


def current(section: Section, language: str) -> SectionContent | None:
    """Return the draft of a section in a language, else the published text, else None."""
    states = {}
    for content in SectionContent._base_manager.filter(
        section=section, language=language, versions__state__in=(DRAFT, PUBLISHED)
    ).prefetch_related("versions"):
        states[content.versions.all()[0].state] = content
    return states.get(DRAFT) or states.get(PUBLISHED)


@transaction.atomic
def translate(content: SectionContent, user) -> tuple[SectionContent, bool]:
    """Return the other language's text, made as a copy of this one where there is none; and whether it was made.

    A text that exists is never overwritten. The copy keeps the words to be translated, but not the address.
    """
    hold(SectionContent, content.section_id)
    language = OTHER[content.language]
    existing = current(content.section, language)
    if existing:
        return existing, False
    copied = {name: getattr(content, name) for name in ("lead", "first_action", "agreement")}
    target = SectionContent._original_manager.create(
        section=content.section, language=language, title=content.title, **copied
    )
    Version.objects.create(content=target, created_by=user)
    plugins = list(body_of(content).get_plugins_list(content.language))
    copy_plugins_to_placeholder(plugins, body_of(target), language=language)
    ensure_text_box(target)
    return target, True
