"""The component catalogue below /<language>/admin/catalogue/: for staff, under the policy of public pages."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from guidance.addresses import LANGUAGES
from guidance.catalogue import shelves
from guidance.generation import current
from guidance.language import language_now
from guidance.pages import Ask
from portal.headers import public_headers


def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, rendered as visitors' pages are: without a request."""
    guide = current()
    language = language_now()
    other = next(each for each in LANGUAGES if each != language)
    ask = Ask(guide, guide.editions[language], request.path, "catalogue")
    context = {"shelves": shelves(ask), "language": language, "other": f"/{other}/admin/catalogue/"}
    html = get_template("portal/catalogue.html").render(context)
    return HttpResponse(html, headers=dict(public_headers(embedded=False, kept=False)))


view = admin.site.admin_view(catalogue)
