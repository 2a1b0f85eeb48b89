"""Filters for editors' lists that say in words what is in them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class DatedFilter(admin.SimpleListFilter):
    """Whether something has happened already: a date is set or empty. `words`: for empty, and for set."""

    parameter_name = "state"
    title = _("state")
    field = ""
    words = ("", "")

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return list(zip(("open", "done"), self.words, strict=True))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("open", "done"):
            return queryset
        return queryset.filter(**{f"{self.field}__isnull": self.value() == "open"})


class InUseFilter(DatedFilter):
    field = "retired_on"
    words = (_("in use"), _("retired"))


class DoneFilter(DatedFilter):
    field = "done_on"
    words = (_("open"), _("done"))
