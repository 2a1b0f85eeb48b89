"""Finished pages of one published state: whole answers and their compressed forms, in bounded memory."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus

from guidance.pages import Response

Headers = list[tuple[str, str]]
Answer = tuple[str, Headers, bytes]
Key = tuple[str, str, str]  # path, canonical query, and the language of the browser where it matters
KEPT = frozenset({200, 301, 302, 404, 410})
COMPRESSED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
WORTH = 200  # bytes; shorter bodies are sent as they are
REASONS = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}
LARGEST = 48 * 1024 * 1024  # bytes of bodies that a process keeps
STRAYS = 100  # pages "not found" that are kept: there is no end to addresses that do not exist


@dataclass(slots=True)
class Finished:
    """One answer: `forms` holds it ready to be sent, by content coding ("" is none); of those, a shelf has counted
    `weighed` under `key`."""

    status: int
    headers: Headers
    body: bytes
    digest: str
    keep: bool
    counted: bool
    compressible: bool
    missed: tuple[str, str] | None = None
    forms: dict[str, Answer] = field(default_factory=dict)
    key: Key | None = None
    weighed: int = 0

    @property
    def size(self) -> int:
        return sum(len(answer[2]) for answer in list(self.forms.values())) + 1000  # others may be adding one

    def add(self, coding: str, body: bytes) -> Answer:
        """Keep the body in this coding, with the headers that belong to it; return the answer."""
        tag = f'"{self.digest[:24]}{"-" + coding if coding else ""}"'
        headers = [*self.headers, ("Content-Length", str(len(body)))]
        if self.status == 200:
            headers.append(("ETag", tag))
        if coding:
            headers.append(("Content-Encoding", coding))
        self.forms[coding] = answer = (REASONS[self.status], headers, body)
        return answer

    def form(self, codings: tuple[str, ...]) -> Answer:
        """Return the answer in the first of these codings that there is; gzip is made when asked for."""
        for coding in codings:
            if found := self.forms.get(coding):
                return found
        if "gzip" in codings and self.compressible:
            return self.add("gzip", gzip.compress(self.body, 6, mtime=0))
        return self.forms[""]


def finish(response: Response, headers: Headers, counted: bool) -> Finished:
    """Make a finished page of a rendered response; headers that the response brings itself win over `headers`."""
    own = [*response.headers, ("Content-Type", response.content_type)]
    names = {name.lower() for name, _ in own}
    whole = own + [(name, value) for name, value in headers if name.lower() not in names]
    page = Finished(
        status=response.status,
        headers=whole,
        body=response.body,
        digest=sha256(response.body).hexdigest(),
        keep=response.keep and response.status in KEPT,
        counted=counted,
        compressible=len(response.body) >= WORTH and response.content_type.startswith(COMPRESSED),
        missed=response.missed,
    )
    if page.compressible:
        varies = [value for name, value in whole if name.lower() == "vary"]
        page.headers = [(name, value) for name, value in whole if name.lower() != "vary"]
        page.headers.append(("Vary", ", ".join([*varies, "Accept-Encoding"])))
    page.add("", response.body)
    return page


class Shelf:
    """The finished pages of one published state; pages of another state never come here, however late they are."""

    def __init__(self, largest: int = LARGEST) -> None:
        self.pages: OrderedDict[Key, Finished] = OrderedDict()
        self.largest, self.size = largest, 0
        self.sizes: dict[Key, int] = {}
        self.strays: dict[Key, None] = {}  # which of them are "not found", the oldest first
        self.changing = threading.Lock()
        self.flights: dict[Key, threading.Lock] = {}

    def get(self, key: Key) -> Finished | None:
        page = self.pages.get(key)
        if page is not None:
            try:
                self.pages.move_to_end(key)
            except KeyError:  # it went this moment
                return page
        return page

    def put(self, key: Key, page: Finished) -> None:
        """Keep a page, or note that it has grown; the least recently used ones make room."""
        with self.changing:
            page.key, page.weighed = key, len(page.forms)  # before its size: what comes meanwhile is counted again
            size = page.size
            self.size += size - self.sizes.get(key, 0)
            self.pages[key], self.sizes[key] = page, size
            if page.status == 404:
                self.strays[key] = None
                if len(self.strays) > STRAYS:
                    self.drop(next(iter(self.strays)))
            while self.size > self.largest and len(self.pages) > 1:
                self.drop(self.pages.popitem(last=False)[0])  # one step: `get` moves pages without the lock

    def weigh(self, page: Finished) -> None:
        """Count the forms that a kept page has got since it was put here."""
        if page.key and len(page.forms) > page.weighed:
            self.put(page.key, page)

    def drop(self, key: Key) -> None:
        self.pages.pop(key, None)
        self.strays.pop(key, None)
        self.size -= self.sizes.pop(key, 0)

    def finished(self, key: Key, render: Callable[[], Finished]) -> Finished:
        """Return the page of an address, rendered by one thread while the others wait for it."""
        with self.flight(key):
            page = self.get(key)
            if page is None:
                page = render()
                if page.keep:
                    self.put(key, page)
        return page

    @contextmanager
    def flight(self, key: Key) -> Iterator[None]:
        lock = self.flights.setdefault(key, threading.Lock())
        with lock:
            try:
                yield
            finally:
                self.flights.pop(key, None)
