"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4


def write(path: Path, content: bytes, sync: bool = True) -> None:
    """Write a file whole or not at all: beside its place, on the disk, then renamed. OSError where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{uuid4().hex}")
    try:
        with beside.open("xb") as opened:
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
