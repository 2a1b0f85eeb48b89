"""A section's text: the short form for title and lead, and copying it to be translated."""

from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from guidance.drafting import translate
from guidance.forms import TextForm
from guidance.models.section import SectionContent
from guidance.permissions import readable_owners


@admin.register(SectionContent)
class SectionContentAdmin(admin.ModelAdmin):
    """Opened from the toolbar; versioning narrows it to drafts that nobody else holds."""

    form = TextForm
    popup_response_template = "admin/saved_in_frame.html"
    fields = [("title", "slug"), "lead", "first_action", ("agreement", "change_note")]  # fits on one screen

    def get_queryset(self, request):
        return super().get_queryset(request).filter(section__owner__in=readable_owners(request.user))

    def has_module_permission(self, request) -> bool:
        return False

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return obj.has_change_permission(request.user) if obj else bool(readable_owners(request.user))

    def has_view_permission(self, request, obj=None) -> bool:
        return obj.has_placeholder_view_permission(request.user) if obj else bool(readable_owners(request.user))

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.translate_view)
        return [path("<int:pk>/translate/", view, name="guidance_sectioncontent_translate"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """Texts are found by their sections."""
        return redirect("admin:guidance_section_changelist")

    def response_change(self, request, obj):
        if "_popup" in request.GET or "_popup" in request.POST or "cms_path" in request.GET:
            return super().response_change(request, obj)
        return redirect(get_object_edit_url(obj, obj.language))

    def translate_view(self, request, pk: int):
        """Make the other language's first draft as a copy of this text; one that exists is opened instead."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        content = self.get_queryset(request).filter(pk=pk).first()
        if content is None:
            raise Http404
        if not content.has_change_permission(request.user):
            raise PermissionDenied
        target, made = translate(content, request.user)
        address = get_object_edit_url if made else get_object_preview_url
        note = _("The copy is a draft. Translate it and publish it.") if made else _("There is a text already.")
        messages.info(request, note)
        return JsonResponse({"url": address(target, target.language)})
