"""A proxy between the portal and its database that breaks things on purpose: delay, reset, black hole.

It is a process of its own, so that what a test does meanwhile does not slow it down.
"""

import multiprocessing
import select
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PASS, RESET, HOLE = 0, 1, 2
LINGER = struct.pack("ii", 1, 0)  # close with a reset instead of a goodbye
LOOK = 0.02  # seconds between two looks at the mode


class Proxy:
    """Forwards TCP to a port of this machine. `mode` can be changed at any time and holds for open connections too."""

    def __init__(self, target: int) -> None:
        start = multiprocessing.get_context("spawn")
        self.said = start.Array("d", [PASS, 0.0])  # mode, seconds of delay for each piece
        ours, theirs = start.Pipe()
        self.process = start.Process(target=run, args=(target, self.said, theirs), daemon=True)
        self.process.start()
        self.port: int = ours.recv()

    @property
    def mode(self) -> int:
        return int(self.said[0])

    @mode.setter
    def mode(self, mode: int) -> None:
        self.said[0] = mode

    @property
    def delay(self) -> float:
        return self.said[1]

    @delay.setter
    def delay(self, seconds: float) -> None:
        self.said[1] = seconds

    def close(self) -> None:
        self.process.kill()
        self.process.join()


def run(target: int, said, report) -> None:
    listening = socket.create_server(("127.0.0.1", 0), backlog=100)
    report.send(listening.getsockname()[1])
    while True:
        client, _ = listening.accept()
        threading.Thread(target=serve, args=(client, target, said), daemon=True).start()


def serve(client: socket.socket, target: int, said) -> None:
    """Forward both ways until one side ends, as the mode allows."""
    with client, suppress(OSError):
        if not may_pass(said):
            reset(client)
            return
        with socket.create_connection(("127.0.0.1", target)) as server:
            forward(client, server, said)
            if said[0] == RESET:
                reset(client)
                reset(server)


def forward(client: socket.socket, server: socket.socket, said) -> None:
    for each in (client, server):
        each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    while said[0] != RESET:
        for ready in select.select([client, server], [], [], LOOK)[0]:
            content = ready.recv(65536)
            if not content:
                return
            time.sleep(said[1])
            if not may_pass(said):
                return
            (server if ready is client else client).sendall(content)


def may_pass(said) -> bool:
    """Wait for as long as everything is swallowed; False where connections are cut."""
    while said[0] == HOLE:
        time.sleep(LOOK)
    return said[0] != RESET


def reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER)


@contextmanager
def proxied(database_url: str) -> Iterator[tuple[Proxy, str]]:
    """A proxy in front of the database of this address; yields it with the address that leads through it."""
    before, _, rest = database_url.rpartition(":")
    port, _, name = rest.partition("/")
    proxy = Proxy(int(port))
    try:
        yield proxy, f"{before}:{proxy.port}/{name}"
    finally:
        proxy.close()
