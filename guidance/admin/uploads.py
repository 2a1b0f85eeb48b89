"""Uploads: changed by whoever uploaded them or by site managers, and by nobody while readers see them."""

from cms.models import Placeholder
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version
from filer.models import File, Image

from guidance.models import Document, Picture
from guidance.permissions import may_manage_pages


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
