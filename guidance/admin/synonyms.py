"""Synonyms, and what a search finds and why."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guidance.addresses import LANGUAGES
from guidance.generation import current
from guidance.language import language_now
from guidance.models import Synonym
from guidance.search import Hit, search

MOST = 30
WAYS = {
    "exact": gettext_lazy("the word itself"),
    "diacritics": gettext_lazy("the word, without diacritics"),
    "inflected": gettext_lazy("another form of the word"),
    "compound": gettext_lazy("the last part of a compound"),
    "beginning": gettext_lazy("a word that begins so"),
    "inside": gettext_lazy("inside another word"),
    "synonym": gettext_lazy("a synonym"),
    "mistyped": gettext_lazy("taken for a typing error"),
    "apart": gettext_lazy("the words, but not together"),
    "split": gettext_lazy("the compound, taken apart"),
}

KINDS = {
    "unit": gettext_lazy("contact"),
    "section": gettext_lazy("section"),
    "type": gettext_lazy("type of collaboration"),
    "reference": gettext_lazy("document or link"),
    "page": gettext_lazy("page"),
}


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    list_display = ["__str__"]
    search_fields = ["words"]
    list_per_page = 200
    change_list_template = "admin/guidance/synonym/change_list.html"

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.why_view)
        return [path("why/", view, name="guidance_synonym_why"), *super().get_urls()]

    def why_view(self, request: HttpRequest) -> HttpResponse:
        """What readers find with some words, in the order they see it, and why."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = request.GET.get("q", "")[:200]
        language = request.GET.get("language", "")
        language = language if language in LANGUAGES else language_now()
        results = search(current(), language, words)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What a search finds, and why"),
            "words": words,
            "language": language,
            "count": len(results),
            "found": [shown(hit) for hit in (*results.hits, *results.others)[:MOST]],
            "opts": self.opts,
        }
        return render(request, "admin/guidance/synonym/why.html", context)


def shown(hit: Hit) -> dict:
    reasons = [(reason.typed, reason.word, WAYS[reason.how], round(reason.weight)) for reason in hit.why]
    told = {"reasons": reasons, "exact": hit.ranked.exact, "score": round(hit.score)}
    return {"hit": hit, "kind": KINDS[hit.kind], **told}
