"""References, as part of their section's form."""

from django.contrib import admin

from guidance import permissions
from guidance.models import Reference, Section


class ReferenceInline(admin.TabularInline):
    model = Reference
    extra = 0
    fields = ["position", "title_en", "title_sv", "url", "language", "format", "size", "login"]

    def may_change(self, request, obj: Section | None) -> bool:
        return obj is not None and permissions.may_change_public(request.user, obj)

    def has_add_permission(self, request, obj=None) -> bool:
        return self.may_change(request, obj)

    has_change_permission = has_delete_permission = has_add_permission

    def has_view_permission(self, request, obj=None) -> bool:
        return obj is not None and permissions.may_read_drafts(request.user, obj.owner)
