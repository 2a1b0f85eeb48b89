"""Forms are received whole, and what cannot be received is refused in words."""

import errno
import io

import pytest

from portal import receiving
from portal.receiving import LARGEST, MOST_SENDERS, PIECE, receive

PATH = "/en/admin/login/"


class Arriving:
    """A body as a server gives it: it can be read once, in pieces."""

    def __init__(self, body: bytes) -> None:
        self.left = io.BytesIO(body)

    def read(self, size: int) -> bytes:
        assert 0 < size <= PIECE
        return self.left.read(size)


def form(body: bytes, length: int | None = None) -> dict:
    return {
        "PATH_INFO": PATH,
        "CONTENT_LENGTH": str(len(body) if length is None else length),
        "wsgi.input": Arriving(body),
    }


@pytest.mark.parametrize("size", [1, PIECE, PIECE * 40 + 1], ids=["a byte", "a piece", "more than memory"])
def test_a_form_is_there_whole_when_it_is_handed_on(size):
    body = bytes(number % 251 for number in range(size))
    environ = form(body)

    assert receive(environ) is None
    with environ["wsgi.input"] as received:
        assert received.read(size + 1) == body


@pytest.mark.parametrize("length", ["", "0", "none", "-1"])
def test_who_sends_nothing_waits_for_nobody(length, monkeypatch):
    monkeypatch.setattr(receiving.senders, "acquire", lambda blocking: pytest.fail("nothing was to be received"))
    environ = {"PATH_INFO": PATH, "CONTENT_LENGTH": length, "wsgi.input": Arriving(b"x")}

    assert receive(environ) is None
    assert environ["wsgi.input"].read() == b""


class Full(io.BytesIO):
    """A file on a disk without room."""

    def __init__(self, size: int) -> None:
        super().__init__()

    def write(self, piece: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.django_db
class TestRefusals:
    def test_a_form_that_was_cut_is_not_worked_on(self):
        status, _, body = receive(form(b"text=half of", length=20))

        assert status == "400 Bad Request"
        assert "nothing was saved" in body.decode()
        assert "ingenting sparades" in body.decode()

    def test_what_is_too_large_is_refused_before_it_is_read(self):
        environ = form(b"x", length=LARGEST + 1)
        environ["wsgi.input"] = None

        assert receive(environ)[0].startswith("413 ")

    def test_a_full_disk_is_told(self, monkeypatch):
        monkeypatch.setattr(receiving, "SpooledTemporaryFile", Full)

        assert receive(form(b"text=x"))[0] == "500 Internal Server Error"

    def test_slow_senders_leave_a_thread_for_visitors(self):
        for _ in range(MOST_SENDERS):
            assert receiving.senders.acquire(blocking=False)
        try:
            refused = receive(form(b"text=x"))
        finally:
            receiving.senders.release(MOST_SENDERS)

        assert refused[0] == "503 Service Unavailable"

    @pytest.mark.parametrize("length", [6, 20], ids=["whole", "cut"])
    def test_whoever_is_done_makes_room(self, length):
        for _ in range(MOST_SENDERS + 1):
            environ = form(b"text=x", length=length)
            answer = receive(environ)
            if answer is None:
                environ["wsgi.input"].close()

        assert answer is None or answer[0].startswith("400 ")
