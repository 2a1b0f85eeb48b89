"""Few threads answer visitors and others wait: granian's own answer what is public, and hand on what is not.

granian wakes its threads in turn. With many of them, most of a finished page's time goes into changing between threads;
with few, editors who wait for the database, or a slow reader of a file, would be in the way of visitors.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from granian.wsgi import _callback_wrapper as as_wsgi

from portal import refusals
from portal.asked import path_of
from portal.edge import Edge, Environ, answer_or_error
from portal.receiving import receive

logger = logging.getLogger(__name__)
WAITING = 16  # threads of a process; portal.edge lets fewer wait for the database: the rest is for files


class Divided:
    """What granian calls for each request to the portal, in one of its own threads."""

    def __init__(self, edge: Edge, scope_opts: dict[str, Any]) -> None:
        self.at_once = edge.at_once
        self.beyond: Callable[[Any, Environ], Any] = as_wsgi(edge.beyond, scope_opts)
        self.waiting = ThreadPoolExecutor(WAITING, "waiting")

    def __call__(self, connection: Any, environ: Environ) -> None:
        """Answer at once, or let a thread that may wait do it; a form is received first, for granian takes away what
        has not been read when its own thread is done."""
        answer = self.at_once(environ) or answer_or_error(environ) or receive(environ)
        if answer is None:
            self.waiting.submit(self.wait, connection, environ)
            return
        status, headers, body = answer
        connection.response_bytes(int(status[:3]), headers, body)

    def wait(self, connection: Any, environ: Environ) -> None:
        try:
            with environ["wsgi.input"]:
                self.beyond(connection, environ)
        except Exception:
            logger.exception("A request could not be answered: %s", environ["PATH_INFO"])
            status, headers, body = refusals.failed(path_of(environ))
            connection.response_bytes(int(status[:3]), headers, body)
