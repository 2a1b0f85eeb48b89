"""/healthz: this process answers. /readyz: what it serves, how old that is, and what it can reach."""

import json
from collections.abc import Callable
from time import monotonic

from django.utils import timezone

from guidance.refresh import Follower, NothingPublishedError
from guidance.store import DamagedError, Store, store
from portal.finished import REASONS, Answer

LOOK = 2.0  # seconds for which what was seen on disk is not looked at again
SILENT = 5.0  # seconds without an answer after which the database counts as out of reach
BEHIND = 60.0  # seconds after which a generation ought to be on disk


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
    age = max(0, round((timezone.now() - raised).total_seconds())) if raised else None
    said = {
        "status": "ok",
        "generation": state.guide.generation,
        "raised": raised.isoformat() if raised else None,
        "age_seconds": age,
        "as_of": state.head.as_of.isoformat() if state.head.as_of else None,
        "pinned": state.head.pinned,
        "database": database(follower),
        "served_from": "disk" if state.stored else "database",
        "store": compared(disk(), state.guide.generation, age or 0),
    }
    return answer(200, said)


def compared(disk: dict, generation: int, age: float) -> dict:
    """Return what the store looks like beside what is served: the process that writes may be another one, and fail."""
    behind = disk["status"] == "ok" and disk["newest"] != generation and age > BEHIND
    return disk | {"status": "behind"} if behind else disk


class Disk:
    """What the store looks like, looked at again after a while, so that asking often costs nothing."""

    def __init__(self) -> None:
        self.said: dict = {}
        self.until = 0.0

    def __call__(self) -> dict:
        if monotonic() >= self.until:
            self.said = stored(store())
            self.until = monotonic() + LOOK
        return self.said


disk = Disk()


def stored(kept: Store) -> dict:
    """Return how many generations are kept, the newest that is whole, and which newer ones are damaged."""
    paths, damaged = kept.manifests(), {}
    for path in paths:
        try:
            manifest = kept.read(path)
            wrong = kept.verify(manifest, pages=False)
        except DamagedError as error:
            wrong = [str(error)]
        if not wrong:
            break
        damaged[path.name] = wrong[0]
    whole = manifest if len(damaged) < len(paths) else None
    return {
        "status": kept.problem or ("damaged" if damaged else "ok" if whole else "empty"),
        "kept": len(paths),
        "newest": whole.number if whole else None,
        "complete": bool(whole and whole.complete),
        "damaged": damaged,
    }


def database(follower: Follower) -> str:
    silent = follower.process is not None and monotonic() - follower.looked > SILENT
    return "reachable" if follower.reachable and not silent else "not reachable"


ANSWERS: dict[str, Callable[[Follower], Answer]] = {"/healthz": healthz, "/readyz": readyz}
