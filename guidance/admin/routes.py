"""Routes in the admin: a table for each section, step and everything, with what would be answered beside it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from contacts.choices import Step
from contacts.histories import HistoryAdmin
from guidance.admin.coverage import coverage_csv, coverage_view
from guidance.admin.titles import title_for
from guidance.drafting import with_texts
from guidance.language import language_now
from guidance.models import Route, Section
from guidance.permissions import User
from guidance.route_forms import RouteFormSet
from guidance.routing import Place, answers, place_of

HISTORY = 20  # rows shown below a table


def title_of(place: Place, user: User) -> str:
    """Name a place in the editor's language."""
    if place.section is None:
        return _("Step %(number)s") % {"number": place.step} if place.step else _("Everything")
    return title_for(place.section, user)


@admin.register(Route)
class RouteAdmin(HistoryAdmin):
    list_display = ["__str__", "affiliation", "part", "role"]

    def has_add_permission(self, request) -> bool:
        """Rows are added in the table of their place."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """Single rows are only looked at: contradictions show in the whole table."""
        return obj is None and self.may_edit(request)

    def called(self, request: HttpRequest, row: Route) -> str:
        return f"{title_of(Place(row.section, row.step), request.user)} → {row.unit}"

    def may_edit(self, request: HttpRequest) -> bool:
        return request.user.has_perm("guidance.change_route")

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        own = [
            path("table/<slug:key>/", wrap(self.table_view), name="guidance_route_table"),
            path("table/<slug:key>/answers/", wrap(self.answers_view), name="guidance_route_answers"),
            path("coverage/", wrap(self.guarded(coverage_view)), name="guidance_coverage"),
            path("coverage.csv", wrap(self.guarded(coverage_csv)), name="guidance_coverage_csv"),
        ]
        return own + super().get_urls()

    def guarded(self, view):
        def inner(request):
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, self.admin_site.each_context(request))

        return inner

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        """Every place that routes may be for, with how many it has."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        numbers = {}
        for section, step in Route.objects.values_list("section_id", "step"):
            numbers[section, step] = numbers.get((section, step), 0) + 1

        def listed(place: Place) -> dict:
            number = numbers.get((place.section and place.section.pk, place.step), 0)
            title = title_of(place, request.user)
            return {"key": place.key, "title": title, "section": place.section, "number": number}

        sections = Section.objects.filter(retired_on=None).prefetch_related(with_texts())
        general = [listed(place) for place in (Place(), *(Place(step=int(step)) for step in Step))]
        groups = {}
        for section in sections.order_by("step", "position"):
            groups.setdefault(section.step, []).append(listed(Place(section)))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Routes: who supports whom"),
            "general": general,
            "groups": groups,
            "opts": self.opts,
        }
        return render(request, "admin/guidance/route/places.html", context)

    def place(self, request: HttpRequest, key: str) -> Place:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if place := place_of(key):
            return place
        raise Http404

    @transaction.atomic
    def table_view(self, request, key: str) -> HttpResponse:
        """The table of one place; `preview` shows what would be answered, `save` makes it public at once."""
        place = self.place(request, key)
        if request.method == "POST" and not self.may_edit(request):
            raise PermissionDenied
        if request.method == "POST":  # whoever saves waits for who saves the same table, and then finds it changed
            place.lock()
        table = RouteFormSet(request.POST or None, place=place)
        if request.method == "POST" and "preview" not in request.POST and table.is_valid():
            table.save_in_order(request.user)
            messages.success(request, _("Saved. Readers get these answers now."))
            return redirect("admin:guidance_route_table", key)
        context = {
            **self.admin_site.each_context(request),
            "title": title_of(place, request.user),
            "place": place,
            "table": table,
            "told": answers(place, table.table(), language_now()),
            "unsaved": table.is_bound,
            "may_edit": self.may_edit(request),
            "past": past(place),
            "opts": self.opts,
        }
        return render(request, "admin/guidance/route/table.html", context)

    def answers_view(self, request, key: str) -> HttpResponse:
        """What would be answered with the table as it is typed; nothing is saved."""
        place = self.place(request, key)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        table = RouteFormSet(request.POST, place=place)
        told = answers(place, table.table(), language_now())
        problems = [*table.non_form_errors(), *(text for form in table for text in form.errors.get("part", ()))]
        context = {"told": told, "unsaved": True, "problems": problems}
        return render(request, "admin/guidance/route/_answers.html", context)


def past(place: Place):
    """The latest changes of a table, removed rows too."""
    rows = Route.history.filter(section=place.section, step=place.step).select_related("history_user", "unit")
    return rows[:HISTORY]
