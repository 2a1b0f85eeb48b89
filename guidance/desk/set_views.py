"""Link sets at the desk: choose sections for a partner or a meeting, put them in order, look after them."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from guidance import codes, qr
from guidance.addresses import LANGUAGES
from guidance.desk.door import desk_view
from guidance.desk.figures import figures
from guidance.desk.forms import LinkSetForm
from guidance.desk.mails import permalink, set_mail, summary
from guidance.desk.targets import find, grouped
from guidance.generation import current
from guidance.guide import Guide
from guidance.guide import LinkSet as SetOfLinks
from guidance.language import language_now
from guidance.models import LinkSet, Section
from guidance.pages.link_set import has_changed, sections_today
from guidance.parameters import without_nul
from guidance.rows import link_sets
from guidance.states import state_of

VERBS = ("seen", "end", "add", "remove", "up", "down")  # what the buttons beside a set do


def as_shown(row: LinkSet) -> SetOfLinks:
    """Return a set as the guide shows it; from its row, because this process's guide may be a moment older."""
    rows = LinkSet.objects.filter(pk=row.pk).prefetch_related("items__section")
    return link_sets(rows, timezone.localdate())[row.code]


def states(guide: Guide, language: str) -> dict[str, str]:
    return {key: state_of(section) for key, section in guide.editions[language].sections.items()}


def state(guide: Guide, language: str, key: str) -> str:
    """Return what a section looks like in a language; empty where it has no page."""
    section = guide.editions[language].sections.get(key)
    return state_of(section) if section else ""


def in_language(found: SetOfLinks, language: str) -> str:
    """Return the address of a set for a mail in this language; its own language needs no word."""
    return permalink(settings.SITE_URL, f"set/{found.code}", "" if language == found.language else language)


@desk_view
def index(request: HttpRequest) -> HttpResponse:
    """All sets, newest first, each with its use and what has changed in it."""
    guide, today = current(), timezone.localdate()
    rows = LinkSet.objects.prefetch_related("items__section").select_related("made_by")
    shown = link_sets(rows, today)
    used = figures([f"set/{row.code}" for row in rows], today)
    listed = [
        {
            "row": row,
            "count": len(row.items.all()),
            "changed": sum(has_changed(guide, shown[row.code], key) for key in shown[row.code].sections),
            "expired": shown[row.code].expired,
            "figures": used[f"set/{row.code}"],
        }
        for row in rows
    ]
    return render(request, "desk/sets.html", {"sets": listed, "here": "sets"})


@desk_view
def edit(request: HttpRequest, code: str = "") -> HttpResponse:
    """Make a set, or change what it says; a new one is made from the sections ticked beside the form."""
    row = get_object_or_404(LinkSet, code=code) if code else LinkSet()
    guide, language = current(), language_now()
    form = LinkSetForm(request.POST or None, instance=row)
    ticked = request.POST.getlist("section") or request.GET.getlist("section")
    sections = find(guide, language, sections_only=True)
    chosen = [each.key for each in sections if each.key in ticked]
    if request.method == "POST" and form.is_valid() and (code or chosen):
        save(request, form, guide, chosen)
        return redirect("desk:set", code=row.code)
    context = {
        "form": form,
        "row": row,
        "ticked": chosen,
        "nothing_ticked": request.method == "POST" and not code and not chosen,
        "groups": grouped(guide.editions[language], sections),
        "here": "sets",
    }
    return render(request, "desk/set_form.html", context, status=422 if request.method == "POST" else 200)


@transaction.atomic
def save(request: HttpRequest, form: LinkSetForm, guide: Guide, chosen: list[str]) -> None:
    """Keep a set: a new one with its code and sections, an old one with the states of its new language."""
    row = form.instance
    if row.pk is None:
        row.code, row.made_by = codes.new(), request.user
        form.save()
        for section in sorted(Section.objects.filter(key__in=chosen), key=lambda each: chosen.index(each.key)):
            row.add(section, state(guide, row.language, section.key))
        messages.success(request, _("The set is made. Its link works now."))
        return
    form.save()
    if "language" in form.changed_data:
        row.note_states(states(guide, row.language))
    messages.success(request, _("Saved."))


@desk_view
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One set: its link to send, its sections in their order, what has changed since."""
    row = get_object_or_404(LinkSet, code=code)
    if request.method == "POST":
        act(request, row)
        return redirect("desk:set", code=code)
    guide, language, found = current(), language_now(), as_shown(row)
    address = permalink(settings.SITE_URL, f"set/{code}")
    today = sections_today(guide, guide.editions[language], found)
    items = []
    for key in found.sections:  # each has its buttons, also one that readers no longer see
        section = today.get(key)
        items.append((key, section, section is not None and section.key != key, has_changed(guide, found, key)))
    context = {
        "row": row,
        "set": found,
        "items": items,
        "any_changed": any(changed for *_rest, changed in items),
        "others": [each for each in find(guide, language, sections_only=True) if each.key not in found.sections],
        "address": address,
        "files": f"/go/set/{code}",
        "qr": qr.inline(address),
        "mails": [set_mail(guide, each, found, in_language(found, each)) for each in LANGUAGES],
        "figures": figures([f"set/{code}"], timezone.localdate())[f"set/{code}"],
        "here": "sets",
    }
    return render(request, "desk/set.html", context)


@transaction.atomic
def act(request: HttpRequest, row: LinkSet) -> None:
    """Do what one of the buttons beside a set says: its name is the verb, its value the section's key; "add" takes the
    one that is chosen beside it."""
    guide = current()
    verb = next((name for name in VERBS if name in request.POST), "")
    key = request.POST.get("section" if verb == "add" else verb, "")
    section = Section.objects.filter(key=without_nul(key)).first()
    if verb == "seen":
        row.note_states(states(guide, row.language))
        messages.success(request, _("Noted. From now on, only later changes are marked."))
    elif verb == "end":
        row.expires_on = timezone.localdate() - timedelta(days=1)
        row.save(update_fields=["expires_on"])
        messages.success(request, _("Ended. The link shows the plain sections now."))
    elif section and verb == "add":
        row.add(section, state(guide, row.language, section.key))
    elif section and verb == "remove":
        row.remove(section)
    elif section and verb in ("up", "down"):
        row.move(section, -1 if verb == "up" else 1)


@desk_view
@require_POST
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Put a section into a set, from the section's own page at the desk."""
    row = get_object_or_404(LinkSet, code=without_nul(request.POST.get("set", "")))
    section = get_object_or_404(Section, key=key)
    row.add(section, state(current(), row.language, key))
    messages.success(request, _("Added to “%(title)s”.") % {"title": row.title})
    return redirect("desk:set", code=row.code)


@desk_view
def print_out(request: HttpRequest, code: str) -> HttpResponse:
    """A set on paper, in its language."""
    row = get_object_or_404(LinkSet, code=code)
    guide, found = current(), as_shown(row)
    edition = guide.editions[found.language]
    address = permalink(settings.SITE_URL, f"set/{code}")
    with override(found.language):
        keys = [section.key for section in sections_today(guide, edition, found).values() if section]
        told = [(key, summary(edition, key, found.affiliation)) for key in keys]
        context = {"told": told, "set": found, "address": address, "qr": qr.inline(address)}
        return render(request, "desk/print.html", context | {"as_of": edition.as_of, "language": found.language})
