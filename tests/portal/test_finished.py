"""The shelf of finished pages: bounded, and one render at a time."""

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
