"""The small rows around the guide: captions, public notes, to-dos, reports; and who may change their words."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.filters import DoneFilter
from guidance.models import Caption, ChangeNote, Report, ToDo
from guidance.permissions import owners_within, sides_with

admin.site.site_header = _("Support for industry collaborations")
admin.site.site_title = _("Support for industry collaborations")
admin.site.index_title = _("Start page for editors")
admin.site.site_url = "/"
admin.site.enable_nav_sidebar = False  # the start page lists everything; forms open beside the text and need the room


class PublishersAdmin(admin.ModelAdmin):
    """Rows that are public at once: changed by publishers of either organisation."""

    def has_change_permission(self, request, obj=None) -> bool:
        return bool(sides_with(request.user, "publish"))

    has_add_permission = has_delete_permission = has_change_permission

    def has_view_permission(self, request, obj=None) -> bool:
        return bool(sides_with(request.user, "edit", "publish"))

    has_module_permission = has_view_permission


@admin.register(Caption)
class CaptionAdmin(PublishersAdmin):
    list_display = ["title_en", "title_sv", "position"]
    fields = ["key", "position", ("title_en", "title_sv"), ("text_en", "text_sv")]

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["key"] if obj else []  # it names the drawing


@admin.register(ChangeNote)
class ChangeNoteAdmin(PublishersAdmin):
    list_display = ["on", "key", "language", "text"]
    list_display_links = ["text"]
    list_filter = ["language"]
    search_fields = ["key", "text"]


@admin.register(ToDo)
class ToDoAdmin(admin.ModelAdmin):
    """Seen by those who write for the section's owner; those of no section by all editors."""

    list_display = ["text", "section", "key", "done_on"]
    list_filter = [DoneFilter, "section__step", "section__owner"]
    search_fields = ["text", "original", "section__key", "key"]
    fields = ["section", "key", "text", "original", "done_on"]
    readonly_fields = ["original"]
    autocomplete_fields = ["section"]

    def get_queryset(self, request):
        owners = owners_within(sides_with(request.user, "edit", "publish"))
        return super().get_queryset(request).filter(Q(section=None) | Q(section__owner__in=owners))

    def has_view_permission(self, request, obj=None) -> bool:
        return bool(sides_with(request.user, "edit", "publish"))

    has_module_permission = has_change_permission = has_view_permission

    def has_add_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return bool(sides_with(request.user, "publish"))


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """What visitors reported; read and removed, never rewritten."""

    list_display = ["received", "language", "page", "text", "contact"]
    list_display_links = ["text"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False
