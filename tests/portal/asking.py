"""Asks a server over HTTP as a program does, without going where it leads."""

import urllib.error
import urllib.request
from email.message import Message


class Stay(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for the answer that it is."""

    def redirect_request(self, *args):
        return None


def whole(url: str, language: str = "en") -> tuple[int, Message, bytes]:
    """Return status, headers and body."""
    request = urllib.request.Request(url, headers={"Accept-Language": language})
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def fetched(url: str, language: str = "en") -> tuple[int, str, bytes]:
    """Return status, place of a redirect, and body."""
    status, headers, body = whole(url, language)
    return status, headers.get("Location", ""), body
