"""Support units in the admin: public at once, never deleted, retired only in favour of a successor."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.filters import InUseFilter
from contacts.histories import HistoryAdmin
from contacts.models import SupportUnit
from contacts.units import CONFIRMED_FOR

SHORT = {"ki": "KI", "k": "K", "joint": "KI + K", "external": gettext_lazy("other")}


class ConfirmedFilter(admin.SimpleListFilter):
    """Whether somebody has confirmed the details lately."""

    title = gettext_lazy("details")
    parameter_name = "details"

    def lookups(self, request, model_admin) -> list[tuple[str, str]]:
        return [("confirmed", _("confirmed")), ("past", _("past review")), ("never", _("never confirmed"))]

    def queryset(self, request, queryset):
        limit = timezone.localdate() - CONFIRMED_FOR
        chosen = {
            "confirmed": {"checked_on__gte": limit},
            "past": {"checked_on__lt": limit},
            "never": {"checked_on": None},
        }
        return queryset.filter(**chosen[self.value()]) if self.value() in chosen else queryset


class RetireUnitForm(forms.Form):
    """The unit that takes over; one in service."""

    successor = forms.ModelChoiceField(SupportUnit.objects.none(), label=gettext_lazy("Successor"))

    def __init__(self, *args, unit: SupportUnit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = SupportUnit.objects.in_service().exclude(pk=unit.pk)


@admin.register(SupportUnit)
class SupportUnitAdmin(HistoryAdmin):
    change_form_template = "admin/contacts/supportunit/change_form.html"
    list_display = ["name_en", "belongs_to", "email", "phone", "checked_on", "is_first", "is_retired"]
    list_filter = [ConfirmedFilter, "organisation", InUseFilter]
    search_fields = ["key", "name_en", "name_sv", "covers_en", "covers_sv", "email"]
    list_per_page = 200
    fieldsets = [
        (None, {"fields": ["key", "organisation", "first_contact", ("name_en", "name_sv")]}),
        (
            gettext_lazy("What it helps with"),
            {"fields": [("covers_en", "covers_sv"), ("who_en", "who_sv"), ("have_ready_en", "have_ready_sv")]},
        ),
        (
            gettext_lazy("How to reach it"),
            {
                "fields": [
                    "email", "email_is_example", "phone", "url", "person", "languages",
                    ("response_time_en", "response_time_sv"), "checked_on",
                ],
                "description": gettext_lazy("Changes are public at once. Give a mailbox of the unit, not a person’s."),
            },
        ),
        (gettext_lazy("For editors only"), {"fields": ["source", "caution"]}),
    ]  # fmt: skip

    def has_delete_permission(self, request, obj=None) -> bool:
        """A key that was public is never used for anything else, so a unit is retired instead."""
        return False

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        if obj is None:
            return []
        return ["key", "first_contact"] if obj.first_contact or obj.retired_on else ["key"]

    def save_model(self, request, obj, form, change) -> None:
        if obj.first_contact and "first_contact" in form.changed_data:
            obj.make_first_contact()
        else:
            super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("organisation"), ordering="organisation")
    def belongs_to(self, unit: SupportUnit) -> str:
        return SHORT[unit.organisation]

    @admin.display(description=gettext_lazy("first contact"), boolean=True)
    def is_first(self, unit: SupportUnit) -> bool:
        return unit.first_contact

    @admin.display(description=gettext_lazy("retired"), ordering="retired_on")
    def is_retired(self, unit: SupportUnit) -> str:
        return f"{unit.retired_on} → {unit.successor}" if unit.retired_on else "–"

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.retire_view)
        return [path("<int:pk>/retire/", view, name="contacts_supportunit_retire"), *super().get_urls()]

    @transaction.atomic
    def retire_view(self, request, pk: int):
        """Retire a unit in favour of another one, or bring a retired one back: what the button says, once."""
        unit = get_object_or_404(SupportUnit.objects.select_for_update(), pk=pk)
        if not self.has_change_permission(request, unit):
            raise PermissionDenied
        act, retired = request.POST.get("act"), unit.retired_on is not None
        form = RetireUnitForm(request.POST if act == "retire" else None, unit=unit)
        if act == "bring-back":
            if retired:
                unit.bring_back()
            told = _("The unit is back. Give it its routes again.") if retired else _("The unit is back already.")
            messages.success(request, told)
            return redirect("admin:contacts_supportunit_change", pk)
        if act == "retire" and (retired or form.is_valid()):
            told = _("The unit is retired already. Its routes and links lead to %(successor)s.")
            if not retired:
                unit.retire(form.cleaned_data["successor"], timezone.localdate())
                told = _("The unit is retired. Its routes and links lead to %(successor)s.")
            messages.success(request, told % {"successor": unit.successor})
            return redirect("admin:contacts_supportunit_changelist")
        title = _("Bring “%(unit)s” back") if unit.retired_on else _("Retire “%(unit)s”")
        context = {"form": form, "unit": unit, "opts": self.opts, "title": title % {"unit": unit}}
        context |= self.admin_site.each_context(request)
        return render(request, "admin/contacts/supportunit/retire.html", context)
