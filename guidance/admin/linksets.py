"""Link sets in the list of everything: they live at the link desk, so the admin leads there."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from guidance.desk.door import RIGHT
from guidance.models import LinkSet


@admin.register(LinkSet)
class LinkSetAdmin(admin.ModelAdmin):
    """Nothing is edited here, and nothing deleted: somebody may have the link."""

    def has_view_permission(self, request: HttpRequest, obj: LinkSet | None = None) -> bool:
        return request.user.has_perm(RIGHT)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)

    def has_change_permission(self, request: HttpRequest, obj: LinkSet | None = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LinkSet | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return redirect("desk:sets")

    def change_view(self, request: HttpRequest, object_id: str, *args, **kwargs) -> HttpResponse:
        if not object_id.isdecimal():
            raise Http404
        return redirect("desk:set", code=get_object_or_404(LinkSet, pk=object_id).code)
