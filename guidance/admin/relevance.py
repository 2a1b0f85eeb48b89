"""The rules of the finder as a table that is edited in place."""

from django import forms
from django.contrib import admin
from django.db.models import CharField

from contacts.histories import HistoryAdmin
from guidance.admin.titles import title_for
from guidance.models import Relevance


@admin.register(Relevance)
class RelevanceAdmin(HistoryAdmin):
    """Public at once; every row says when it holds, and why, in both languages."""

    list_display = ["section", "effect", "affiliation", "plan", "need", "stage", "reason_en", "reason_sv"]
    list_display_links = ["section"]
    list_editable = ["effect", "affiliation", "plan", "need", "stage", "reason_en", "reason_sv"]
    actions = None
    list_select_related = ["section", "plan", "need"]
    list_per_page = 60
    search_fields = ["section__key", "reason_en", "reason_sv"]
    fields = [
        "section", "effect", ("affiliation", "plan"), ("need", "stage"), ("reason_en", "reason_sv"), "position",
    ]  # fmt: skip
    formfield_overrides = {
        CharField: {"widget": forms.Textarea(attrs={"rows": 4, "cols": 22, "style": "width: 11rem"})}
    }

    def called(self, request, row: Relevance) -> str:
        return f"{title_for(row.section, request.user)}: {row.get_effect_display()}"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the buttons that lead from a section to another form: the table needs the room. What there is to
        choose is read once, not again for each row of the table."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field.widget, "can_add_related"):
            field.widget = field.widget.widget
        if isinstance(field, forms.ModelChoiceField):
            field.choices = list(field.choices)
        return field
