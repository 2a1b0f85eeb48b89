"""The CMS's own permissions, narrowed: who changes the page tree, and who reads a page that is not public yet."""

from functools import wraps

from cms.models import PageContent
from cms.utils import page_permissions
from cms.views import render_object_edit, render_object_preview, render_object_structure
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import re_path

from guidance.permissions import may_edit_pages

ENDPOINTS = {
    "edit": render_object_edit,
    "structure": render_object_structure,
    "preview": render_object_preview,
}


def narrow_page_permissions() -> None:
    """Let only those who may delete pages move them, change their template or their key: all that is public at once."""
    needed = page_permissions._django_permissions_by_action
    for action in ("move_page", "change_page_advanced_settings", "change_page_permissions"):
        needed[action] = [page_permissions.PAGE_CHANGE_CODENAME, page_permissions.PAGE_DELETE_CODENAME]


def guarded(view):
    """Wrap an endpoint of the CMS: a page is shown there only to those who may write or publish pages.

    The CMS asks sections themselves, but shows every page's draft to every member of staff.
    """

    @wraps(view)
    def inner(request, content_type_id, object_id):
        model = ContentType.objects.get_for_id(content_type_id).model_class() if known(content_type_id) else None
        if model is None or (issubclass(model, PageContent) and not may_edit_pages(request.user)):
            raise Http404
        return view(request, content_type_id, object_id)

    return inner


def known(content_type_id: str) -> bool:
    return ContentType.objects.filter(pk=content_type_id).exists()


def endpoints(admin_site) -> list:
    """Return the guarded addresses of the CMS's editing, structure and preview views, under the CMS's names."""
    return [
        re_path(
            rf"^object/([0-9]+)/{name}/([0-9]+)/$",
            admin_site.admin_view(guarded(view)),
            name=f"cms_placeholder_{view.__name__}",
        )
        for name, view in ENDPOINTS.items()
    ]
