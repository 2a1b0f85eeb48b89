"""Slows down whoever tries out codes of link sets, by where the requests come from."""

from guidance import codes

SETS = "/go/set/"


def client(environ: dict) -> str:
    """Return where a request comes from: what the nearest proxy says, else the other end of the connection.

    Only the last entry counts; whatever stands before it was written by the client.
    """
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return forwarded or environ.get("REMOTE_ADDR", "")


def refused(path: str, environ: dict) -> bool:
    """Whether a code must not be looked up now, right or wrong, because too many wrong ones came from there."""
    return path.startswith(SETS) and not codes.allowed(client(environ))


def noted(path: str, environ: dict, status: int) -> None:
    """Note an answer to a wrong code."""
    if status == 404 and path.startswith(SETS):
        codes.wrong(client(environ))
