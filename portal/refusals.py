"""Short answers for what is no page: a wrong method or host, nothing published, a page that fails, no database."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from psycopg.errors import ReadOnlySqlTransaction
from psycopg_pool import PoolTimeout

from guidance.addresses import LANGUAGES
from guidance.links import carried
from guidance.refresh import follower
from portal.asked import PRIVATE
from portal.finished import REASONS, Answer
from portal.headers import public_headers

LOCKED = int(settings.AXES_COOLOFF_TIME * 60 * 60)  # seconds after too many wrong passwords for one name
SECRET = re.compile(r"password|csrf|token|secret|^_|-(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$", re.IGNORECASE)
WORDS = {
    "missing": (_("Page not found"), _("The address may be mistyped, or the page has moved.")),
    "method": (_("This address can only be read"), _("Go back and follow the link instead of sending a form.")),
    "host": (_("This is not our address"), _("The request names a host that this server does not answer for.")),
    "nothing": (_("The guide is being prepared"), _("Nothing has been published here yet. Try again in a minute.")),
    "forbidden": (
        _("You have no right to this"),
        _("Your account may not do this, and nothing was saved. Ask a site manager if it should."),
    ),
    "unreadable": (
        _("This request cannot be read"),
        _("What was sent is too large or not whole, so nothing was saved. Go back, shorten it and try again."),
    ),
    "failed": (_("This page cannot be shown"), _("The fault is ours and has been noted. Other pages work.")),
    "too-many": (
        _("Too many unknown codes"),
        _("Several codes in a row led nowhere. Wait a minute, and check the code letter by letter."),
    ),
    "busy": (
        _("Editing is slow just now"),
        _("Many requests wait for the database. This one was not begun and nothing was saved: try again."),
    ),
    "locked": (
        _("Too many wrong passwords"),
        _("Wait a quarter of an hour and try again. If you have forgotten your password, ask a site manager."),
    ),
    "stale": (
        _("Nothing was saved"),
        _(
            "You have signed in or out since this page was loaded, or your browser keeps no cookies. Copy what you "
            "wrote, load the page again, and save once more."
        ),
    ),
    "no-database": (
        _("Editing is not possible just now"),
        _(
            "The database does not answer, so nothing was saved. Visitors see the guide as before. What you wrote is "
            "still in your browser: wait a minute, and save again on the page where you wrote it. You need not sign in "
            "anew."
        ),
    ),
    "report": (
        _("Your report was not saved"),
        _("We cannot save anything just now. Copy what you wrote and try again in a few minutes, or send it to:"),
    ),
}


def refusal(status: int, name: str, *headers: tuple[str, str], said: Iterable[tuple[str, str]] = (), path="") -> Answer:
    """Return a readable answer in both languages; it needs no database, and the guide only to name a contact.

    `said` is what an editor had typed, to be copied from the page. The language of `path` stands first: that is the one
    shown beside a text that could not be saved in place; the CMS shows its forms, and so their refusals, in frames.
    Under `/api/` programs get it as JSON.
    """
    if path.startswith("/api/"):
        return as_json(status, name, "sv" if path.startswith("/api/v1/sv/") else "en", *headers)
    languages = sorted(LANGUAGES, key=lambda language: not path.startswith(f"/{language}/"))
    parts = [part(name, language) for language in languages]
    body = get_template("portal/refusal.html").render({"parts": parts, "said": list(said)}).encode()
    kind = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    framed = PRIVATE.match(path) is not None
    return REASONS[status], [*kind, *headers, *public_headers(False, False, own=framed)], body


def as_json(status: int, name: str, language: str, *headers: tuple[str, str]) -> Answer:
    """Return an error as the API tells it (contract, JSON): a name and sentences for people."""
    with override(language):
        heading, text = WORDS[name]
        body = json.dumps({"error": name, "message": f"{heading}. {text}"}, ensure_ascii=False).encode()
    kind = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    return REASONS[status], [*kind, ("Access-Control-Allow-Origin", "*"), *headers, *public_headers(False, False)], body


def part(name: str, language: str) -> dict:
    """Return heading, text and contact in one language."""
    heading, text = WORDS[name]
    edition = follower.state.guide.editions.get(language) if follower.state else None
    contact = edition.routes.first_contact if edition else None
    with override(language):
        return {"language": language, "heading": str(heading), "text": str(text), "contact": contact}


def may_be_read() -> Answer:
    """Tell a browser that asks beforehand that any site may read the API, with whatever headers it sends."""
    allowed = [("Access-Control-Allow-Methods", "GET, HEAD"), ("Access-Control-Allow-Headers", "*")]
    headers = [("Access-Control-Allow-Origin", "*"), *allowed, ("Access-Control-Max-Age", "86400")]
    return REASONS[204], [*headers, *public_headers(False, True)], b""


def wrong_method(path: str, *also: str) -> Answer:
    """Answer a method that this address does not take; it can be read, and takes those of `also`."""
    return refusal(405, "method", ("Allow", ", ".join(["GET", "HEAD", *also])), path=path)


def wrong_host(path: str = "") -> Answer:
    return refusal(400, "host", path=path)


def only_https(host: str, path: str, query: str) -> Answer:
    """Send a public request on to https; `path` is as WSGI gives it. A shared cache that knows a page by its address
    alone would give this to who comes by https too, so none may keep it."""
    location = f"https://{host}{quote(path.encode('latin-1', 'replace'))}{carried(query)}"
    headers = [("Location", location), ("Content-Length", "0"), *public_headers(False, False)]
    return REASONS[301], headers, b""


def nothing_published(path: str = "") -> Answer:
    return refusal(503, "nothing", ("Retry-After", "5"), path=path)


def too_many(path: str = "") -> Answer:
    return refusal(429, "too-many", ("Retry-After", "60"), path=path)


def failed(path: str = "") -> Answer:
    return refusal(500, "failed", path=path)


def no_database(path: str, said: Iterable[tuple[str, str]] = ()) -> Answer:
    return refusal(503, unsaved(path, "no-database"), ("Retry-After", "10"), said=said, path=path)


def busy(path: str, said: Iterable[tuple[str, str]] = ()) -> Answer:
    return refusal(503, unsaved(path, "busy"), ("Retry-After", "2"), said=said, path=path)


def not_received(status: int, path: str) -> Answer:
    """Answer who sent a form that is too large (413) or was cut (400)."""
    return refusal(status, "unreadable", path=path)


def unsaved(path: str, name: str) -> str:
    """Return the words for who could not save something: editors get `name`, visitors know nothing of databases."""
    return "report" if follower.state and path in follower.state.guide.addresses else name


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for Django where a view failed: without a database editors are told so and get back what they typed."""
    lost = is_database_loss(sys.exc_info()[1])
    return response(no_database(request.path, typed(request)) if lost else failed(request.path))


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for Django where an address that is not public leads nowhere; public ones have a page with ways on."""
    return said_to(request, 404, "missing")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for Django to who is signed in and has no right to this."""
    return said_to(request, 403, "forbidden")


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for Django to what is too large, broken or sent to another host."""
    return said_to(request, 400, "unreadable")


def said_to(request: HttpRequest, status: int, name: str) -> HttpResponse:
    """Return a page; or a line for the CMS's scripts, which show what they get inside the page that asked."""
    if request.headers.get("X-Requested-With") != "XMLHttpRequest":
        return response(refusal(status, name, said=typed(request), path=request.path))
    told = part(name, "sv" if request.path.startswith("/sv/") else "en")
    line = f"{told['heading']}. {told['text']}"
    return HttpResponse(line, status=status, content_type="text/plain; charset=utf-8")


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for Django where a form's token is not that of the session any more, or never was."""
    return response(refusal(403, "stale", said=typed(request), path=request.path))


def locked_out(request: HttpRequest, credentials: dict, *args, **kwargs) -> HttpResponse:
    """Answer for django-axes to who gave a wrong password too often."""
    return response(refusal(429, "locked", ("Retry-After", str(LOCKED)), path=request.path))


def response(answer: Answer) -> HttpResponse:
    status, headers, body = answer
    return HttpResponse(body, status=int(status[:3]), headers=dict(headers))


def is_database_loss(error: BaseException | None) -> bool:
    """Whether an error says that the database is gone, hangs, is full or takes no changes."""
    if isinstance(error, InternalError):
        return isinstance(error.__cause__, ReadOnlySqlTransaction)
    return isinstance(error, OperationalError | InterfaceError | PoolTimeout)


def typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Yield what an editor has typed into a form, without passwords and the form's own secrets."""
    try:
        sent = request.POST.items() if request.method == "POST" else ()
        for name, value in sent:
            if value.strip() and not SECRET.search(name):
                yield name, value
    except (OSError, SuspiciousOperation, BadRequest, MultiPartParserError):  # it did not arrive whole, or is no form
        return
