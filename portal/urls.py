"""Editors' addresses; every public GET is answered by portal.edge before it comes here."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import include, path, re_path
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from guidance.editing import edit
from guidance.reports import report
from portal import catalogue
from portal.headers import public_headers
from portal.media import original


def to_admin(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Lead `/admin/…` to the admin in the editor's language; 307 keeps a POST a POST."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponseRedirect(f"/{get_language()}/admin/{rest}{query}", status=307)


def no_second_door(request: HttpRequest, rest: str = "") -> HttpResponse:
    """The CMS brings a sign-in of its own, without throttle; there is one door, the admin's."""
    raise Http404


@csrf_exempt  # as the form itself is
def public_form(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer the only public form under the policy of public pages; headers that the answer brings itself win."""
    response = report(request, rest)
    for name, value in public_headers(embedded=False, kept=False):
        response.setdefault(name, value)
    return response


handler400 = "portal.refusals.unreadable"
handler403 = "portal.refusals.forbidden"
handler404 = "portal.refusals.missing"
handler500 = "portal.refusals.server_error"

urlpatterns = [
    re_path(r"^admin/(?P<rest>.*)$", to_admin),
    re_path(r"^uploads/(?P<path>.+)$", original),
    re_path(r"^go/(?P<key>[A-Za-z0-9-]+)/edit/?$", edit, name="edit"),
    *i18n_patterns(
        path("admin", to_admin),
        path("admin/desk/", include("guidance.desk.urls")),
        path("admin/catalogue/", catalogue.view, name="catalogue"),
        path("admin/", admin.site.urls),
        re_path(r"^cms_login(?P<rest>.*)$", no_second_door),
        path("cms_wizard/", include("cms.wizards.urls")),
        re_path(r"^(?P<rest>.+)$", public_form),  # nothing below is ever reached
        path("", include("cms.urls")),  # named, so that the CMS can write addresses
    ),
]
