"""The import itself: one transaction, and an editor's work is never overwritten."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from guidance.importing.reading import read_guide
from guidance.importing.texts import importer
from guidance.importing.things import State, Thing, things
from guidance.models import Import

NEW, CHANGED, SAME, KEPT = "new", "changed", "same", "kept"


def fingerprint(state: State) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True, default=str).encode()).hexdigest()


def verdict(wanted: State, current: State, last: str | None) -> str:
    """Say what becomes of a thing: `current` is its state now, `last` the fingerprint of what was last imported.

    What an editor changed or removed since the last import, or made before the first one, is kept.
    """
    if current == wanted or (current is None and not wanted):
        return SAME
    if current is None:
        return NEW if last is None else KEPT
    return CHANGED if fingerprint(current) == last else KEPT


def import_guide(folder: Path, dry_run: bool, tell: Callable[[Thing, str], None]) -> dict[str, int]:
    """Import the fixtures of a folder and return how many things are new, changed, the same or kept.

    `tell` hears of each thing. Raises FixtureError before anything is written.
    """
    guide = read_guide(folder)
    counts = dict.fromkeys((NEW, CHANGED, SAME, KEPT), 0)
    with transaction.atomic():
        remembered = dict(Import.objects.values_list("thing", "fingerprint"))
        for thing in things(guide, importer()):
            result = bring(thing, remembered.get(thing.name))
            counts[result] += 1
            tell(thing, result)
        if dry_run:
            transaction.set_rollback(True)
    return counts


def bring(thing: Thing, last: str | None) -> str:
    """Write one thing where it is new or unchanged since the last import, and remember what it became."""
    result = verdict(thing.wanted, thing.read(), last)
    if result in (NEW, CHANGED):
        thing.write(thing.wanted)
    if result in (NEW, CHANGED) or (result == SAME and last is None):
        Import.objects.update_or_create(thing=thing.name, defaults={"fingerprint": fingerprint(thing.read())})
    return result
