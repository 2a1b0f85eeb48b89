"""The link desk: find something, set its link for a reader, take it along as text, QR code or on paper."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from guidance import qr
from guidance.addresses import LANGUAGES
from guidance.desk.door import desk_view
from guidance.desk.figures import figures, missed
from guidance.desk.forms import ChoiceForm
from guidance.desk.mails import mail, permalink, summary
from guidance.desk.targets import find as find_targets
from guidance.desk.targets import grouped, titles
from guidance.generation import current
from guidance.language import language_now
from guidance.models import LinkSet
from guidance.pointers import pointers


@desk_view
def find(request: HttpRequest) -> HttpResponse:
    """What there is to link to; `q` filters as the field says."""
    guide, language = current(), language_now()
    words = request.GET.get("q", "")[:200]
    found = find_targets(guide, language, words)
    context = {"words": words, "count": len(found), "groups": grouped(guide.editions[language], found), "here": "find"}
    return render(request, "desk/find.html", context)


@desk_view
def link(request: HttpRequest, key: str) -> HttpResponse:
    """Everything to send about one thing: link, QR code, mails; `affiliation` and `language` set it for a reader."""
    guide, language = current(), language_now()
    known = titles(guide.editions[language])
    if key not in known:
        raise Http404
    form = ChoiceForm(request.GET)
    affiliation, forced = form.chosen()
    address = permalink(settings.SITE_URL, key, forced, affiliation)
    context = {
        "key": key,
        "title": known[key][0],
        "is_section": key in guide.editions[language].sections,
        "form": form,
        "address": address,
        "query": request.GET.urlencode(),
        "files": permalink("", key, forced),
        "affiliation": affiliation,
        "qr": qr.inline(address),
        "mails": [mail(guide, each, key, affiliation, address) for each in LANGUAGES],
        "figures": figures([key], timezone.localdate())[key],
        "sets": LinkSet.objects.all()[:50],
        "pointers": pointers(guide, key, language),
        "here": "find",
    }
    return render(request, "desk/link.html", context)


@desk_view
def print_out(request: HttpRequest, key: str) -> HttpResponse:
    """One page of paper about one thing, in the chosen language."""
    guide = current()
    affiliation, forced = ChoiceForm(request.GET).chosen()
    language = forced or language_now()
    edition = guide.editions[language]
    if key not in titles(edition):
        raise Http404
    address = permalink(settings.SITE_URL, key, forced, affiliation)
    with override(language):
        context = {"told": [(key, summary(edition, key, affiliation))], "address": address, "qr": qr.inline(address)}
        return render(request, "desk/print.html", context | {"as_of": edition.as_of, "language": language})


@desk_view
def use(request: HttpRequest) -> HttpResponse:
    """What was opened, and what readers looked for in vain."""
    guide, today = current(), timezone.localdate()
    known = titles(guide.editions[language_now()])
    names = {key: title for key, (title, _lead) in known.items()}
    names |= {f"set/{each.code}": each.title for each in LinkSet.objects.all()}
    used = sorted(figures(None, today).values(), key=lambda each: (-each.total, each.key))
    kinds = [
        ("search", _("Searches that found nothing"), _("Only from three times on.")),
        ("address", _("Addresses that led nowhere"), _("Only from three times on.")),
        ("need", _("Needs that only the first point of contact could answer"), ""),
    ]
    context = {
        "used": [(each, names.get(each.key, each.key)) for each in used],
        "missed": [(heading, hint, missed(kind, today), kind, names) for kind, heading, hint in kinds],
        "here": "use",
    }
    return render(request, "desk/use.html", context)
