"""What is done with a whole section from its list and menu: moving, retiring, bringing back; and the editors' help."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from guidance import permissions
from guidance.forms import SuccessorForm
from guidance.models import Section, SectionContent
from guidance.moving import move
from guidance.publishing import hold


class SectionMoves:
    """Views of the admin of sections that act on one section."""

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        own = [
            path("help/", wrap(self.help_view), name="editing_help"),
            path("<int:pk>/move/", wrap(self.move_view), name="guidance_section_move"),
            path("<int:pk>/retire/", wrap(self.retire_view), name="guidance_section_retire"),
        ]
        return own + super().get_urls()

    def help_view(self, request):
        """How editing works, in the editor's language."""
        context = {**self.admin_site.each_context(request), "title": _("How editing works")}
        return render(request, "admin/guidance/section/help.html", context)

    def move_view(self, request, pk: int):
        """Move a section one place up or down in its list, and return to where the editor was."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        section = get_object_or_404(self.get_queryset(request), pk=pk)
        if not permissions.may_change_public(request.user, section):
            raise PermissionDenied
        move(section, request.POST.get("where") == "up", request.user)
        return redirect(back(request, section))

    @transaction.atomic
    def retire_view(self, request, pk: int):
        """Retire a section, or bring a retired one back: what the button says, once. Key, texts and history stay."""
        if request.method == "POST":
            hold(SectionContent, pk)
        section = get_object_or_404(self.get_queryset(request), pk=pk)
        if not permissions.may_publish(request.user, section.owner):
            raise PermissionDenied
        act, retired = request.POST.get("act"), section.retired_on is not None
        form = SuccessorForm(request.POST if act == "retire" and not retired else None, section=section)
        told = ""
        if act == "retire" and retired:
            told = _("The section is retired already.")
        elif act == "bring-back" and not retired:
            told = _("The section is back already.")
        elif act == "bring-back":
            set_retired(section, None, None, request.user)
            told = _("The section is back.")
        elif form.is_valid():
            set_retired(section, timezone.localdate(), form.cleaned_data["successor"], request.user)
            told = _("The section is retired.")
        if told:
            messages.success(request, told)
            return redirect("admin:guidance_section_changelist")
        context = {**self.admin_site.each_context(request), "form": form, "section": section, "opts": self.opts}
        return render(request, "admin/guidance/section/retire.html", context)


def set_retired(section: Section, retired_on: date | None, successor: Section | None, user) -> None:
    """Put a section out of service, or into it again, in the user's name."""
    section.retired_on, section.successor = retired_on, successor
    section._history_user = user
    section.save()


def back(request, section: Section) -> str:
    """Where the editor came from, if that is one of the CMS's own addresses; else the list of sections."""
    referer = request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return f"{referer.split('#')[0]}#{section.key}"
    return reverse("admin:guidance_section_changelist")
