"""Short answers for what is no page: in the reader's language first, with what was typed."""

import re

import pytest
from django.test import Client

from portal import refusals

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


@pytest.mark.parametrize("refuse", [refusals.no_database, refusals.busy])
def test_a_text_that_cannot_be_saved_in_place_says_why(refuse):
    first = [
        TOLD.search(refuse(f"/{language}/admin/x/", [("body", "<p>Text</p>")])[2].decode())[1]
        for language in ("en", "sv")
    ]

    assert "nothing was saved" in first[0]
    assert re.search("ingenting sparades|inget har sparats", first[1])


def test_what_was_typed_is_shown_as_text():
    _, _, body = refusals.no_database("/en/admin/x/", [("body", "</textarea><script>alert(1)</script>")])

    assert b"<script>" not in body


def test_who_reads_has_no_form():
    assert TOLD.search(refusals.failed("/en/")[2].decode()) is None
