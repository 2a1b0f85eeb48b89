"""Every address that ever was public, kept for ever: old links lead on because of these rows."""

from collections.abc import Mapping
from threading import Lock

from guidance.models import Address

AT_ONCE = 500  # paths in one question to the database
_known: set[str] = set()
_lock = Lock()


def remember(paths: Mapping[str, tuple[str, str]]) -> int:
    """Keep paths ({path: (language, key)}) that are not kept yet, and return how many that were.

    A path belongs to its first key; publishing refuses it to another (`owner_of`). Safe to be called by several
    processes at once, with the same paths.
    """
    added = 0
    names = list(paths)
    for at in range(0, len(names), AT_ONCE):
        some = names[at : at + AT_ONCE]
        there = set(Address.objects.filter(path__in=some).values_list("path", flat=True))
        rows = [Address(path=path, language=paths[path][0], key=paths[path][1]) for path in some if path not in there]
        Address.objects.bulk_create(rows, ignore_conflicts=True)
        added += len(rows)
    return added


def told(before, state, changes) -> None:
    """Keep the addresses of each guide that this process shows; the follower calls it after every new generation.

    What the database could not take is tried again until it has worked, at each look of the follower: addresses of
    today's guide and of former ones that this process has not seen in the database yet.
    """
    guide = state.guide
    with _lock:
        new = {path: place for path, place in (*guide.former.items(), *guide.addresses.items()) if path not in _known}
        if new:
            remember(new)
            _known.update(new)


def owner_of(path: str) -> str | None:
    """Return the key that a path led to at any time, or None for one that never was public."""
    return Address.objects.filter(path=path).values_list("key", flat=True).first()
