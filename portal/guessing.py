"""Slows down whoever tries out codes of link sets, by where the requests come from."""

from django.conf import settings
from django.http import HttpRequest

from guidance import codes

SETS = "/go/set/"


def client(environ: dict) -> str:
    """Return where a request comes from: the other end of the connection, or of that to the outermost proxy of ours.

    Each of `TRUSTED_PROXIES` proxies adds one entry to X-Forwarded-For; whatever stands before those was written by
    the client. Without a proxy, or where entries are missing, all of it was.
    """
    said = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.TRUSTED_PROXIES <= len(said):
        return said[-settings.TRUSTED_PROXIES].strip() or environ.get("REMOTE_ADDR", "")
    return environ.get("REMOTE_ADDR", "")


def client_of(request: HttpRequest) -> str:
    """Return the same for the throttle of signing in."""
    return client(request.META)


def refused(path: str, environ: dict) -> bool:
    """Whether a code must not be looked up now, right or wrong, because too many wrong ones came from there."""
    return path.startswith(SETS) and not codes.allowed(client(environ))


def noted(path: str, environ: dict, status: int) -> None:
    """Note an answer to a wrong code."""
    if status == 404 and path.startswith(SETS):
        codes.wrong(client(environ))
