"""Answers that are ready: only for the same headers, in the same state, and in their final form."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.addresses import PARAMETERS
from guidance.pages import Response
from guidance.parameters import canonical, read
from portal.finished import finish
from portal.ready import MOST, Ready, meaning
from tests.sample_guide import sample_guide

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
def follower():
    return SimpleNamespace(state=STATE, due=0.0)


@pytest.fixture
def ready(page, follower):
    kept = Ready(follower)
    kept.put(GET, STATE, page, page.form(("gzip",)))
    return kept


def test_the_same_request_gets_the_same_answer(ready, page):
    assert ready.get(dict(GET)) is page.forms["gzip"]


OTHERS = [
    {"REQUEST_METHOD": "HEAD"},
    {"REQUEST_METHOD": "POST"},
    {"PATH_INFO": "/sv/"},
    {"QUERY_STRING": "as=ki"},
    {"QUERY_STRING": "q=ki"},
    {"QUERY_STRING": "utm_source=a&as=ki"},
    {"QUERY_STRING": "%61s=ki"},
    {"QUERY_STRING": "utm_source=" + "a" * 1000},
    {"HTTP_HOST": "b"},
    {"HTTP_ACCEPT_ENCODING": "br"},
    {"HTTP_X_FORWARDED_PROTO": "http"},
    {"HTTP_IF_NONE_MATCH": '"x"'},
]


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_another_request_does_not(ready, other):
    assert ready.get(GET | other) is None


def test_cookies_and_languages_make_no_difference(ready):
    assert ready.get(GET | {"HTTP_COOKIE": "x", "HTTP_ACCEPT_LANGUAGE": "sv"})


@pytest.mark.parametrize("query", ["utm_source=news", "utm_source=a%20b&fbclid=as=ki", "&&=", "AS=ki"])
def test_parameters_that_no_page_knows_make_no_difference(ready, page, query):
    assert ready.get(GET | {"QUERY_STRING": query}) is page.forms["gzip"]


def test_an_affiliation_has_its_own_answer(ready, page):
    asked, other = GET | {"QUERY_STRING": "as=ki"}, finish(Response(200, b"for KI", keep=True), [], counted=False)
    ready.put(asked, STATE, other, other.forms[""])

    assert ready.get(asked) is other.forms[""]
    assert ready.get(GET) is page.forms["gzip"]


@pytest.mark.parametrize(
    "asked", [{"QUERY_STRING": "q=ki"}, {"REQUEST_METHOD": "HEAD"}, {"HTTP_IF_NONE_MATCH": '"x"'}], ids=str
)
def test_what_may_be_answered_otherwise_is_not_kept(page, follower, asked):
    ready = Ready(follower)
    ready.put(GET | asked, STATE, page, page.form(("gzip",)))

    assert not ready.kept[1]


def test_a_new_state_forgets_everything(ready, page, follower):
    follower.state = LATER
    assert ready.get(GET) is None

    ready.put(GET | {"PATH_INFO": "/sv/"}, LATER, page, page.forms["gzip"])
    follower.state = STATE
    assert ready.get(GET) is None


def test_nothing_is_ready_while_a_new_state_is_due(ready, follower):
    follower.due = 1.0

    assert ready.get(GET) is None


def test_a_better_form_is_waited_for(page, follower):
    ready, asked = Ready(follower), GET | {"HTTP_ACCEPT_ENCODING": "gzip, br"}

    ready.put(asked, STATE, page, page.form(("br", "gzip")))
    assert ready.get(asked) is None

    page.add("br", b"packed")
    ready.put(asked, STATE, page, page.form(("br", "gzip")))
    assert ready.get(asked) is page.forms["br"]


def test_there_is_an_end_to_what_is_kept(ready, page):
    for number in range(2 * MOST):
        ready.put(GET | {"HTTP_HOST": str(number)}, STATE, page, page.form(("gzip",)))

    assert len(ready.kept[1]) <= MOST


GUIDE = sample_guide()
WORDS = st.sampled_from(["as", "=ki", "=k", "q", "utm_source", "%61s", "a%73", "=", "&", ";", "+", "%", "plan", "\xe5"])


@given(st.lists(WORDS, max_size=12).map("".join), st.sampled_from(sorted(PARAMETERS)))
def test_what_is_plain_to_see_is_what_the_page_reads(query, kind):
    said = meaning(query)

    if said is not None:
        assert canonical(kind, read(kind, query, GUIDE, "en")[0]) in ("", said)
        assert said or not read(kind, query, GUIDE, "en")[0]
