"""The server: granian, with a listening socket that outlives its workers.

`python -m portal.server HOST PORT WORKERS [APPLICATION]`
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.server import MPServer, mp
from granian.server.common import SocketSpec
from granian.wsgi import _callback_wrapper as as_wsgi

THREADS = 3  # for what is answered at once and for receiving forms; what may wait has threads of its own
READY = 5.0  # seconds from the start of a worker to the end of the one it replaces
PATIENCE = 10  # seconds for a worker to end; one that is told to while it starts would never hear it


def called(application: Callable, scope_opts: dict[str, Any], access_log_fmt: None = None) -> Callable:
    """Return what granian calls for each request: the portal divides its threads, other applications are plain WSGI."""
    if not hasattr(application, "beyond"):
        return as_wsgi(application, scope_opts, access_log_fmt)
    from portal.threads import Divided  # in a worker only: the first process does without Django

    return Divided(application, scope_opts)


mp._wsgi_call_wrap = called  # granian has no other door to the connection behind a WSGI application


class NoMemory(dict):
    """Granian ends itself when a worker dies twice within seconds; visitors are better served by another worker."""

    def __setitem__(self, key: Any, value: Any) -> None:
        """Forget."""


class Server(MPServer):
    """Workers share one socket that the first process holds: while all of them are away, connections wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.respawned_wrks = NoMemory()

    def _init_shared_socket(self) -> None:
        self._shd = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._ssp = self._sso = None


def finish_what_runs() -> None:
    """Ask Linux not to interrupt a thread of ours for the next one that becomes ready; workers inherit the wish.

    A finished page takes microseconds and passes two threads: most of its time went into changing between them.
    """
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):  # a container may forbid it
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def main(host: str, port: str, workers: str, application: str = "portal.wsgi:application") -> None:
    finish_what_runs()
    Server(
        application,
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=int(workers),
        blocking_threads=THREADS,
        websockets=False,
        log_access=False,
        respawn_failed_workers=True,
        respawn_interval=READY,
        workers_kill_timeout=PATIENCE,
        working_dir=Path(__file__).resolve().parent.parent,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
