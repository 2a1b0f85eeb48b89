"""The one place that says what raises the generation: every model and CMS operation that changes something public."""

from collections.abc import Callable, Iterable
from functools import wraps

from cms.models import CMSPlugin, Page, PageContent, PageUrl
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete, pre_save
from djangocms_versioning.constants import OPERATION_PUBLISH, OPERATION_UNPUBLISH, PUBLISHED
from djangocms_versioning.models import Version
from djangocms_versioning.signals import post_version_operation
from filer.models import File

from contacts.models import SupportUnit
from guidance import models
from guidance.addresses import CMS_PAGES
from guidance.generation import EVERYTHING, raise_generation

Changes = Iterable[tuple[str, str]]
PAGES = ("page", "")

# A saved or deleted row of these is public at once; what it changes, for processes that load only that.
ROWS: dict[type[Model], Callable[[Model], Changes]] = {
    models.Section: lambda row: [("section", row.key)],
    models.Reference: lambda row: [("section", row.section.key)],
    models.Route: lambda row: [("routes", "")],
    models.Relevance: lambda row: [("rules", "")],
    models.Caption: lambda row: [("captions", "")],
    models.Synonym: lambda row: [("synonyms", "")],
    models.ChangeNote: lambda row: [("notes", "")],
    models.LinkSet: lambda row: [("link-sets", "")],
    models.LinkSetItem: lambda row: [("link-sets", "")],
    models.Address: lambda row: [("addresses", "")],
    SupportUnit: lambda row: [("unit", row.key)],
    models.SectionContent: lambda row: text_changes(row),
    PageContent: lambda row: text_changes(row),
    PageUrl: lambda row: [PAGES] if is_ours(row.page) else [],
    Page: lambda row: [PAGES] if is_ours(row) or getattr(row, "was_ours", False) else [],
    Version: lambda row: text_changes(row.content) if row.state == PUBLISHED and row.content else [],
}

# Operations of the CMS that send no signal, or change rows behind the models' back.
SILENT = ("set_as_homepage", "move_page", "delete", "update_urls", "update_urls_from_content")


def changes_of(row: Model) -> Changes:
    """Return what a saved or deleted row changes in public; nothing for drafts and for everything editorial."""
    kind = type(row)
    if kind in ROWS:
        return ROWS[kind](row)
    if isinstance(row, Version):  # versions are saved as one of their proxies
        return ROWS[Version](row)
    if isinstance(row, CMSPlugin):
        return text_changes(row.placeholder.source) if row.placeholder_id and row.placeholder.source else []
    if isinstance(row, File):
        return file_changes(row)
    return []


def text_changes(text: Model) -> Changes:
    """Return what a version's text changes in public: nothing unless it is the published one."""
    if not is_published(text):
        return []
    return [("section", text.section.key)] if isinstance(text, models.SectionContent) else page_changes(text)


def page_changes(content: PageContent) -> Changes:
    return [PAGES] if is_ours(content.page) else []


def is_published(text: Model) -> bool:
    """Whether a text's version is public. Contents of other kinds have no versions of ours."""
    if not isinstance(text, models.SectionContent | PageContent):
        return False
    kind = ContentType.objects.get_for_model(text)
    return Version.objects.filter(content_type=kind, object_id=text.pk, state=PUBLISHED).exists()


def is_ours(page: Page) -> bool:
    """Whether a page, or one below it, is shown in the guide."""
    if page.reverse_id in CMS_PAGES:
        return True
    return bool(page.path) and Page.objects.filter(path__startswith=page.path, reverse_id__in=CMS_PAGES).exists()


def file_changes(file: File) -> Changes:
    """An uploaded file is public where a published text shows it."""
    shown = [*models.Document.objects.filter(file=file), *models.Picture.objects.filter(image=file.pk)]
    return [change for plugin in shown for change in changes_of(plugin)]


def row_saved(sender, instance: Model, raw: bool = False, **kwargs) -> None:
    """Raise for a saved row; one that is loaded from a fixture may lack its neighbours and counts as everything."""
    changes = [EVERYTHING] if raw and type(instance) in ROWS else [] if raw else changes_of(instance)
    before = instance.__dict__.pop("_changed_before", ())
    if told := [*changes, *before]:
        raise_generation(*told)


def row_will_be_saved(sender, instance: Model, raw: bool = False, **kwargs) -> None:
    """Remember what a row belonged to, or was called, where saving it takes that away."""
    if raw or not instance.pk:
        return
    if isinstance(instance, models.Reference):
        known = models.Reference.objects.filter(pk=instance.pk).select_related("section").first()
        instance._changed_before = ROWS[models.Reference](known) if known else ()
    elif isinstance(instance, models.Section):
        instance._changed_before = renamed(instance)
    elif isinstance(instance, Page):
        instance.was_ours = Page.objects.filter(pk=instance.pk, reverse_id__in=CMS_PAGES).exists()


def renamed(section: models.Section) -> Changes:
    """Return what names a section by the key that saving it takes away, as a draft's may be."""
    key = models.Section.objects.filter(pk=section.pk).values_list("key", flat=True).first()
    same = key in (None, section.key)
    return () if same else [("section", key), ("routes", ""), ("rules", ""), ("link-sets", "")]


def row_will_be_deleted(sender, instance: Model, **kwargs) -> None:
    """Raise before a row is deleted, while its neighbours are there; in the same transaction as the deletion."""
    if changes := list(changes_of(instance)):
        raise_generation(*changes)


def version_changed(sender, operation: str, obj: Version, **kwargs) -> None:
    """Publishing and unpublishing are public; new drafts, reverts and archiving are not."""
    if operation not in (OPERATION_PUBLISH, OPERATION_UNPUBLISH):
        return
    text = obj.content
    section = isinstance(text, models.SectionContent)
    changes = [("section", text.section.key)] if section else page_changes(text) if sender is PageContent else []
    if changes:
        raise_generation(*changes)


def raising(method: Callable) -> Callable:
    """Wrap a method of a page that changes addresses without a signal: it raises in the same transaction."""

    @wraps(method)
    def inner(page, *args, **kwargs):
        with transaction.atomic():
            ours = is_ours(page)
            done = method(page, *args, **kwargs)
            if ours or (page.pk and is_ours(page)):
                raise_generation(PAGES)
            return done

    return inner


def connect() -> None:
    """Listen to everything above; called once, when the applications are ready."""
    pre_save.connect(row_will_be_saved, dispatch_uid="generation")
    post_save.connect(row_saved, dispatch_uid="generation")
    pre_delete.connect(row_will_be_deleted, dispatch_uid="generation")
    post_version_operation.connect(version_changed, dispatch_uid="generation")
    for name in SILENT:
        setattr(Page, name, raising(getattr(Page, name)))
