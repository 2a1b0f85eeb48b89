"""Short answers for what is no page: in the reader's language first, with what was typed."""

import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from lxml import html

from guidance import generation
from portal import refusals
from portal.edge import Edge
from tests.editors import make_user

pytestmark = pytest.mark.django_db
TOLD = re.compile(r'<form.*?<fieldset.*?class="description">([^<]+)<', re.DOTALL)  # as the editor in place finds it


@pytest.mark.parametrize(
    ("language", "words"), [("en", "You have signed in or out since"), ("sv", "Du har loggat in eller ut sedan")]
)
def test_a_form_that_is_too_old_comes_back_with_what_was_typed(language, words):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(f"/{language}/admin/login/", {"username": "anna", "password": "secret-word"})
    text = answer.content.decode()

    assert answer.status_code == 403
    assert TOLD.search(text)[1].startswith(words)
    assert "anna" in text
    assert "secret-word" not in text


def test_a_page_that_fails_shows_the_way_home_and_its_own_language_first():
    generation.current()
    tree = html.fromstring(refusals.failed("/sv/steg/")[2].decode())

    assert tree.xpath("//main//a[starts-with(@href, '/')]/@href")[0] == "/sv/"
    assert tree.xpath("//h1/../@lang") == tree.xpath("//*[@class='masthead__name']/*/@lang") == ["sv", "en"]


def test_who_is_locked_out_reads_how_long_it_takes():
    assert refusals.LOCKED == settings.AXES_COOLOFF_TIME * 3600 == 15 * 60
    assert "Wait a quarter of an hour" in refusals.WORDS["locked"][1]


@pytest.mark.parametrize("refuse", [refusals.no_database, refusals.busy])
def test_a_text_that_cannot_be_saved_in_place_says_why(refuse):
    first = [
        TOLD.search(refuse(f"/{language}/admin/x/", [("body", "<p>Text</p>")])[2].decode())[1]
        for language in ("en", "sv")
    ]

    assert "nothing was saved" in first[0]
    assert re.search("ingenting sparades|inget har sparats", first[1])


@pytest.mark.parametrize("refuse", [refusals.no_database, refusals.busy])
@pytest.mark.parametrize(
    ("path", "words"),
    [("/en/accessibility/", "Your report was not saved"), ("/sv/tillganglighet/", "Rapporten sparades")],
)
def test_a_visitor_whose_report_cannot_be_saved_reads_nothing_of_editing(refuse, path, words):
    generation.current()
    text = refuse(path, [("text", "The letters are too small.")])[2].decode()

    assert text.index(words) < text.index("The letters are too small.")
    assert not re.search("[Ee]diting|[Rr]edigera", text)
    assert "mailto:" in text


@pytest.mark.parametrize("refuse", [refusals.no_database, refusals.busy, refusals.failed, refusals.too_many])
@pytest.mark.parametrize(
    ("path", "frame", "ancestors"),
    [
        ("/en/admin/guidance/sectioncontent/1/change/", "SAMEORIGIN", "frame-ancestors 'self'"),
        ("/sv/cms_wizard/create/", "SAMEORIGIN", "frame-ancestors 'self'"),
        ("/en/purpose/", "DENY", "frame-ancestors 'none'"),
    ],
)
def test_what_is_refused_in_a_frame_of_the_editors_can_be_read_there(refuse, path, frame, ancestors):
    headers = dict(refuse(path)[1])

    assert headers["X-Frame-Options"] == frame
    assert headers["Content-Security-Policy"].endswith(ancestors)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=a\r\n\r\n!\r\n--x--",
        ),
        ("application/x-www-form-urlencoded; charset=utf-8", b"&".join(b"f%d=1" % n for n in range(2000))),
        ("application/x-www-form-urlencoded; charset=latin-1", b"a=1"),
    ],
    ids=["no boundary", "bad part", "too many fields", "other characters"],
)
def test_a_form_that_cannot_be_read_is_refused_like_any_other(kind, body, monkeypatch):
    monkeypatch.setattr("portal.edge.follower", SimpleNamespace(process=1, reachable=False))
    environ = RequestFactory().post("/en/admin/login/", body, content_type=kind).environ
    told = []

    Edge(application=None).beyond(environ, lambda status, headers: told.append(status))

    assert told == ["503 Service Unavailable"]


def test_what_was_typed_is_shown_as_text():
    _, _, body = refusals.no_database("/en/admin/x/", [("body", "</textarea><script>alert(1)</script>")])

    assert b"<script>" not in body


def test_who_reads_has_no_form():
    assert TOLD.search(refusals.failed("/en/")[2].decode()) is None


@pytest.mark.parametrize(
    ("language", "words", "others"), [("en", "You have no right", "Du har inte"), ("sv", "Du har inte", "You have no")]
)
def test_who_has_no_right_reads_so_and_keeps_what_was_typed(client, language, words, others):
    client.force_login(make_user("link", "Link desk"))

    answer = client.post(f"/{language}/admin/guidance/section/add/", {"key": "typed-words"})
    text = answer.content.decode()

    assert answer.status_code == 403
    assert TOLD.search(text)
    assert text.index(words) < text.index(others)
    assert "typed-words" in text


def test_a_script_of_the_cms_gets_a_line_that_it_can_show(client):
    client.force_login(make_user("link", "Link desk"))

    answer = client.get("/sv/admin/guidance/section/", headers={"X-Requested-With": "XMLHttpRequest"})

    assert (answer.status_code, answer["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert answer.content.decode().startswith("Du har inte behörighet. Ditt konto")


@pytest.mark.parametrize("kind", ["multipart/form-data", "application/x-www-form-urlencoded"])
@pytest.mark.parametrize(
    ("path", "words"), [("/en/accessibility/", "cannot be read"), ("/sv/tillganglighet/", "går inte att läsa")]
)
def test_a_report_that_is_too_large_or_broken_is_told_in_the_visitors_language(client, kind, path, words, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    answer = client.post(path, "a" * 200, content_type=kind)
    heading = re.search("<h1>(.*?)</h1>", answer.content.decode())[1]

    assert answer.status_code == 400
    assert words in heading


@pytest.mark.parametrize("path", ["/en/admin", "/sv/admin"])
def test_the_editors_address_needs_no_slash_at_its_end(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (307, f"{path}/")
