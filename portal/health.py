"""/healthz: this process answers. /readyz: what it serves, how old that is, and what it can reach."""

import json
from collections.abc import Callable
from time import monotonic

from django.utils import timezone

from guidance.refresh import Follower, NothingPublishedError
from portal.finished import REASONS, Answer

SILENT = 5.0  # seconds without an answer after which the database counts as out of reach


def answer(status: int, said: dict) -> Answer:
    body = json.dumps(said).encode()
    headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return REASONS[status], headers, body


def healthz(follower: Follower) -> Answer:
    """The process answers; this says nothing about what."""
    return answer(200, {"status": "ok"})


def readyz(follower: Follower) -> Answer:
    """Return 200 with the generation that is served, or 503 where there is nothing to serve."""
    try:
        state = follower.present()
    except NothingPublishedError:
        return answer(503, {"status": "nothing to serve", "generation": None, "database": database(follower)})
    raised = state.head.raised
    said = {
        "status": "ok",
        "generation": state.guide.generation,
        "raised": raised.isoformat() if raised else None,
        "age_seconds": max(0, round((timezone.now() - raised).total_seconds())) if raised else None,
        "as_of": state.head.as_of.isoformat() if state.head.as_of else None,
        "pinned": state.head.pinned,
        "database": database(follower),
        "served_from": "disk" if state.stored else "database",
    }
    return answer(200, said)


def database(follower: Follower) -> str:
    silent = follower.process is not None and monotonic() - follower.looked > SILENT
    return "reachable" if follower.reachable and not silent else "not reachable"


ANSWERS: dict[str, Callable[[Follower], Answer]] = {"/healthz": healthz, "/readyz": readyz}
