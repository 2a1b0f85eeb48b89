"""The rules of the finder as a table that is edited in place."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from guidance.models import Relevance


@admin.register(Relevance)
class RelevanceAdmin(SimpleHistoryAdmin):
    """Public at once; every row says when it holds, and why, in both languages."""

    list_display = ["section", "effect", "affiliation", "plan", "need", "stage", "reason_en", "reason_sv", "position"]
    list_display_links = ["section"]
    list_editable = ["effect", "affiliation", "plan", "need", "stage", "reason_en", "reason_sv", "position"]
    list_filter = ["effect", "affiliation", "stage", "section__step"]
    list_select_related = ["section", "plan", "need"]
    list_per_page = 60
    search_fields = ["section__key", "reason_en", "reason_sv"]
    fields = [
        "section", "effect", ("affiliation", "plan"), ("need", "stage"), ("reason_en", "reason_sv"), "position",
    ]  # fmt: skip
