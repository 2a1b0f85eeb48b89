"""A small server for a frozen guide, with states that the imported one does not have; its pages come without headers,
so that nothing but the pages themselves keeps markup from running."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders

from guidance.guide import Guide
from guidance.pages import Response
from guidance.public import respond


def static(name: str) -> Response:
    """Return a file of `static/` as it stands there."""
    found = finders.find(name)
    if not found:
        return Response(404, b"")
    return Response(200, Path(found).read_bytes(), guess_type(name)[0] or "application/octet-stream")


@contextmanager
def showing(guide: Guide) -> Iterator[str]:
    """Serve this guide; yields its address without a slash at the end."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            path, _, query = self.path.partition("?")
            path = unquote(path)
            is_file = path.startswith("/static/")
            answer = static(path.removeprefix("/static/")) if is_file else respond(guide, path, query)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers:
                self.send_header(name, value)
            with suppress(ConnectionError):  # a browser that has gone on to the next page
                self.end_headers()
                self.wfile.write(answer.body)

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
