"""A poor line: a server in front of another that passes its pages on piece by piece, as a slow phone gets them."""

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PIECES = 20


class Passing(BaseHTTPRequestHandler):
    """Answers with what the server behind says; HTML in pieces, the rest at once."""

    protocol_version = "HTTP/1.1"
    behind = ""
    pause = 0.0

    def do_GET(self) -> None:
        """Ask the server behind and pass its answer on."""
        try:
            answer = urllib.request.urlopen(self.behind + self.path)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body, kind = answer.read(), answer.headers["Content-Type"]
        self.send_response(answer.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        size = len(body) // PIECES if kind.startswith("text/html") else len(body)
        with suppress(ConnectionError):  # the reader has gone on
            for start in range(0, len(body), size):
                self.wfile.write(body[start : start + size])
                time.sleep(self.pause)

    def log_message(self, *args: object) -> None:
        """Keep the tests' output free of requests."""


@contextmanager
def poor_line(behind: str, pause: float) -> Iterator[str]:
    """Yield the address of a line to the server at `behind` that rests so many seconds after each piece of a page."""
    handler = type("Passing", (Passing,), {"behind": behind, "pause": pause})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as line:
        thread = threading.Thread(target=line.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{line.server_port}"
        finally:
            line.shutdown()
            thread.join()
