"""The servers that are compared: the portal, bare WSGI, nginx, and django CMS as it comes."""

import gzip
import http.client
import json
import os
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import with_django
from tests.postgres import free_port
from tests.server import BASE_DIR, STATICS, answers, environment

PROCESSORS = str(len(os.sched_getaffinity(0)))
HOP = {"server", "date", "connection", "transfer-encoding"}
OF_FILES = {"content-type", "content-length", "content-encoding", "etag"}  # nginx knows these itself


@dataclass(frozen=True)
class Server:
    """A running server: its address and its first process."""

    base: str
    pid: int
    started: float = 0.0  # seconds until its first answer


@contextmanager
def started(command: list[str], port: int, env: dict[str, str], log: Path, path: str = "/") -> Iterator[Server]:
    """A server, up and running."""
    began = time.monotonic()
    with log.open("ab") as words:
        process = subprocess.Popen(command, cwd=BASE_DIR, env=env, stdout=words, stderr=words)
    base = f"http://127.0.0.1:{port}"
    try:
        while not answers(base + path):
            if process.poll() is not None or time.monotonic() - began > 120:
                raise RuntimeError(log.read_text())
            time.sleep(0.02)
        yield Server(base, process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(20)


def granian(port: int, application: str) -> list[str]:
    """Return the portal's own command for a server with a worker for each processor, with this application."""
    from portal.start import server_command

    return [*server_command("127.0.0.1", port, PROCESSORS), application]


@contextmanager
def portal(database: str, data: Path) -> Iterator[Server]:
    port = free_port()
    env = environment(database, with_statics(data), port)
    with started(granian(port, "portal.wsgi:application"), port, env, data / "log", "/en/") as server:
        yield server


def with_statics(data: Path) -> Path:
    """Return a data folder with the collected static files in it."""
    data.mkdir(parents=True, exist_ok=True)
    if not (data / "static").exists():
        (data / "static").symlink_to(STATICS)
    return data


@contextmanager
def bare(headers: list[tuple[str, str]], body: bytes, folder: Path) -> Iterator[Server]:
    folder.mkdir(parents=True, exist_ok=True)
    kept = without(HOP, headers)
    (folder / "page").write_text(json.dumps({"headers": kept, "body": b64encode(body).decode()}))
    port = free_port()
    env = os.environ | {"BARE_PAGE": str(folder / "page")}
    with started(granian(port, "tests.bench.bare:application"), port, env, folder / "log") as server:
        yield server


def without(names: set[str], headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() not in names]


@contextmanager
def nginx(headers: list[tuple[str, str]], body: bytes, folder: Path) -> Iterator[Server]:
    """nginx with the page as a file: compressed beforehand at `/packed.html`, as it is at `/plain.html`.

    It sends the portal's headers, and sends files as Debian's own configuration tells it to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("packed.html", "plain.html"):
        (folder / name).write_bytes(body)
    (folder / "packed.html.gz").write_bytes(gzip.compress(body, 6, mtime=0))
    port = free_port()
    parts = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in parts)
    added = "".join(f'add_header {name} "{value}";' for name, value in without(HOP | OF_FILES, headers))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "conf").write_text(
        f"{user} daemon off; worker_processes {PROCESSORS}; pid {folder}/pid; error_log {folder}/errors; events {{}}"
        f"http {{ access_log off; {temporary} gzip_static on; types {{ text/html html; }}"
        f"sendfile on; tcp_nopush on; server {{ listen 127.0.0.1:{port}; root {folder}; {added} }} }}"
    )
    command = ["nginx", "-c", str(folder / "conf"), "-e", str(folder / "errors")]
    with started(command, port, dict(os.environ), folder / "log") as server:
        yield server


def make_stock(database: str, folder: Path, page: str, said: dict) -> None:
    """Make django CMS's own site: the frame of the portal's page as its template, what `said` tells as plugins."""
    folder.mkdir(parents=True, exist_ok=True)
    before, _, rest = page.partition("<main")
    start, _, _ = rest.partition(">")
    _, _, after = rest.rpartition("</main>")
    menu = '{% load cms_tags menu_tags sekizai_tags %}{% render_block "css" %}'
    tools = "{% cms_toolbar %}<ul>{% show_menu 0 100 100 100 %}</ul>{% language_chooser %}"
    inside = f'{tools}<main{start}>{{% placeholder "content" %}}</main>'
    (folder / "stock.html").write_text(f'{menu}{before}{inside}{after}{{% render_block "js" %}}')
    command, env = with_django.command("tests.bench.stock.fill"), stock_environment(database, folder, True)
    subprocess.run(command, cwd=BASE_DIR, env=env, input=json.dumps(said).encode(), check=True)


def stock_environment(database: str, folder: Path, cache: bool) -> dict[str, str]:
    own = {"DJANGO_SETTINGS_MODULE": "tests.bench.stock.settings", "PYTHONPATH": str(BASE_DIR)}
    return os.environ | own | {"DATABASE_URL": database, "STOCK_FOLDER": str(folder), "STOCK_CACHE": str(int(cache))}


@contextmanager
def stock(database: str, folder: Path, cache: bool) -> Iterator[Server]:
    port = free_port()
    env = stock_environment(database, folder, cache)
    command = granian(port, "tests.bench.stock.wsgi:application")
    with started(command, port, env, folder / f"log-{int(cache)}", "/en/resources/") as server:
        yield server


def fetched(server: Server, path: str, **headers: str) -> tuple[list[tuple[str, str]], bytes]:
    """Return headers and body of an answer, as they were sent."""
    connection = http.client.HTTPConnection(server.base.removeprefix("http://"))
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return answer.getheaders(), body
