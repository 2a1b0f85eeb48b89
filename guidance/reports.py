"""What visitors report about accessibility: a form without sign-in, kept as a row and acknowledged on a page."""

import logging
from collections.abc import Mapping
from threading import Lock
from time import monotonic

from django import forms
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from guidance.generation import current
from guidance.models import Report
from guidance.pages import Ask
from guidance.pages.texts import reporting
from guidance.public import rendered

logger = logging.getLogger(__name__)


class ReportForm(forms.ModelForm):
    """Everything but the report itself may stay empty, so that it can be anonymous."""

    text = forms.CharField(
        max_length=4000,
        error_messages={
            "required": _("Write what does not work, or what you need in another format."),
            "max_length": _("Shorten the report to at most 4,000 characters."),
        },
    )
    page = forms.CharField(required=False, max_length=300)
    contact = forms.CharField(required=False, max_length=200)

    class Meta:
        model = Report
        fields = ("text", "page", "contact")


class Allowance:
    """How many reports are taken in an hour, from everybody together: nobody's address is looked at."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self.taken: list[float] = []
        self.lock = Lock()

    def take(self, now: float) -> bool:
        """Say whether one more is allowed at this time, and count it."""
        with self.lock:
            self.taken = [at for at in self.taken if now - at < self.seconds]
            if len(self.taken) >= self.most:
                return False
            self.taken.append(now)
            return True


allowance = Allowance(most=60, seconds=3600)


# A visitor has no cookie, so there is nothing that a forged request could abuse.
@csrf_exempt
def report(request: HttpRequest, rest: str) -> HttpResponse:
    """Take the form of the accessibility statement; any other address that comes here is nowhere."""
    if request.method != "POST":
        raise Http404
    guide = current()
    language, key = guide.addresses.get(request.path, ("", ""))
    if key != "accessibility":
        raise Http404
    ask = Ask(guide, guide.editions[language], request.path, "accessibility")
    with override(language):
        form = ReportForm(request.POST)
        values = {name: request.POST.get(name, "")[:4000] for name in form.fields}
        errors = [(name, str(messages[0])) for name, messages in form.errors.items()]
        if not errors:
            errors, status = save(form, language)
            return answer(ask, values, errors, status)
        return answer(ask, values, errors, 400)


def save(form: ReportForm, language: str) -> tuple[list[tuple[str, str]], int]:
    """Keep a report; return what went wrong in words, and the status."""
    if not allowance.take(monotonic()):
        return [("text", str(_("Many reports have come in just now. Try again in an hour, or send an email.")))], 429
    form.instance.language = language
    try:
        form.save()
    except (DatabaseError, InterfaceError):
        logger.exception("A report about accessibility could not be kept")
        return [("text", str(_("The report could not be saved just now. Try again later, or send an email.")))], 503
    return [], 200


def answer(ask: Ask, values: Mapping[str, str], errors: list[tuple[str, str]], status: int) -> HttpResponse:
    """Return the page with what is to be corrected, or the acknowledgement."""
    page = rendered(ask, reporting(ask, values, errors, sent=not errors))
    return HttpResponse(page.body, status=status, headers={"Cache-Control": "no-store"})
