"""The editors' page that tells what a search finds and why."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from guidance.models import Synonym
from tests.editors import make_user

pytestmark = pytest.mark.django_db


def why(client, **said):
    with override("en"):
        return client.get(reverse("admin:guidance_synonym_why"), said)


@pytest.fixture
def owner(client):
    client.force_login(make_user("olga", "Contact owners"))


def test_it_tells_by_which_way_each_thing_was_found(client, owner):
    html = why(client, q="COI", language="sv").content.decode()

    assert "coi → <strong>jäv</strong>: a synonym" in html


def test_what_is_searched_is_escaped(client, owner):
    assert "<script>alert" not in why(client, q="<script>alert(1)</script>").content.decode()


def test_a_search_in_vain_asks_for_a_synonym(client, owner):
    assert "Add it to the synonyms" in why(client, q="qqqq").content.decode()


def test_others_do_not_see_it(client):
    client.force_login(make_user("lena", "Link desk"))

    assert why(client, q="avtal").status_code == 403


def test_synonyms_are_rows_that_editors_see(client, owner):
    with override("en"):
        html = client.get(reverse("admin:guidance_synonym_changelist")).content.decode()

    assert str(Synonym.objects.first())[:10] in html


def test_what_a_search_finds_is_told_in_the_editors_language(client, owner):
    with override("sv"):
        html = client.get(reverse("admin:guidance_synonym_why"), {"q": "avtal"}).content.decode()

    assert '<option value="sv" selected>' in html
    assert "<td>avsnitt</td>" in html
    assert "<td>section</td>" not in html
