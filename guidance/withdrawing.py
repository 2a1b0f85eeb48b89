"""Published copies of uploads that nothing shows any more are taken away.

Several hosts may share the folder of copies. Each touches, once an hour, those that its guide or one of its kept
generations names; what nobody has touched for a day is needed by nobody.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from guidance import codec
from guidance.guide import Guide
from guidance.store import DamagedError, Store
from guidance.uploads import folder

NAME = r"[0-9a-f]{32}\.(?:pdf|webp)"
OURS = re.compile(rf"{NAME}(?:\.[0-9a-f]+)?\Z|\.[0-9a-f]{{32}}\Z")  # copies, and what a dead process left of them
CLOCK = ".clock"  # the storage's own time, the one that all hosts share
UNTOUCHED = 24 * 3600  # seconds after which a copy that nobody needs goes


class Withdrawing:
    """Looks after the folder of copies for one host."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.named: dict[str, set[str]] = {}  # digest of a stored part → the copies that it names
        self.looked = False

    def look(self, guide: Guide) -> int:
        """Touch what this host needs, then remove what nobody does; return how many went.

        The first look only touches: other hosts may have begun at the same time. Nothing goes while a kept generation
        cannot be read: it may be mended, and its copies are then needed.
        """
        touch(named_in(codec.encode(guide).values()))
        with suppress(DamagedError):
            touch(self.named_in_kept())
            if folder().is_dir() and self.looked:
                return remove_untouched()
        self.looked = True
        return 0

    def named_in_kept(self) -> set[str]:
        """Return the copies that the kept generations name; DamagedError where one of those cannot be read."""
        number = len(self.store.manifests())
        kept = [manifest for _, manifest in self.store.kept()]
        if len(kept) < number:
            raise DamagedError("a kept generation cannot be read")
        digests = {digest for manifest in kept for digest in manifest.guide.values()}
        known = {digest: self.named[digest] for digest in digests & self.named.keys()}
        self.named = known | {digest: named_in([self.store.get(digest)]) for digest in digests - known.keys()}
        return set().union(*self.named.values())


def named_in(parts: Iterable[bytes]) -> set[str]:
    """Return the names of the copies that parts of a guide, as they are stored, hold addresses of."""
    address = re.compile(rf"{settings.MEDIA_URL}({NAME})".encode())
    return {name.decode() for part in parts for name in address.findall(part)}


def touch(names: Iterable[str]) -> None:
    """Say that these copies are needed. One that is not there is not missed here: its page has words in its place, or
    it was withdrawn."""
    for name in names:
        with suppress(FileNotFoundError):
            os.utime(folder() / name)


def remove_untouched() -> int:
    """Remove the copies that nobody has touched for a day, and return how many went."""
    clock = folder() / CLOCK
    clock.touch()
    since = clock.stat().st_mtime - UNTOUCHED
    return sum(removed(path, since) for path in folder().iterdir() if OURS.match(path.name))


def removed(path: Path, since: float) -> bool:
    """Remove a file unless it was touched since; also if somebody touches it at this very moment, it stays."""
    aside = path.with_name(f".{uuid4().hex}")
    with suppress(FileNotFoundError):
        if path.stat().st_mtime < since:
            path.rename(aside)
            if aside.stat().st_mtime < since:
                aside.unlink()
                return True
            aside.rename(path)
    return False
