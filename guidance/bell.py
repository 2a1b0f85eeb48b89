"""A few bytes in DATA_DIR that every process of a host sees at once: who commits rings, who serves looks."""

import contextlib
import os
from pathlib import Path

SIZE = 8  # bytes: a number, least significant byte first


class Bell:
    """The number that was last rung. A folder that cannot be written makes it silent, never an error.

    It is read with `pread` instead of being mapped: a file that is cut while it is mapped kills the process.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fd: int | None = None

    def ring(self, number: int) -> None:
        with contextlib.suppress(OSError):
            os.pwrite(self.opened(), number.to_bytes(SIZE, "little"), 0)

    def seen(self) -> bytes:
        """Return what was last rung, or nothing; any difference to last time means that somebody rang."""
        try:
            return os.pread(self.opened(), SIZE, 0)
        except OSError:
            return b""

    def opened(self) -> int:
        if self.fd is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        return self.fd

    def reopen(self) -> None:
        """Forget a file that has been removed or replaced; called now and then, not with each look."""
        if self.fd is None:
            return
        with contextlib.suppress(OSError):
            if os.fstat(self.fd).st_nlink and os.fstat(self.fd).st_ino == self.path.stat().st_ino:
                return
        with contextlib.suppress(OSError):
            os.close(self.fd)
        self.fd = None
