"""Sections: who answers for them, where they stand, their references; adding, moving and retiring them."""

from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.contrib import admin
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from contacts.choices import Owner, Step
from contacts.filters import InUseFilter
from contacts.histories import HistoryAdmin
from guidance import permissions
from guidance.admin.references import ReferenceInline
from guidance.admin.section_moves import SectionMoves
from guidance.admin.titles import title_for, title_or_key
from guidance.drafting import newest, newest_among, with_texts
from guidance.forms import NewSectionForm, SectionForm
from guidance.models import Section
from guidance.templatetags.editing import state_word

PUBLIC_FIELDS = [
    "kind", "step", "position", "responsibility", "responsible_unit", "owner", "reviewed_on", "review_by",
]  # fmt: skip

SHORT = {
    "ki": "KI",
    "k": "K",
    "joint": "KI + K",
    "external": gettext_lazy("other"),
    "undecided": gettext_lazy("not settled"),
}


@admin.register(Section)
class SectionAdmin(SectionMoves, HistoryAdmin):
    form = SectionForm
    popup_response_template = "admin/saved_in_frame.html"
    inlines = [ReferenceInline]
    list_display = ["title", "step", "kind", "responsible", "owner", "english", "swedish"]
    list_display_links = None
    list_filter = ["step", "kind", "responsibility", "owner", InUseFilter]
    list_per_page = 200
    ordering = ["step", "position", "key"]
    search_fields = ["key", "contents__title"]
    fieldsets = [
        (None, {"fields": ["key", "kind", ("step", "position")]}),
        (
            gettext_lazy("Who answers for it"),
            {
                "fields": ["responsibility", "responsible_unit", "owner", "note_en", "note_sv"],
                "description": gettext_lazy(
                    "A change here is public at once. It needs a note in both languages, and the right to publish at "
                    "every organisation that it concerns."
                ),
            },
        ),
        (gettext_lazy("Review"), {"fields": [("reviewed_on", "review_by"), "source"]}),
    ]

    # Who sees and changes what

    def get_queryset(self, request):
        owners = permissions.readable_owners(request.user)
        return super().get_queryset(request).filter(owner__in=owners).prefetch_related(with_texts())

    def has_module_permission(self, request) -> bool:
        return bool(permissions.readable_owners(request.user))

    def has_view_permission(self, request, obj=None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return permissions.may_read_drafts(request.user, stored_owner(obj))

    def has_add_permission(self, request) -> bool:
        return bool(permissions.sides_with(request.user, "edit"))

    def has_change_permission(self, request, obj=None) -> bool:
        """Asked with an older state when history is put back: what counts is who owns the section now."""
        if obj is None:
            return self.has_module_permission(request)
        user, owner = request.user, stored_owner(obj)
        return permissions.may_edit(user, owner) or permissions.may_publish(user, owner)

    def has_delete_permission(self, request, obj=None) -> bool:
        """What was ever public is retired, never deleted."""
        return obj is not None and permissions.may_edit(request.user, obj.owner) and not obj.was_public

    def get_deleted_objects(self, objs, request):
        """Its texts and versions go with a section that was never public; who may delete it may delete them."""
        to_delete, counts, _missing, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    def get_actions(self, request) -> dict:
        return {}

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        if obj is None:
            return []
        now = Section.objects.get(pk=obj.pk)
        fixed = ["key"] if now.was_public else []
        return fixed if permissions.may_change_public(request.user, now) else ["key", *PUBLIC_FIELDS]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": NewSectionForm.Meta.fields})]
        fieldsets = super().get_fieldsets(request, obj)
        if permissions.may_change_public(request.user, Section.objects.get(pk=obj.pk)):
            return fieldsets
        return [(name, options | {"fields": without_notes(options["fields"])}) for name, options in fieldsets]

    def has_change_history_permission(self, request, obj=None) -> bool:
        """Putting an older state back changes what is public at once."""
        return obj is None or permissions.may_change_public(request.user, Section.objects.get(pk=obj.pk))

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else {"key": ("title_en",)}

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = NewSectionForm
        form = super().get_form(request, obj, change, **kwargs)
        form._request = request
        return form

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """Authors give a section only to an organisation that they write for."""
        if db_field.name == "step":
            kwargs["choices"] = [("", _("in no step")), *Step.choices]
        if db_field.name == "owner" and not permissions.sides_with(request.user, "publish"):
            mine = permissions.owners_within(permissions.sides_with(request.user, "edit"))
            kwargs["choices"] = [choice for choice in Owner.choices if choice[0] in mine]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    # Saving

    @transaction.atomic
    def save_model(self, request, obj, form, change) -> None:
        if not change:
            form.make_texts(obj)
            return
        super().save_model(request, obj, form, change)
        form.write_notes(obj)

    def response_add(self, request, obj, post_url_continue=None):
        text = newest(obj, "en") or newest(obj, "sv")
        return redirect(get_object_edit_url(text, text.language))

    # What it is called

    def called(self, request, row: Section) -> str:
        return title_for(row, request.user)

    @admin.display(description=gettext_lazy("title"))
    def title(self, section: Section) -> str:
        address = reverse("admin:guidance_section_change", args=[section.pk])
        return format_html('<a href="{}">{}</a>', address, title_or_key(section, section.all_texts))

    @admin.display(description=gettext_lazy("responsible"), ordering="responsibility")
    def responsible(self, section: Section) -> str:
        return SHORT[section.responsibility]

    @admin.display(description=gettext_lazy("English"))
    def english(self, section: Section) -> str:
        return self.text_link(section, "en")

    @admin.display(description=gettext_lazy("Swedish"))
    def swedish(self, section: Section) -> str:
        return self.text_link(section, "sv")

    def text_link(self, section: Section, language: str) -> str:
        """The state of a text, as a link to it."""
        text = newest_among(section.all_texts, language)
        if section.retired_on or text is None:
            return pgettext("section", "retired") if section.retired_on else "–"
        word = state_word(text.versions.all()[0].state)
        return format_html('<a href="{}">{}</a>', get_object_preview_url(text, language), word)


def without_notes(fields: list) -> list:
    return [field for field in fields if field not in ("note_en", "note_sv")]


def stored_owner(section: Section) -> str:
    """Who owns the section now, also where an older state of it is in hand."""
    return Section.objects.filter(pk=section.pk).values_list("owner", flat=True).first() or section.owner
