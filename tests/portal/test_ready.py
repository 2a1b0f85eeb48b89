"""Answers that are ready: only for the same headers, in the same state, and in their final form."""

import pytest

from guidance.pages import Response
from portal.finished import finish
from portal.ready import Ready

STATE, LATER = object(), object()
GET = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/en/",
    "QUERY_STRING": "",
    "HTTP_HOST": "a",
    "HTTP_ACCEPT_ENCODING": "gzip",
}


@pytest.fixture
def page():
    return finish(Response(200, b"<p>text</p>" * 50, keep=True), [], counted=False)


@pytest.fixture
def ready(page):
    kept = Ready()
    kept.put(GET, STATE, page, page.form("gzip"))
    return kept


def test_the_same_request_gets_the_same_answer(ready, page):
    assert ready.get(dict(GET), STATE) is page.forms["gzip"]


OTHERS = [
    {"REQUEST_METHOD": "HEAD"},
    {"REQUEST_METHOD": "POST"},
    {"PATH_INFO": "/sv/"},
    {"QUERY_STRING": "as=ki"},
    {"HTTP_HOST": "b"},
    {"HTTP_ACCEPT_ENCODING": "br"},
    {"HTTP_X_FORWARDED_PROTO": "http"},
    {"HTTP_IF_NONE_MATCH": '"x"'},
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_request_does_not(ready, other):
    assert ready.get(GET | other, STATE) is None


def test_cookies_and_languages_make_no_difference(ready):
    assert ready.get(GET | {"HTTP_COOKIE": "x", "HTTP_ACCEPT_LANGUAGE": "sv"}, STATE)


def test_a_new_state_forgets_everything(ready, page):
    assert ready.get(GET, LATER) is None
    ready.put(GET | {"PATH_INFO": "/sv/"}, LATER, page, page.forms["gzip"])
    assert ready.get(GET, STATE) is None


def test_a_better_form_is_waited_for(page):
    ready, asked = Ready(), GET | {"HTTP_ACCEPT_ENCODING": "gzip, br"}

    ready.put(asked, STATE, page, page.form("br"))
    assert ready.get(asked, STATE) is None

    page.add("br", b"packed")
    ready.put(asked, STATE, page, page.form("br"))
    assert ready.get(asked, STATE) is page.forms["br"]
