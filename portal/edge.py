"""The outermost layer: finished pages by generation, in front of sessions, authentication and the database."""

import logging
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest

from guidance.language import preferred
from guidance.public import canonical_query, respond
from guidance.refresh import NothingPublishedError, State, follower
from portal import guessing, health, refusals
from portal.asked import PRIVATE, Remembered, codings, is_ours, path_of
from portal.compressing import compressor
from portal.finished import Answer, Finished, Key, Shelf, finish
from portal.headers import public_headers
from portal.ready import Ready

logger = logging.getLogger(__name__)
Environ = dict[str, Any]
JUDGED = "portal.edge"  # in an environ: this is not ours to answer
READING = frozenset({"GET", "HEAD"})
FORMS = frozenset({"accessibility"})  # keys of the public pages that take a POST
BY_LANGUAGE = re.compile(r"/(?!(?:en|sv|api|embed)/)")  # what is answered in the language of the browser
WITHOUT_PARAMETERS = re.compile(
    r"/api/v1/(?:openapi\.json|\w\w/(?:guide|sections/|units/))|/(?:sitemap\.xml|robots\.txt|\.well-known/)"
)
FILES = re.compile(r"/(?:static|media)/")  # Django reads these without the database
MOST_EDITORS = 6  # requests at a time that may wait for the database; portal.threads has more threads than that

# Called for each answer that counts (a permanent address, something looked for in vain): path, status, what was missed.
observers: list[Callable[[str, int, tuple[str, str] | None], None]] = []


class Finishing:
    """Answers public requests with finished pages of the current guide, rendering what is not finished yet."""

    def __init__(self) -> None:
        self.place: tuple[State | None, Shelf] = (None, Shelf())
        self.placing = threading.Lock()
        self.codings, self.language = Remembered(codings), Remembered(preferred)
        self.host_is_ours = Remembered(is_ours)
        self.ready = Ready(follower)

    def reply(self, environ: Environ) -> Answer | None:
        """Return the whole answer to a public request, or None where Django has to answer."""
        method, path = environ["REQUEST_METHOD"], path_of(environ)
        if PRIVATE.match(path):
            return None
        if path in health.ANSWERS and method in READING:  # whoever watches this process may know no name of it
            return health.ANSWERS[path](follower)
        host = environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")
        if not self.host_is_ours(host):
            return refusals.wrong_host(path)
        if self.insecure(environ):
            return refusals.only_https(host, environ["PATH_INFO"] or "/", environ.get("QUERY_STRING", ""))
        if method not in READING:
            return self.other_method(method, path)
        if guessing.refused(path, environ):
            return refusals.too_many(path)
        try:
            state, shelf = self.now()
        except NothingPublishedError:
            return refusals.nothing_published(path)
        said = environ.get("QUERY_STRING", ""), environ.get("HTTP_ACCEPT_LANGUAGE", "")
        page = self.page(state, shelf, path, *said)
        guessing.noted(path, environ, page.status)
        if (page.counted or page.missed) and method == "GET":
            observe(path, page)
        answer = self.delivered(page, environ, method)
        shelf.weigh(page)
        if page.keep and path in state.guide.addresses:
            self.ready.put(environ, state, page, answer)
        return answer

    def page(self, state: State, shelf: Shelf, path: str, query: str, accept_language: str) -> Finished:
        """Return the finished page of an address, out of the shelf or rendered now.

        Path and query stay apart in the shelf's keys: a question mark in a path is a part of its name.
        """
        language = self.language(accept_language) if BY_LANGUAGE.match(path) else ""
        if not query and (page := shelf.get((path, "", language))):
            return self.to_compress(shelf, (path, "", language), page)
        said = "" if WITHOUT_PARAMETERS.match(path) else canonical_query(state.guide, path, query)
        if said is None:
            return self.rendered(state.guide, path, query, language or accept_language)
        key = (path, said, language)
        page = shelf.get(key) or shelf.finished(
            key, lambda: self.rendered(state.guide, path, said, language or accept_language)
        )
        return self.to_compress(shelf, key, page)

    def to_compress(self, shelf: Shelf, key: Key, page: Finished) -> Finished:
        if "br" not in page.forms and page.keep and page.compressible and page.status == 200:
            compressor.add(shelf, key, page)
        return page

    def finished(self, state: State, path: str, query: str, language: str) -> Finished:
        """Return the finished page of an address in this very state, for who keeps it."""
        key = (path, query, language if BY_LANGUAGE.match(path) else "")
        shelf = self.place[1] if self.place[0] is state else Shelf()
        return shelf.finished(key, lambda: self.rendered(state.guide, path, query, language))

    def grown(self, state: State, page: Finished) -> None:
        """Count what a page of this state has become in addition, for who keeps it."""
        current, shelf = self.place
        if current is state:
            shelf.weigh(page)

    def now(self) -> tuple[State, Shelf]:
        """Return the present state and its own shelf. A page that is finished late lands on the shelf of its own state,
        which nobody reads any more: an old page cannot come back."""
        state = follower.present()
        if self.place[0] is not state:
            with self.placing:
                if follower.state is not state:  # it has turned this moment
                    return state, Shelf()
                if self.place[0] is not state:
                    self.place = (state, Shelf())
        place = self.place
        return place if place[0] is state else (state, Shelf())

    def rendered(self, guide, path: str, query: str, language: str) -> Finished:
        response = respond(guide, path, query, language)
        go = path.startswith("/go/")
        kept = response.status in (200, 301, 302, 404, 410) and not go
        return finish(response, public_headers(path.startswith("/embed/"), kept), counted=go or response.status == 404)

    def delivered(self, page: Finished, environ: Environ, method: str) -> Answer:
        """Return the page in the form this client takes, or 304 where it has it already."""
        accepts = environ.get("HTTP_ACCEPT_ENCODING")
        answer = page.form(self.codings(accepts)) if accepts else page.forms[""]
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and page.status == 200 and (page.digest[:24] in known or known.strip() == "*"):
            kept = [(name, value) for name, value in answer[1] if name not in ("Content-Length", "Content-Type")]
            return "304 Not Modified", kept, b""
        return (answer[0], answer[1], b"") if method == "HEAD" else answer

    def other_method(self, method: str, path: str) -> Answer | None:
        """Let forms through to Django; everything else that is public can only be read, the API from any site."""
        if path.startswith("/api/"):
            return refusals.may_be_read() if method == "OPTIONS" else refusals.wrong_method(path, "OPTIONS")
        try:
            key = follower.current().addresses.get(path, ("", ""))[1]
        except NothingPublishedError:
            return refusals.nothing_published(path)
        if key in FORMS:
            return None if method == "POST" else refusals.wrong_method(path, "POST")
        return refusals.wrong_method(path)

    def insecure(self, environ: Environ) -> bool:
        """Whether this request has to come by https first; what came by https is judged as Django does."""
        if not settings.SECURE_SSL_REDIRECT:
            return False
        said = environ.get("HTTP_X_FORWARDED_PROTO", environ.get("wsgi.url_scheme", ""))
        return said.split(",", 1)[0].strip() != "https"


def observe(path: str, page: Finished) -> None:
    for told in observers:
        try:
            told(path, page.status, page.missed)
        except Exception:  # counting is never in the way of a page
            logger.exception("An answer could not be counted")


finishing = Finishing()


class Edge:
    """WSGI: public requests are answered here, the others go on to Django, as many at a time as leave room."""

    def __init__(self, application: Callable) -> None:
        self.application = application
        self.at_once = finishing.ready.get
        self.room = threading.BoundedSemaphore(MOST_EDITORS)

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        answer = self.at_once(environ) or answer_or_error(environ)
        if answer is None:
            return self.beyond(environ, start_response)
        status, headers, body = answer
        start_response(status, headers)
        return [body]  # a list: granian sends it in one piece, and anything else as a stream

    def beyond(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        """Let Django answer what is not public: files, and editors for as long as the database is not known to be away
        and does not hang for so many others already."""
        environ[JUDGED] = True
        path = path_of(environ)
        if FILES.match(path):
            return self.application(environ, start_response)
        if follower.process is not None and follower.reachable is False:
            status, headers, body = refusals.no_database(path, refusals.typed(WSGIRequest(environ)))
        elif not self.room.acquire(blocking=False):
            status, headers, body = refusals.busy(path, refusals.typed(WSGIRequest(environ)))
        else:
            try:
                return self.application(environ, start_response)
            finally:
                self.room.release()
        start_response(status, headers)
        return [body]


def answer_or_error(environ: Environ) -> Answer | None:
    """Return the answer to a public request; a page that cannot be rendered becomes a readable one that says so."""
    try:
        return finishing.reply(environ)
    except Exception:
        logger.exception("A public page could not be rendered: %s", environ.get("PATH_INFO"))
        return refusals.failed(path_of(environ))
