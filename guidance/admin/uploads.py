"""Uploads: changed by whoever uploaded them or by site managers, and by nobody while readers see them."""

from collections.abc import Iterable

from cms.models import CMSPlugin, PageContent, Placeholder
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version
from filer.admin.folderadmin import FolderAdmin
from filer.admin.tools import check_files_edit_permissions, check_folder_edit_permissions
from filer.models import File, Folder, Image, ThumbnailOption

from guidance import permissions
from guidance.models import Document, Picture, SectionContent
from guidance.permissions import may_manage_pages
from guidance.templatetags.editing import state_word

MOST_NAMED = 20  # uses of files that one refusal lists


def seen_by_readers(upload: File) -> bool:
    """Whether a published text, a section's or a page's, shows this upload."""
    documents = Document.objects.filter(file=upload.pk).values("placeholder")
    pictures = Picture.objects.filter(image=upload.pk).values("placeholder")
    versions = Version.objects.filter(
        content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), state=PUBLISHED
    )
    shown = Placeholder.objects.filter(Q(pk__in=documents) | Q(pk__in=pictures))
    return shown.filter(Exists(versions)).exists()


def may_edit(upload: File, request: HttpRequest) -> bool:
    """Whether a member of staff may change, replace, resize, move or delete an upload.

    What readers see is replaced by a new upload in a new draft, so that nothing becomes public unpublished.
    """
    user = request.user
    if not user.has_perm("filer.change_file") or seen_by_readers(upload):
        return False
    return upload.owner_id == user.pk or may_manage_pages(user)


# Forms, lists and every action on a whole folder ask the upload itself; pictures have an answer of their own.
for kind in (File, Image):
    kind.has_edit_permission = may_edit


def uses(uploads: Iterable[File]) -> list[tuple[File, CMSPlugin]]:
    """Return the documents and pictures, of any version of any text, that hold one of these uploads."""
    by_key = {upload.pk: upload for upload in uploads}
    documents = Document.objects.filter(file__in=by_key).select_related("placeholder")
    pictures = Picture.objects.filter(image__in=by_key).select_related("placeholder")
    return [(by_key[each.file_id], each) for each in documents] + [(by_key[each.image_id], each) for each in pictures]


def told(upload: File, plugin: CMSPlugin, user: User) -> str:
    """Say in which text an upload stands, and in which state; of texts that the user may not read, only that."""
    text = plugin.placeholder.source
    if not may_read(text, user):
        return _("“%(file)s” is used in a text of others.") % {"file": upload.label}
    version = text.versions.first()
    language = dict(settings.LANGUAGES).get(text.language, text.language)
    said = {"file": upload.label, "text": text.title, "language": _(language), "state": state_word(version.state)}
    return _("“%(file)s” is used in “%(text)s” (%(language)s, %(state)s).") % said


def may_read(text, user: User) -> bool:
    if isinstance(text, SectionContent):
        return permissions.may_read_drafts(user, text.section.owner)
    return isinstance(text, PageContent) and permissions.may_edit_pages(user)


admin.site.unregister([Folder, ThumbnailOption])  # sizes are the portal's business


@admin.register(Folder)
class GuideFolderAdmin(FolderAdmin):
    def delete_files_or_folders(self, request, files_queryset, folders_queryset):
        """Delete what no text uses; else delete nothing at all and say which texts do."""
        check_files_edit_permissions(request, files_queryset)
        check_folder_edit_permissions(request, folders_queryset)
        folders = {pk for folder in folders_queryset for pk in (folder.pk, *folder.get_descendants_ids())}
        found = uses([*files_queryset, *File.objects.filter(folder__in=folders)])
        if not found:
            return super().delete_files_or_folders(request, files_queryset, folders_queryset)
        for line in dict.fromkeys(told(upload, plugin, request.user) for upload, plugin in found[:MOST_NAMED]):
            messages.error(request, line)
        messages.error(request, _("Nothing was deleted. A file stays as long as any version of a text uses it."))
        return None

    delete_files_or_folders.short_description = FolderAdmin.delete_files_or_folders.short_description
