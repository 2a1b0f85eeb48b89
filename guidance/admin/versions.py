"""Versions of sections and pages: seen only by those who write or publish them, and changed one at a time."""

import logging
from collections.abc import Callable

from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from djangocms_versioning import versionables
from djangocms_versioning.admin import VersionAdmin
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.exceptions import ConditionFailed
from djangocms_versioning.helpers import create_version_lock

from guidance.drafting import ensure_text_box
from guidance.forms import SuccessorForm
from guidance.models.section import Section, SectionContent
from guidance.permissions import may_edit_pages, readable_owners
from guidance.publishing import anchor, hold_addresses, last_published, obstacle, serialised

logger = logging.getLogger(__name__)


class GuideVersionAdmin(VersionAdmin):
    """The stock views behind a lock and a filter: a version that is not the user's business does not exist for them."""

    list_display = ("number", "modified", "created_by", "locked", "state", "admin_list_actions")
    actions = ["compare_versions"]

    def get_queryset(self, request):
        source = versionables.for_content(self.model._source_model)
        queryset = super().get_queryset(request).filter(content_type__in=source.content_types)
        if issubclass(self.model._source_model, PageContent):
            return queryset if may_edit_pages(request.user) else queryset.none()
        texts = SectionContent._base_manager.filter(section__owner__in=readable_owners(request.user))
        return queryset.filter(object_id__in=texts.values("pk"))

    def has_module_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def publish_view(self, request, object_id):
        """Publish, unless something is missing: then say what, and change nothing."""
        version = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        asked = version and version.state == DRAFT and version.check_publish.as_bool(request.user)
        refusal = refused(request, version.content, obstacle) if asked else None
        return refusal or super().publish_view(request, object_id)

    def unpublish_view(self, request, object_id):
        """Unpublish, unless that would take a page or an address from readers: then say which, and change nothing."""
        version = self.get_object(request, unquote(object_id))
        if not version or version.state != PUBLISHED or not version.check_unpublish.as_bool(request.user):
            return super().unpublish_view(request, object_id)
        refusal = refused(request, version.content, anchor) if request.method == "POST" else None
        if refusal or not last_published(version.content):
            return refusal or super().unpublish_view(request, object_id)
        form = SuccessorForm(request.POST if request.method == "POST" else None, section=version.content.section)
        if request.method == "POST" and not form.is_valid():
            messages.error(request, " ".join(form.errors["successor"]))
            return redirect(request.path)
        if form.is_bound:
            stand_in(version.content.section, form.cleaned_data["successor"], request.user)
        response = super().unpublish_view(request, object_id)
        if isinstance(response, TemplateResponse):
            response.context_data["form"] = form
        return response

    def edit_redirect_view(self, request, object_id):
        """Open the draft, make one where there is none, or say who holds it and offer to take it over."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        version = self.get_object(request, unquote(object_id))
        if version is None:
            raise Http404
        try:
            version.check_edit_redirect(request.user)
        except ConditionFailed as reason:
            messages.error(request, said(version, reason))
            shown = version.get_latest_draft_version() or version
            return redirect(get_object_preview_url(shown.content, shown.content.language))
        return super().edit_redirect_view(request, object_id)

    def _get_edit_redirect_version(self, request, version):
        target = super()._get_edit_redirect_version(request, version)
        if target.locked_by_id is None:
            create_version_lock(target, request.user)
        ensure_text_box(target.content)
        return target

    def discard_view(self, request, object_id):
        """Discard a draft; the only version of a section that was ever written keeps it, and is put aside instead."""
        version = self.get_object(request, unquote(object_id))
        if version and request.method == "POST" and is_only_version(version):
            messages.error(
                request, _("This is all there is of the section. Archive the draft instead, or delete the section.")
            )
            return redirect(get_object_preview_url(version.content, version.content.language))
        return super().discard_view(request, object_id)

    def unlock_view(self, request, object_id):
        """Take over a draft: it is then the user's, and whoever held it is told by mail."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        version = self.get_object(request, unquote(object_id))
        if version is None or version.state != DRAFT or not version.has_change_permission(request.user):
            raise Http404
        holder = version.locked_by
        create_version_lock(version, request.user)
        if holder and holder != request.user:
            messages.success(request, _("You have taken over the draft of %(name)s.") % {"name": holder})
            transaction.on_commit(lambda: tell_holder(holder, version.content, request.user))
        return redirect(get_object_edit_url(version.content, version.content.language))


# Each of these reads a state and then changes it; between the two nobody else may.
for name in ("publish", "unpublish", "edit_redirect", "archive", "revert", "discard", "unlock"):
    setattr(GuideVersionAdmin, f"{name}_view", serialised(getattr(GuideVersionAdmin, f"{name}_view")))


def refused(request, content, reason_against: Callable[[Model], str]) -> HttpResponse | None:
    """Return to the text with the reason against what is asked, if there is one; nobody takes an address meanwhile."""
    if isinstance(content, SectionContent):
        hold_addresses(content.section_id)
    reason = reason_against(content)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect(get_object_preview_url(content, content.language))


def stand_in(section: Section, successor: Section | None, user) -> None:
    """Name the section that readers of an unpublished one find in its place, or take the name away."""
    if Section.objects.filter(pk=section.pk).exclude(successor=successor).exists():
        section.successor, section._history_user = successor, user
        section.save()


def tell_holder(holder, content, user) -> None:
    """Write to whoever held a draft that somebody else has it now; a mail that cannot be sent is noted in the log."""
    if not holder.email:
        return
    name = user.get_full_name() or user.get_username()
    subject = _("%(name)s has taken over your draft of “%(title)s”") % {"name": name, "title": content}
    address = settings.SITE_URL + get_object_preview_url(content, content.language)
    body = _("What you had saved is still in it. You can take it back there:") + f"\n{address}\n"
    try:
        send_mail(" ".join(subject.split()), body, None, [holder.email])
    except Exception:  # whoever takes over has the draft already
        logger.exception("Whoever held a draft could not be told by mail that it was taken over")


def said(version, reason: ConditionFailed) -> str:
    """Put the refusal into a sentence that says what to do next."""
    draft = version.get_latest_draft_version()
    if draft and draft.locked_by_id:
        name = draft.locked_by.get_full_name() or draft.locked_by.get_username()
        return _("%(name)s is writing the draft. Wait, ask them, or take it over.") % {"name": name}
    return force_str(reason)


def is_only_version(version) -> bool:
    content = version.content
    siblings = type(content)._original_manager
    if isinstance(content, PageContent):
        return siblings.filter(page=content.page_id).count() == 1
    return siblings.filter(section=content.section_id).count() == 1


def register_versions() -> None:
    """Put our views in the place of the stock ones; called when the CMS has set up its applications."""
    for versionable in versionables._cms_extension().versionables:
        names = versionable.version_model_proxy._meta  # made of the class's name, in no language
        names.verbose_name, names.verbose_name_plural = gettext_lazy("version"), gettext_lazy("versions")
        admin.site.unregister(versionable.version_model_proxy)
        admin.site.register(versionable.version_model_proxy, GuideVersionAdmin)
