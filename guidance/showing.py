"""What editors see of a section on the CMS's own endpoints."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import override
from menus.utils import set_language_changer

from guidance.drafting import newest
from guidance.models.section import SectionContent


def show_section(request: HttpRequest, content: SectionContent) -> HttpResponse:
    """Show one version of a section's text, to be edited in place or previewed."""
    set_language_changer(request, changer(request, content))
    context = {"content": content, "section": content.section}
    with override(content.language):
        return TemplateResponse(request, "cms/section.html", context).render()


def changer(request: HttpRequest, content: SectionContent):
    """Return a function that gives the address of the same section in another language, in the same mode."""

    def change(language: str) -> str:
        from cms.toolbar.utils import get_object_edit_url, get_object_preview_url

        other = content if language == content.language else newest(content.section, language)
        address = get_object_edit_url if request.toolbar.edit_mode_active else get_object_preview_url
        return address(other, language) if other else ""

    return change
