"""The rules of the finder as a table: when they hold has to be said, and none says the opposite of another."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from guidance.models import Relevance, Section
from tests.editors import make_user

pytestmark = pytest.mark.django_db


def rule(**fields) -> Relevance:
    fields = {"effect": "needed", "reason_en": "because", "reason_sv": "eftersom"} | fields
    return Relevance(section=Section.objects.get(key="animal-experimentation"), **fields)


def test_a_rule_says_when_it_holds():
    with pytest.raises(ValidationError, match="Say when this holds"):
        rule().full_clean()


def test_no_rule_says_the_opposite_of_another():
    rule(affiliation="external", stage="idea").save()

    with pytest.raises(ValidationError, match="the opposite"):
        rule(affiliation="external", stage="idea", effect="not-needed").full_clean()


def test_every_imported_rule_is_valid():
    for each in Relevance.objects.all():
        each.full_clean()


def test_the_table_asks_as_little_for_many_rows_as_for_one(client):
    client.force_login(make_user("olga", "Contact owners"))
    address = reverse("admin:guidance_relevance_changelist")
    client.get(address)

    with CaptureQueriesContext(connection) as many:
        client.get(address)
    Relevance.objects.exclude(pk=Relevance.objects.first().pk).delete()
    with CaptureQueriesContext(connection) as one:
        client.get(address)

    assert len(many) <= len(one)


@pytest.mark.parametrize(("group", "status"), [("Contact owners", 200), ("Link desk", 403)])
def test_contact_owners_edit_the_table(client, group, status):
    client.force_login(make_user("olga", group))
    with override("en"):
        address = reverse("admin:guidance_relevance_changelist")

    assert client.get(address).status_code == status
