"""Rows with a history in the admin: who may put an older state back, and what of it."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin


class HistoryAdmin(SimpleHistoryAdmin):
    """Putting an older state back is an ordinary change of the row as it stands now.

    The stock view saves the older row itself: with every field of it, also those that no form shows, and for
    whoever may look at it. Its pages name rows as programs do, and in English.
    """

    object_history_template = "admin/history.html"
    object_history_list_template = "admin/history_list.html"
    object_history_form_template = "admin/history_form.html"

    def called(self, request: HttpRequest, row: Model) -> str:
        """Return what a row is called, in the editor's language."""
        return str(row)

    def render_change_form(self, request: HttpRequest, context: dict, *args, obj: Model | None = None, **kwargs):
        named = {"subtitle": self.called(request, obj)} if obj else {}
        return super().render_change_form(request, context | named, *args, obj=obj, **kwargs)

    def history_view_title(self, request: HttpRequest, obj: Model) -> str:
        return _("History: %(name)s") % {"name": self.called(request, obj)}

    def history_form_view_title(self, request: HttpRequest, obj: Model) -> str:
        return _("As it was: %(name)s") % {"name": self.called(request, obj)}

    def render_history_view(self, request: HttpRequest, template: str, context: dict, **kwargs) -> HttpResponse:
        row = context.get("object") or context["original"]
        return super().render_history_view(request, template, context | {"called": self.called(request, row)}, **kwargs)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Show the form of an older state; when it is sent, change what it shows of the present row, or say why not."""
        if request.method != "POST":
            return super().history_form_view(request, object_id, version_id, extra_context)
        now = self.get_object(request, unquote(object_id))
        if now is None:
            raise Http404
        if not self.has_change_history_permission(request, now):
            raise PermissionDenied
        return self.change_view(request, object_id, extra_context=extra_context)

    def get_inline_instances(self, request: HttpRequest, obj=None) -> list:
        """The form of an older state holds the row alone, without the rows that belong to it."""
        past = request.resolver_match and request.resolver_match.url_name.endswith("_simple_history")
        return [] if past else super().get_inline_instances(request, obj)
