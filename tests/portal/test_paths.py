"""A path is read once, as its bytes say; no other one is mistaken for it."""

import io
import threading

import pytest
from cms.models import PageUrl

from guidance import generation
from portal.edge import Edge, finishing
from tests.portal.answers import ask

pytestmark = pytest.mark.django_db
OWN = "/sv/tillgänglighet/"


def as_wsgi(path: str) -> str:
    return path.encode().decode("latin-1")


@pytest.fixture
def own_address():
    """A page, which takes a form, has an address with a letter beyond a to z."""
    PageUrl.objects.filter(page__reverse_id="accessibility", language="sv").update(path="tillgänglighet")
    generation.raise_generation()
    assert OWN in generation.current().addresses


def test_an_address_with_swedish_letters_is_one_like_any_other(own_address):
    assert ask(as_wsgi(OWN))[0] == 200
    assert ask(as_wsgi(OWN), method="POST") is None
    assert any(as_wsgi(OWN) in key for key in finishing.ready.kept[1])
    assert "Rapporten sparades inte" in refused_by_edge(as_wsgi(OWN))


def refused_by_edge(path: str) -> str:
    """What a visitor reads who sends a form while too many others wait."""
    edge = Edge(application=None)
    edge.room = threading.BoundedSemaphore(1)
    edge.room.acquire()
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": path, "HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO()}
    return b"".join(edge(environ, lambda status, headers: None)).decode()


def test_an_address_that_reads_like_the_bytes_of_another_takes_nothing_from_it(own_address):
    assert ask(as_wsgi(as_wsgi(OWN)))[0] == 404
    assert ask(as_wsgi(OWN))[0] == 200
