"""What an editor may link to from a text: pages, sections and units of the guide, by their permanent keys."""

from cms.models import PageContent
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from djangocms_versioning.constants import PUBLISHED

from contacts.models import SupportUnit
from guidance.addresses import CMS_PAGES
from guidance.language import language_now
from guidance.models.section import SectionContent
from guidance.own_pages import OWN_PAGE_WORDS
from guidance.permissions import may_edit_pages, readable_owners


def targets(request: HttpRequest) -> JsonResponse:
    """Answer the link dialogue of the text editor: `q` searches, `g` asks for the title of a key.

    Only what is published is offered, so that no title of a draft is told and no link leads nowhere.
    """
    if not (request.user.is_staff and (readable_owners(request.user) or may_edit_pages(request.user))):
        raise PermissionDenied
    language = language_now()
    groups = [(_("Sections"), sections(language)), (_("Pages"), pages(language)), (_("Support units"), units(language))]
    key = request.GET.get("g")
    if key:
        titles = dict(choice for _name, choices in groups for choice in choices)
        return JsonResponse({"text": titles.get(key, key), "url": f"/go/{key}"})
    words = request.GET.get("q", "").strip().casefold()
    results = [{"text": name, "children": found} for name, choices in groups if (found := matching(choices, words))]
    return JsonResponse({"results": results})


def matching(choices: list[tuple[str, str]], words: str) -> list[dict[str, str]]:
    """Return those choices (key, title) whose title or key holds the words, as the dialogue wants them."""
    return [
        {"id": key, "text": title, "verbose": title, "url": f"/go/{key}"}
        for key, title in choices
        if words in title.casefold() or words in f"/go/{key}"
    ]


def sections(language: str) -> list[tuple[str, str]]:
    texts = SectionContent._base_manager.filter(
        language=language, versions__state=PUBLISHED, section__retired_on=None
    ).order_by("section__step", "section__position")
    return [(text.section.key, text.title) for text in texts]


def pages(language: str) -> list[tuple[str, str]]:
    """Return the guide's pages of the CMS and the portal's own ones, each under the title that readers see."""
    texts = PageContent.objects.filter(language=language, page__reverse_id__in=CMS_PAGES).select_related("page")
    own = [(key, str(title)) for key, (title, _description) in OWN_PAGE_WORDS.items()]
    return [(text.page.reverse_id, text.title) for text in texts] + own


def units(language: str) -> list[tuple[str, str]]:
    rows = SupportUnit.objects.in_service()
    return [(f"unit-{unit.key}", unit.name_sv if language == "sv" else unit.name_en) for unit in rows]
