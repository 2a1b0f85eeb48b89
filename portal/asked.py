"""What a raw request means; the meaning of headers that come again and again is remembered."""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.http.request import split_domain_port, validate_host

MOST = 500  # raw values whose meaning is remembered
REFUSED = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*\Z")
OUR_HOSTS = (".localhost", "127.0.0.1", "[::1]")  # where ALLOWED_HOSTS names none
# What is not public: editors' doors, their CMS, and files. Django answers these.
PRIVATE = re.compile(
    r"/(?:(?:en|sv)/)?(?:admin|cms_login|cms_wizard)(?:/|\Z)|/(?:static|media|uploads)/|/go/[A-Za-z0-9-]+/edit/?\Z"
)
Meaning = TypeVar("Meaning")


class Remembered(Generic[Meaning]):
    """A function of a header's raw value that is asked once for each of a bounded number of values."""

    def __init__(self, read: Callable[[str], Meaning]) -> None:
        self.read = read
        self.known: dict[str, Meaning] = {}

    def __call__(self, raw: str) -> Meaning:
        found = self.known.get(raw)
        if found is None:
            if len(self.known) >= MOST:
                self.known.clear()
            found = self.known[raw] = self.read(raw)
        return found


def path_of(environ: dict[str, Any]) -> str:
    """Return the path that a request asks for, as it is read; WSGI hands over its bytes as if they were latin-1."""
    return (environ.get("PATH_INFO") or "/").encode("latin-1", "replace").decode("utf-8", "replace")


def codings(accepts: str) -> tuple[str, ...]:
    """Return which of our content codings an Accept-Encoding header takes, the best first; with q=0 one is refused."""
    taken: dict[str, bool] = {}
    for part in accepts.lower().split(","):
        name, _, weight = part.partition(";")
        taken[name.strip()] = not REFUSED.match(weight)
    return tuple(coding for coding in ("br", "gzip") if taken.get(coding, taken.get("*", False)))


def is_ours(host: str) -> bool:
    """Whether a Host header names this portal, as ALLOWED_HOSTS says."""
    name, _ = split_domain_port(host)
    return bool(name) and validate_host(name, settings.ALLOWED_HOSTS or OUR_HOSTS)
