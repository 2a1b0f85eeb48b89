"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from uuid import uuid4


def write(path: Path, content: bytes, sync: bool = True, mode: int = 0o666) -> None:
    """Write a file whole or not at all: beside its place, on the disk, then renamed. OSError where that fails.

    `mode` says who may read and write it, as far as the process's own umask lets them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{uuid4().hex}")
    try:
        with open(beside, "xb", opener=partial(os.open, mode=mode)) as opened:
            opened.write(content)
            opened.flush()
            if sync:
                os.fsync(opened.fileno())
        beside.rename(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    if sync:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
