"""Which threads answer whom: visitors at once, others where they may wait."""

import io
import threading
from queue import SimpleQueue

import pytest

from guidance import generation
from portal import server
from portal.edge import Edge
from portal.receiving import MOST_SENDERS
from portal.threads import WAITING, Divided

pytestmark = pytest.mark.django_db


class Connection:
    """What granian gives: takes one answer, and remembers the thread that gave it."""

    def __init__(self) -> None:
        self.answers = SimpleQueue()

    def response_bytes(self, status: int, headers: list, body: bytes) -> None:
        self.answers.put((status, body, threading.current_thread().name))

    def answer(self) -> tuple[int, bytes, str]:
        return self.answers.get(timeout=5)


def echo(environ, start_response):
    """Behind the edge: gives back what it was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(100)]


def failing(environ, start_response):
    raise RuntimeError("on purpose")


def asked(application, path: str, body: bytes = b"") -> tuple[int, bytes, str]:
    """Return what was answered, by an application that begins when granian's own thread is done."""
    connection, source, done = Connection(), io.BytesIO(body), threading.Event()
    environ = {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": source,
    }

    def late(environ, start_response):
        done.wait(5)
        return application(environ, start_response)

    Divided(Edge(late), {})(connection, environ)
    source.close()  # as granian takes a body away
    done.set()
    return connection.answer()


@pytest.mark.parametrize(("path", "status"), [("/en/", 200), ("/en/nothing/", 404), ("/healthz", 200)])
def test_visitors_are_answered_at_once(path, status):
    generation.current()

    answered, body, thread = asked(failing, path)

    assert (answered, thread) == (status, threading.current_thread().name)
    assert body


@pytest.mark.parametrize(
    ("path", "body"),
    [("/en/admin/", b""), ("/static/css/x.css", b""), ("/en/admin/login/", b"a=1"), ("/en/accessibility/", b"text=x")],
)
def test_what_may_wait_gets_a_thread_of_its_own_and_its_whole_form(path, body):
    generation.current()

    assert asked(echo, path, body)[:2] == (200, body)
    assert asked(echo, path, body)[2].startswith("waiting")


def test_what_fails_beyond_django_is_answered_all_the_same():
    status, body, _ = asked(failing, "/static/css/x.css")

    assert status == 500
    assert b"The fault is ours" in body


def test_only_the_portal_divides_its_threads():
    assert isinstance(server.called(Edge(echo), {}), Divided)
    assert not isinstance(server.called(echo, {}), Divided)


def test_there_is_always_a_thread_for_visitors():
    from portal.edge import MOST_EDITORS

    assert MOST_SENDERS < server.THREADS
    assert MOST_EDITORS < WAITING
