"""A proxy between the portal and its database that breaks things on purpose: delay, reset, black hole."""

import select
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PASS, RESET, HOLE = "pass", "reset", "hole"
LINGER = struct.pack("ii", 1, 0)  # close with a reset instead of a goodbye


class Proxy:
    """Forwards TCP to a port of this machine. `mode` can be changed at any time and holds for open connections too."""

    def __init__(self, target: int) -> None:
        self.target, self.mode, self.delay = target, PASS, 0.0
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.port = self.listening.getsockname()[1]
        self.open: set[socket.socket] = set()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listening.accept()
                threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client: socket.socket) -> None:
        """Forward both ways until one side ends, as the mode allows."""
        if self.mode == RESET:
            return reset(client)
        self.wait_out_of_the_hole()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.target)) as server, client:
            self.open |= {client, server}
            try:
                self.forward(client, server)
            finally:
                self.open -= {client, server}

    def forward(self, client: socket.socket, server: socket.socket) -> None:
        while True:
            for ready in select.select([client, server], [], [], 0.05)[0]:
                content = ready.recv(65536)
                if not content:
                    return
                time.sleep(self.delay)
                self.wait_out_of_the_hole()
                (server if ready is client else client).sendall(content)

    def wait_out_of_the_hole(self) -> None:
        while self.mode == HOLE:
            time.sleep(0.02)

    def cut(self) -> None:
        """Refuse from now on, and reset what is open."""
        self.mode = RESET
        for each in list(self.open):
            reset(each)

    def close(self) -> None:
        self.cut()
        self.listening.close()


def reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER)
        end.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        end.close()


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
