"""The form of the accessibility statement: no sign-in, nothing lost, an acknowledgement."""

import re

import pytest
from django.db import DatabaseError

from guidance import reports
from guidance.models import Report
from guidance.reports import Allowance
from portal.headers import public_headers

pytestmark = pytest.mark.django_db
ADDRESS = {"en": "/en/accessibility/", "sv": "/sv/tillganglighet/"}


@pytest.mark.parametrize(("language", "thanks"), [("en", "Thank you"), ("sv", "Tack")])
def test_a_report_is_kept_and_acknowledged(client, language, thanks):
    answer = client.post(ADDRESS[language], {"text": "The table cannot be read aloud."})

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert thanks in answer.content.decode()
    assert Report.objects.get().language == language


@pytest.mark.parametrize("text", ["The table cannot be read aloud.", ""])
def test_its_answer_stands_under_the_policy_of_public_pages(client, text):
    answer, page = client.post(ADDRESS["en"], {"text": text}), client.get(ADDRESS["en"])

    for name, value in public_headers(embedded=False, kept=True):
        if name != "Cache-Control":
            assert answer[name] == page[name] == value
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Write what does not work"), ("sv", "Skriv vad som inte fungerar")]
)
def test_an_empty_report_says_what_is_missing_and_keeps_the_rest(client, language, said):
    answer = client.post(ADDRESS[language], {"text": " ", "contact": "somebody@example.org"})

    html = answer.content.decode()
    assert answer.status_code == 400
    assert said in html
    assert 'value="somebody@example.org"' in html
    assert not Report.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202eabc", "x" * 4001, "a\x00b"])
def test_whatever_is_written_there_is_an_answer(client, text):
    answer = client.post(ADDRESS["en"], {"text": text, "page": text, "contact": text})

    assert answer.status_code in (200, 400)
    assert b"<script>alert" not in answer.content


def test_visitors_get_no_cookie_for_it(client):
    assert not client.post(ADDRESS["en"], {"text": "A remark."}).cookies


def test_no_other_page_takes_a_form(client):
    assert client.post("/en/privacy/", {"text": "A remark."}).status_code == 405


def test_a_flood_is_stopped_and_nothing_typed_is_lost(client, monkeypatch):
    monkeypatch.setattr(reports, "allowance", Allowance(most=0, seconds=3600))

    answer = client.post(ADDRESS["en"], {"text": "A remark."})

    assert answer.status_code == 429
    assert b"A remark." in answer.content


def test_without_a_database_the_text_stays_in_the_form(client, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(Report, "save", fail)

    answer = client.post(ADDRESS["en"], {"text": "A remark."})

    assert answer.status_code == 503
    assert b"A remark." in answer.content


def test_the_allowance_is_given_back_with_time():
    allowance = Allowance(most=2, seconds=10)

    assert [allowance.take(at) for at in (0, 1, 2, 10.5, 10.6, 11.5)] == [True, True, False, True, False, True]


@pytest.mark.parametrize("path", ["/en/cms_login/", "/sv/cms_login/x"])
def test_an_editors_address_that_is_nowhere_says_so_in_both_languages(client, path):
    answer = client.get(path)

    headings = re.findall(r"<h1>([^<]+)</h1>", answer.content.decode())
    assert answer.status_code == 404
    assert headings == ["Page not found", "Sidan finns inte"][:: -1 if path.startswith("/sv/") else 1]
    assert answer.content.decode().count("mailto:") == 2
