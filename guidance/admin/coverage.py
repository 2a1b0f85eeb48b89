"""The coverage page: what everybody is told about everything, where answers are thin, and the same as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.choices import Affiliation
from guidance.coverage import KINDS, Covered, counts, coverage, only
from guidance.generation import current
from guidance.guide import Clash
from guidance.language import language_now
from guidance.pointers import title
from guidance.spreadsheet import csv_file

KIND_NAMES = {
    "specific": _("named for the section"),
    "step": _("named for the step"),
    "general": _("named for everything"),
    "fallback": _("first point of contact only"),
    "unsettled": _("not settled who is responsible"),
    "one-sided": _("one side without a unit"),
    "without-channel": _("unit without a channel"),
}
NOBODY = pgettext_lazy("affiliation", "not said")
LANGUAGE_NAMES = {"en": _("English"), "sv": _("Swedish")}


def filters(request: HttpRequest) -> dict[str, str]:
    """What is asked for, of the values there are; without a language that of the page's reader."""
    allowed = {
        "language": (*LANGUAGE_NAMES, "all"),
        "affiliation": (*Affiliation.values, "none"),
        "kind": KINDS,
        "step": ("1", "2", "3", "4"),
    }
    said = {name: value for name, values in allowed.items() if (value := request.GET.get(name, "")) in values}
    return {"language": language_now()} | said


def chosen(request: HttpRequest) -> tuple[dict[str, str], tuple[Covered, ...], tuple[Covered, ...]]:
    """Return the filters, all rows of the chosen language, and those that fit the other filters too."""
    said = filters(request)
    language = "" if said["language"] == "all" else said["language"]
    covered = only(coverage(current()), language=language)
    step = int(said["step"]) if "step" in said else None
    fitting = only(covered, affiliation=said.get("affiliation", ""), kind=said.get("kind", ""), step=step)
    return said, covered, fitting


def coverage_view(request: HttpRequest, context: dict) -> HttpResponse:
    said, covered, fitting = chosen(request)
    numbers = counts(covered)
    context |= {
        "title": _("Coverage: what everybody is told"),
        "said": said,
        "numbers": [(kind, KIND_NAMES[kind], numbers[kind]) for kind in KINDS],
        "total": len(covered),
        "rows": [shown(each) for each in fitting],
        "clashes": [told(each) for each in current().clashes],
        "languages": LANGUAGE_NAMES.items(),
        "affiliations": [*Affiliation.choices, ("none", NOBODY)],
        "kinds": KIND_NAMES.items(),
        "steps": "1234",
        "query": request.GET.urlencode(),
    }
    return render(request, "admin/guidance/route/coverage.html", context)


def coverage_csv(request: HttpRequest, context: dict) -> HttpResponse:
    """The same rows as a file for a spreadsheet."""
    header = [_("language"), _("topic"), _("key"), _("affiliation"), _("answer"), _("contacts")]
    _said, _all, fitting = chosen(request)
    table = [
        [each.language, each.title, each.matter.key or "", str(whom(each)), str(KIND_NAMES[each.kind]), names(each)]
        for each in fitting
    ]
    body = csv_file([str(name) for name in header], table)
    return HttpResponse(
        body,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="coverage.csv"'},
    )


def shown(each: Covered) -> dict:
    """One row as the page shows it; `table` is the key under which its routes are edited."""
    return {
        "covered": each,
        "whom": whom(each),
        "kind": KIND_NAMES[each.kind],
        "table": each.matter.key or "everything",
        "names": names(each),
    }


def told(clash: Clash) -> dict:
    """Two things that ask for one address, as editors know them."""
    edition = current().editions[clash.language]
    names = {key: title(edition, key) for key in (clash.key, clash.holder)}
    return {"clash": clash, "loser": names[clash.key], "holder": names[clash.holder]}


def whom(each: Covered) -> str:
    return Affiliation(each.affiliation).label if each.affiliation else NOBODY


def names(each: Covered) -> str:
    return "; ".join(dict.fromkeys(support.unit.name for support in each.answer.supports))
