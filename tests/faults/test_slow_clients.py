"""Clients that send or read as slowly as they like are in nobody's way."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest

from tests.faults import load

pytestmark = pytest.mark.faults

LOGIN = "/en/admin/login/"
LARGE = "/static/djangocms_text/bundles/bundle.tiptap.min.js.map"  # more than the sockets hold


def opened(base: str, head: str, body: bytes, small: bool = False) -> socket.socket:
    """Return a connection on which a request was begun."""
    host, port = urlsplit(base).netloc.split(":")
    client = socket.socket()
    if small:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(20)
    client.connect((host, int(port)))
    client.sendall(f"{head}\r\nHost: {host}:{port}\r\n\r\n".encode() + body)
    return client


@contextmanager
def many(base: str, number: int, *request, **how) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(number):
            stack.enter_context(opened(base, *request, **how))
        time.sleep(1)
        yield


def test_slow_senders_leave_room_for_everybody_else(portal, addresses):
    head = f"POST {LOGIN} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000"

    with many(portal, 30, head, b"text=and+the+rest+never+comes"):
        answers = [load.fetch(portal, path) for path in [*addresses[:40], LOGIN]]

    assert {seen.status for seen in answers} == {200}
    load.until(lambda: load.fetch(portal, LOGIN, body=b"text=x").status == 403, 10)


def test_slow_readers_of_large_files_leave_room_for_everybody_else(portal, addresses):
    with many(portal, 24, f"GET {LARGE} HTTP/1.1", b"", small=True):
        answers = [load.fetch(portal, path) for path in [*addresses[:40], LOGIN]]

    assert {seen.status for seen in answers} == {200}


def test_a_form_that_comes_in_pieces_arrives_whole(portal):
    pieces = [b"text=" + b"first+", b"and+" * 20_000, b"last"]
    length = sum(len(piece) for piece in pieces)
    kind = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close"

    with opened(portal, f"POST {LOGIN} HTTP/1.1\r\n{kind}\r\nContent-Length: {length}", b"") as client:
        for piece in pieces:
            time.sleep(0.4)
            client.sendall(piece)
        answer = b"".join(iter(lambda: client.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"first " + b"and " * 20_000 + b"last" in answer
