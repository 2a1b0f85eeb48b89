"""The start page for editors: what it finds, and what it is asked in vain."""

import pytest

from tests.editors import make_user


@pytest.fixture
def anna(client, db):
    """Signed in, with the right to write sections and pages."""
    client.force_login(make_user("anna", "KI publishers"))
    return client


def test_a_section_is_found_by_its_title(anna):
    assert "Conflict of interest" in anna.get("/en/admin/", {"q": "conflict of"}).content.decode()


@pytest.mark.parametrize("words", ["\x00", "conflict\x00", "%", "'", "\u202e", "x" * 65536])
def test_odd_words_find_nothing_and_do_no_harm(words, anna):
    answer = anna.get("/en/admin/", {"q": words})

    assert answer.status_code == 200
    assert "Conflict of interest" not in answer.content.decode()
