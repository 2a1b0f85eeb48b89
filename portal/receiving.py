"""Forms are received whole before anybody works on them: a form comes as slowly as its sender likes."""

import logging
import threading
from contextlib import ExitStack
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO

from portal import refusals
from portal.asked import path_of
from portal.finished import Answer

logger = logging.getLogger(__name__)
MOST_SENDERS = 2  # at a time; fewer than portal.server has threads, so that one is always there for visitors
LARGEST = 25 * 1024 * 1024  # bytes: an upload of 20 MB and the form around it, as deploy/nginx.conf has it
IN_MEMORY = 1024 * 1024  # bytes; what is larger waits on disk
PIECE = 64 * 1024  # bytes that are read at a time

senders = threading.BoundedSemaphore(MOST_SENDERS)


def receive(environ: dict[str, Any]) -> Answer | None:
    """Put the whole body of a request in the place of the one that still arrives; return a refusal where that fails."""
    path, said = path_of(environ), environ.get("CONTENT_LENGTH", "")
    length = int(said) if said.isdecimal() else 0
    if not length:
        environ["wsgi.input"] = BytesIO()
        return None
    if length > LARGEST:
        return refusals.not_received(413, path)
    if not senders.acquire(blocking=False):
        return refusals.busy(path)
    try:
        environ["wsgi.input"] = copied(environ["wsgi.input"], length)
    except EOFError:
        return refusals.not_received(400, path)
    except OSError:
        logger.exception("A form found no room on disk")
        return refusals.failed(path)
    finally:
        senders.release()
    return None


def copied(source: Any, length: int) -> BinaryIO:
    """Return so many bytes of a source as a file. Raises EOFError where it ends before, OSError on a full disk."""
    with ExitStack() as closing:
        body = closing.enter_context(SpooledTemporaryFile(IN_MEMORY))
        while length:
            piece = source.read(min(length, PIECE))
            if not piece:
                raise EOFError
            body.write(piece)
            length -= len(piece)
        body.seek(0)
        closing.pop_all()  # from here on it is closed by whoever gets it
        return body
