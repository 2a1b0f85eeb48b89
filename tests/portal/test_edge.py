"""The layer in front of everything: what is answered there, in which form, and what is kept."""

import gzip
import json

import brotli
import pytest

from guidance import generation
from guidance.models import Route
from portal.compressing import compressed
from portal.edge import JUDGED, Edge, finishing, observers
from portal.finished import STRAYS
from tests.portal.answers import ask

pytestmark = pytest.mark.django_db
PAGE = "/en/purpose/"
NEED = "samples-healthcare"


def kept() -> int:
    return len(finishing.now()[1].pages)


@pytest.fixture(autouse=True)
def guide_is_current():
    generation.current()


def test_a_page_is_complete_and_says_who_may_keep_it():
    status, headers, body = ask(PAGE)

    assert status == 200
    assert int(headers["Content-Length"]) == len(body)
    assert headers["Cache-Control"] == "public, max-age=0, s-maxage=1, must-revalidate"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "Set-Cookie" not in headers


def test_a_head_request_gets_the_headers_only():
    _, whole, _ = ask(PAGE)
    status, headers, body = ask(PAGE, method="HEAD")

    assert (status, headers, body) == (200, whole, b"")


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/en/purpose/", "", "https://127.0.0.1/en/purpose/"),
        ("/go/purposes", "as=ki&x=å\r\nX: y", "https://127.0.0.1/go/purposes?as=ki&x=%C3%A5%0D%0AX:%20y"),
        ("//other.example/ö", "", "https://127.0.0.1//other.example/%C3%B6"),
    ],
)
def test_who_comes_by_http_is_sent_to_https_without_the_database(
    settings, django_assert_num_queries, path, query, location
):
    settings.SECURE_SSL_REDIRECT = True
    said = {"QUERY_STRING": query.encode().decode("latin-1"), "wsgi.url_scheme": "http"}

    with django_assert_num_queries(0):
        status, headers, _ = ask(path.encode().decode("latin-1"), **said)

    assert (status, headers["Location"]) == (301, location)
    assert ask(PAGE, **said, HTTP_HOST="elsewhere.example")[0] == 400
    assert ask(PAGE, **{"wsgi.url_scheme": "https"})[0] == 200
    assert ask(PAGE, **said, HTTP_X_FORWARDED_PROTO="https")[0] == 200


def test_who_has_the_page_already_gets_304():
    _, headers, _ = ask(PAGE)

    status, again, body = ask(PAGE, HTTP_IF_NONE_MATCH=headers["ETag"])

    assert (status, body) == (304, b"")
    assert again["ETag"] == headers["ETag"]
    assert ask(PAGE, HTTP_IF_NONE_MATCH='"other"')[0] == 200


@pytest.mark.parametrize("accepts", ["gzip", "gzip, deflate", "br;q=0, gzip"])
def test_gzip_is_there_at_once(accepts):
    _, headers, body = ask(PAGE, HTTP_ACCEPT_ENCODING=accepts)

    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == ask(PAGE)[2]
    assert headers["ETag"] != ask(PAGE)[1]["ETag"]


def test_brotli_is_sent_once_it_is_made():
    page = finishing.page(*finishing.now(), PAGE, "", "")
    compressed(page, Nowhere())

    _, headers, body = ask(PAGE, HTTP_ACCEPT_ENCODING="gzip, br")

    assert headers["Content-Encoding"] == "br"
    assert brotli.decompress(body) == ask(PAGE)[2]


class Nowhere:
    """A store with nothing in it."""

    def file(self, digest: str, coding: str):
        from pathlib import Path

        return Path("/proc/nothing")


@pytest.mark.parametrize("accepts", ["br", "br, gzip;q=0"])
def test_who_takes_no_gzip_gets_none_while_brotli_is_being_made(accepts):
    _, headers, body = ask("/en/search/", "q=avtal", HTTP_ACCEPT_ENCODING=accepts)

    assert "Content-Encoding" not in headers
    assert body.startswith(b"<!doctype html>")


@pytest.mark.parametrize("path", [PAGE, "/en/no-such-page/"])
def test_a_page_is_handed_over_in_one_piece(path):
    """The server takes only a list as a whole; it sends anything else as a stream."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "127.0.0.1"}
    told = []

    body = Edge(application=None)(environ, lambda status, headers: told.append(dict(headers)))

    assert type(body) is list
    assert [len(piece) for piece in body] == [int(told[0]["Content-Length"])]


ODD = ["utm_source=x", "as=ki&x=1", "toolbar_on&as=ki", "as=ki&as=k", "%ff=%ff", "as=nobody", "&&&", "edit=1&structure"]


@pytest.mark.parametrize("query", ODD)
def test_unknown_parameters_and_cookies_change_and_keep_nothing(query):
    plain = ask(PAGE, "as=ki" if "as=ki" in query else "")
    before = kept()

    assert ask(PAGE, query, HTTP_COOKIE="sessionid=x", HTTP_ACCEPT_LANGUAGE="fi")[2] == plain[2]
    assert kept() == before


def test_a_finished_page_takes_no_query(django_assert_num_queries):
    state, _ = finishing.now()
    with django_assert_num_queries(0):
        finishing.finished(state, PAGE, "as=k", "")
        finishing.finished(state, PAGE, "as=k", "")


def test_the_accessibility_page_takes_a_form():
    assert ask("/en/accessibility/", method="POST") is None


@pytest.mark.parametrize(
    "path", ["/admin/", "/en/admin/", "/sv/admin/cms/", "/static/x.css", "/go/home/edit", "/en/cms_login/"]
)
def test_editors_doors_are_not_ours(path):
    assert ask(path) is None


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "a b", "[::1"])
def test_a_strange_host_is_refused(host):
    assert ask(PAGE, HTTP_HOST=host, SERVER_NAME="x")[0] == 400


@pytest.mark.parametrize(("accepts", "home"), [("sv", "/sv/"), ("en", "/en/"), ("fi", "/en/"), ("", "/en/")])
def test_the_front_door_follows_the_browser(accepts, home):
    status, headers, _ = ask("/", HTTP_ACCEPT_LANGUAGE=accepts)

    assert (status, headers["Location"]) == (302, home)
    assert "Accept-Language" in headers["Vary"]


def test_a_permanent_address_is_not_kept_by_shared_caches_and_is_counted():
    seen = []
    observers.append(lambda *told: seen.append(told))
    try:
        status, headers, _ = ask("/go/step-2", HTTP_ACCEPT_LANGUAGE="sv")
        ask(PAGE)
    finally:
        observers.pop()

    assert (status, headers["Location"]) == (302, "/sv/resurser/")
    assert headers["Cache-Control"].startswith("private")
    assert seen == [("/go/step-2", 302, None)]


def test_an_embedded_page_may_be_framed_and_others_may_not():
    assert "frame-ancestors *" in ask("/embed/en/support")[1]["Content-Security-Policy"]
    assert ask(PAGE)[1]["X-Frame-Options"] == "DENY"


def test_an_edit_is_visible_at_once_and_the_old_page_is_gone():
    from guidance.models import Caption

    before = ask("/en/")[2]
    row = Caption.objects.first()
    row.title_en = "A caption that is new"
    row.save()

    assert b"A caption that is new" in ask("/en/")[2]
    assert b"A caption that is new" not in before


def test_a_page_that_fails_is_readable_and_is_not_kept(monkeypatch):
    before = kept()
    monkeypatch.setattr("portal.edge.respond", lambda *args: 1 / 0)

    status, _, body = ask("/en/contract/", "as=external")

    assert status == 500
    assert b"data-unit" in body
    assert kept() == before


def test_addresses_that_do_not_exist_push_no_page_out(settings):
    ask(PAGE)
    shelf = finishing.now()[1]
    for number in range(STRAYS + 20):
        ask(f"/en/no-such-page-{number}/")

    assert len(shelf.strays) == STRAYS
    assert ("/en/no-such-page-0/", "", "") not in shelf.pages
    assert (PAGE, "", "") in shelf.pages
    assert shelf.size == sum(page.size for page in shelf.pages.values())


def test_pages_of_a_long_list_are_not_kept():
    before = kept()

    ask("/en/changes/", "page=7&as=ki")

    assert kept() == before


def test_django_is_told_what_was_judged_already(monkeypatch):
    passed = []
    edge = Edge(lambda environ, start_response: passed.append(environ[JUDGED]) or [])
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/admin/", "QUERY_STRING": "", "HTTP_HOST": "127.0.0.1"}

    edge(environ, lambda status, headers: None)

    assert passed == [True]


def test_django_sees_the_same_pages(client):
    answer = client.get(PAGE, headers={"host": "127.0.0.1"})

    assert (answer.status_code, answer.content) == (200, ask(PAGE)[2])
    assert not answer.cookies


def test_a_question_mark_in_a_path_keeps_nobody_from_the_page():
    ask(f"{PAGE}?as=ki")  # as a path: what a server makes of %3Fas=ki

    assert ask(PAGE, query="as=ki")[0] == 200


@pytest.mark.parametrize(("accepts", "language"), [("sv", "sv"), ("en", "en")])
def test_outside_the_languages_an_unknown_address_is_answered_in_the_browsers(accepts, language):
    status, headers, body = ask("/nonsense", HTTP_ACCEPT_LANGUAGE=accepts)

    assert status == 404
    assert f'<html lang="{language}"'.encode() in body
    assert "Accept-Language" in headers["Vary"]


@pytest.mark.parametrize(("method", "host", "status"), [("POST", "127.0.0.1", 405), ("GET", "evil.example", 400)])
def test_the_api_refuses_in_json(method, host, status):
    answered, headers, body = ask("/api/v1/en/support", method=method, HTTP_HOST=host)

    assert (answered, headers["Content-Type"]) == (status, "application/json")
    assert json.loads(body).keys() == {"error", "message"}


@pytest.mark.parametrize("path", ["/api/v1/en/support", "/embed/en/support", "/en/roadmap/"])
def test_a_need_asked_in_vain_is_counted_each_time_and_kept_nowhere(path, monkeypatch):
    told = []
    monkeypatch.setattr("portal.edge.observers", [lambda *said: told.append(said)])
    Route.objects.filter(section__key=NEED).delete()
    before = kept()

    for method in ("GET", "GET", "HEAD"):
        ask(path, f"need={NEED}", method=method)

    assert told == [(path, 200, ("need", NEED))] * 2
    assert kept() <= before


def test_any_site_may_read_the_api():
    status, headers, body = ask("/api/v1/en/guide", method="OPTIONS")

    assert (status, body) == (204, b"")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Access-Control-Allow-Methods"] == "GET, HEAD"


def test_who_watches_the_process_needs_no_name_of_it():
    assert ask("/healthz", HTTP_HOST="192.0.2.7")[0] == 200
