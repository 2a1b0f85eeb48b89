"""The start page for editors: what it finds, and what it is asked in vain."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guidance.start import own_drafts
from tests.editors import make_page, make_section, make_user, write


@pytest.fixture
def anna(client, db):
    """Signed in, with the right to write sections and pages."""
    client.force_login(make_user("anna", "KI publishers"))
    return client


def test_a_section_is_found_by_its_title(anna):
    assert "Conflict of interest" in anna.get("/en/admin/", {"q": "conflict of"}).content.decode()


def test_many_drafts_are_found_with_as_few_questions_as_one(db):
    writer = make_user("writer", superuser=True)

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            own_drafts(writer)
        return len(questions)

    for key in ("one", "two", "three", "four"):
        write(make_section(key, writer), "en", key, "x", writer)
        make_page(f"page-{key}", "cms/text.html", {"en": key}, writer, publish=False)
        if key == "one":
            own_drafts(writer)  # the kinds of contents are known from now on
            few = asked()

    assert asked() == few
    assert len(own_drafts(writer)) == 8


@pytest.mark.parametrize("words", ["\x00", "conflict\x00", "%", "'", "\u202e", "x" * 65536])
def test_odd_words_find_nothing_and_do_no_harm(words, anna):
    answer = anna.get("/en/admin/", {"q": words})

    assert answer.status_code == 200
    assert "Conflict of interest" not in answer.content.decode()
