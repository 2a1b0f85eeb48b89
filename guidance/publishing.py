"""One draft and one published version of each text: locks and checks around the CMS's versions."""

from collections.abc import Callable
from functools import wraps

from cms.models import Page, PageContent
from django.conf import settings
from django.contrib import messages
from django.contrib.sites.models import Site
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.dispatch import receiver
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from djangocms_versioning.constants import (
    DRAFT,
    OPERATION_DRAFT,
    OPERATION_PUBLISH,
    PUBLISHED,
)
from djangocms_versioning.models import Version
from djangocms_versioning.signals import post_version_operation, pre_version_operation

from guidance.addresses import RESERVED_SLUGS, STEP_KEYS
from guidance.models.section import Section, SectionContent, SectionSlot
from guidance.remembering import owner_of
from guidance.taken import clash, paths_of, slugs_of, twin_of

GROUPERS = {SectionContent: (Section, "section_id"), PageContent: (Page, "page_id")}


def hold(content_model: type[Model], grouper_id: int) -> None:
    """Lock a section or page until the transaction ends, so that whoever comes second sees what the first did.

    SQLite has one writer at a time and takes its lock when the transaction begins.
    """
    grouper_model, _name = GROUPERS[content_model]
    grouper_model.objects.select_for_update(of=("self",)).filter(pk=grouper_id).first()


def hold_addresses(section_id: int) -> None:
    """Lock a section, then the addresses of all sections, until the transaction ends: what is free now stays free.

    In this order always, so that no two wait for each other.
    """
    if transaction.get_connection().in_atomic_block:
        hold(SectionContent, section_id)
        hold_site()


def hold_site() -> None:
    Site.objects.select_for_update().filter(pk=settings.SITE_ID).first()


def serialised(view: Callable) -> Callable:
    """Wrap a view of a version's admin: the section or page is locked before the view reads any state.

    Without it two "new draft" at once archive the first person's draft (design/cms-sections.md, 6 and 7).
    """

    @wraps(view)
    def inner(self, request, object_id, *args, **kwargs):
        if request.method != "POST":
            return view(self, request, object_id, *args, **kwargs)
        model = self.model._source_model
        try:
            with transaction.atomic():
                grouper_id = grouper_of(model, object_id)
                if grouper_id is not None:
                    hold(model, grouper_id)
                return view(self, request, object_id, *args, **kwargs)
        except IntegrityError:
            messages.error(request, _("Somebody else changed this text at the same moment. Look at it and try again."))
            return redirect(request.META.get("HTTP_REFERER") or "admin:index")

    return inner


def tree_held(view: Callable) -> Callable:
    """Wrap a view that changes the page tree: two at once would damage it, so they take turns."""

    @wraps(view)
    def inner(self, request, *args, **kwargs):
        if request.method != "POST":
            return view(self, request, *args, **kwargs)
        with transaction.atomic():
            hold_site()
            return view(self, request, *args, **kwargs)

    return inner


def grouper_of(content_model: type[Model], version_id: str) -> int | None:
    """Return the id of the section or page that a version belongs to, or None for an unknown version."""
    if not str(version_id).isdecimal():
        return None
    content_id = Version.objects.filter(pk=version_id).values_list("object_id", flat=True).first()
    name = GROUPERS[content_model][1]
    return content_model._base_manager.filter(pk=content_id).values_list(name, flat=True).first()


def obstacle(content: Model) -> str:
    """Say in one sentence why a text cannot be published, and what to do; empty where it can."""
    title, slug = content.title.strip(), (content.slug or "").strip()
    if not title:
        return _("The text has no title. Open “Title and lead” and give it one.")
    if not slug and not getattr(getattr(content, "page", None), "is_home", False):
        return _("The text has no address. Open “Title and lead” and fill in “address”.")
    if isinstance(content, PageContent):
        return _reserved(slug) if slug in RESERVED_SLUGS and not content.page.parent_id else ""
    twin = twin_of(content)
    if twin:
        return _("The address “%(slug)s” belongs to “%(title)s” already. Choose another under “Title and lead”.") % {
            "slug": slug,
            "title": twin.title,
        }
    if any(owner_of(path) not in (None, content.section.key) for path in paths_of(content)):
        told = _("The address “%(slug)s” led to something else before, and its links are still in use. Choose another.")
        return told % {"slug": slug}
    return ""


def _reserved(slug: str) -> str:
    return _("The address “%(slug)s” belongs to the portal itself. Choose another.") % {"slug": slug}


def anchor(content: Model) -> str:
    """Say in one sentence why a published text has to stay; empty where it may be unpublished."""
    if isinstance(content, PageContent):
        return needed(content)
    slugs = slugs_of(content.section)
    slugs.pop(content.language, None)
    return clash(content.section, content.section.kind, slugs)


def last_published(content: Model) -> bool:
    """Whether readers lose a section with this text: it has no other that is published, and is in service."""
    if not isinstance(content, SectionContent) or content.section.retired_on:
        return False
    texts = SectionContent._base_manager.filter(section=content.section_id, versions__state=PUBLISHED)
    return not texts.exclude(pk=content.pk).exists()


def needed(content: PageContent) -> str:
    """Say why a page cannot go in its last language: the way through the guide begins at home and at the steps."""
    if content.page.reverse_id not in ("home", *STEP_KEYS.values()):
        return ""
    published = PageContent.admin_manager.filter(page=content.page_id, versions__state=PUBLISHED)
    if published.exclude(language=content.language).exists():
        return ""
    return _("Readers find their way from this page, so it stays. Change it and publish it anew instead.")


@receiver(pre_version_operation, dispatch_uid="hold the section")
def hold_for_version(sender, obj: Version, **kwargs) -> None:
    """The second line: code that does not come through the admin's views is serialised here."""
    if sender in GROUPERS and transaction.get_connection().in_atomic_block:
        hold(sender, getattr(obj.content, GROUPERS[sender][1]))


@receiver(post_version_operation, dispatch_uid="successors stand in")
def end_succession(sender, operation: str, obj: Version, **kwargs) -> None:
    """A section that readers see again needs nobody in its place any more."""
    if sender is SectionContent and operation == OPERATION_PUBLISH:
        section = Section.objects.filter(pk=obj.content.section_id, retired_on=None, successor__isnull=False).first()
        if section:
            section.successor = None
            section.save()


@receiver(post_version_operation, dispatch_uid="keep the slots")
def keep_slot(sender, operation: str, obj: Version, **kwargs) -> None:
    """Backstop: a database constraint allows one draft and one published version of a text."""
    if sender is not SectionContent:
        return
    if operation in (OPERATION_DRAFT, OPERATION_PUBLISH):
        content = obj.content
        SectionSlot.objects.update_or_create(
            version_id=obj.pk,
            defaults={
                "section_id": content.section_id,
                "language": content.language,
                "state": DRAFT if operation == OPERATION_DRAFT else PUBLISHED,
            },
        )
    else:
        SectionSlot.objects.filter(version_id=obj.pk).delete()
