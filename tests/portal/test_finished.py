"""The shelf of finished pages: bounded, and one render at a time."""

import sys
import threading
from types import SimpleNamespace

from portal.compressing import compressor
from portal.finished import Shelf, finish


def response(body: bytes, **more):
    from guidance.pages import Response

    return finish(Response(200, body, keep=True, **more), [("Vary", "X")], False)


def test_the_shelf_lets_the_least_recently_used_go():
    shelf = Shelf(largest=5000)
    for name in ("a", "b", "c"):
        shelf.put((name, ""), response(b"x" * 500))
    shelf.get(("a", ""))

    shelf.put(("d", ""), response(b"x" * 500))

    assert [name for name, _ in shelf.pages] == ["c", "a", "d"]
    assert shelf.size <= shelf.largest


def test_a_form_that_is_added_later_is_counted_as_well(monkeypatch):
    from portal.edge import Finishing
    from tests.sample_guide import sample_guide

    finishing = Finishing()
    state, shelf = SimpleNamespace(guide=sample_guide()), Shelf()
    monkeypatch.setattr(finishing, "now", lambda: (state, shelf))
    monkeypatch.setattr(compressor, "add", lambda *said: None)
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/", "HTTP_HOST": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip"}

    finishing.reply(asked)
    (page,) = shelf.pages.values()
    assert "gzip" in page.forms
    assert shelf.size == page.size

    finishing.place = (state, shelf)
    page.add("br", b"x" * 300)
    finishing.grown(state, page)
    assert shelf.size == page.size


def test_a_form_may_be_added_while_a_page_is_counted():
    page = response(b"x" * 500)

    class Slow(bytes):
        """A body during whose counting another one is made."""

        def __len__(self) -> int:
            page.forms.setdefault("br", page.forms[""])
            return 500

    page.forms = {"": ("200 OK", [], Slow())}

    assert page.size >= 1500


def test_the_shelf_makes_room_while_others_read_it():
    shelf, going = Shelf(largest=20_000), True
    page = response(b"x" * 500)

    def read() -> None:
        while going:
            for number in range(20):
                shelf.get((str(number), "", ""))

    readers = [threading.Thread(target=read) for _ in range(2)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    for reader in readers:
        reader.start()
    try:
        for number in range(30_000):
            shelf.put((str(number % 20), "", ""), page)
    finally:
        going = False
        sys.setswitchinterval(interval)
        for reader in readers:
            reader.join()


def test_one_address_is_rendered_once_at_a_time():
    from concurrent.futures import ThreadPoolExecutor
    from time import sleep

    shelf, rendered = Shelf(), []

    def render():
        rendered.append(1)
        sleep(0.05)
        return response(b"x")

    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda _: shelf.finished(("a", ""), render), range(8)))

    assert len(rendered) == 1
    assert all(page is pages[0] for page in pages)
