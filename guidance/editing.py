"""The way from a public page to the place where it is edited."""

from cms.models import Page
from cms.toolbar.utils import get_object_preview_url
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from contacts.models import SupportUnit
from guidance import permissions
from guidance.addresses import LANGUAGES, OWN_PAGES
from guidance.drafting import OTHER, current, newest
from guidance.language import language_now
from guidance.models.section import Section


def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Lead editors to the place where a key's page is edited, and everybody else to sign in first.

    `?lang=` says which language; otherwise the one that the browser asks for.
    """
    key = key.lower()  # as `/go/<key>` reads it
    if not request.user.is_staff:
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    asked = request.GET.get("lang")
    language = asked if asked in LANGUAGES else language_now()
    address = edit_address(key, language, request.user)
    if address is None:
        raise Http404
    return HttpResponseRedirect(address)


def edit_address(key: str, language: str, user) -> str | None:
    """Return where this user edits a key's page in a language, or None where there is no such key.

    A section or page opens as its newest text in preview, with the buttons that fit the user's rights; where the user
    has none, at the start page for editors, which says so.
    """
    if key.startswith("unit-"):
        return unit_address(key.removeprefix("unit-"))
    if section := Section.objects.filter(key=key).first():
        return section_address(section, language, user)
    if page := Page.objects.filter(reverse_id=key).first():
        return page_address(page, language, user)
    return reverse("admin:index") if key in OWN_PAGES else None


def unit_address(key: str) -> str | None:
    unit = SupportUnit.objects.filter(key=key).first()
    return reverse("admin:contacts_supportunit_change", args=[unit.pk]) if unit else None


def section_address(section: Section, language: str, user) -> str:
    if not permissions.may_read_drafts(user, section.owner):
        return reverse("admin:index") + "?not-yours=" + section.key
    text = current(section, language) or current(section, OTHER[language]) or newest(section, language)
    if text is None:
        return reverse("admin:guidance_section_change", args=[section.pk])
    return get_object_preview_url(text, text.language)


def page_address(page: Page, language: str, user) -> str:
    if not permissions.may_edit_pages(user):
        return reverse("admin:index") + "?not-yours=" + page.reverse_id
    texts = page.pagecontent_set(manager="admin_manager").latest_content()
    text = texts.filter(language=language).first() or texts.first()
    return get_object_preview_url(text, text.language)
