"""The coverage page: all answers with counts, filters and a file."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from guidance.coverage import coverage
from guidance.generation import current
from guidance.models import SectionContent
from tests.editors import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    user = make_user("olga", "Contact owners")
    client.force_login(user)
    return user


def address(name: str) -> str:
    with override("en"):
        return reverse(f"admin:{name}")


def test_the_counts_add_up_to_everything(client, owner):
    context = client.get(address("guidance_coverage")).context

    assert sum(number for _, _, number in context["numbers"]) == context["total"]
    assert context["total"] * 2 == len(coverage(current()))


@pytest.mark.parametrize(
    ("said", "of"),
    [({"kind": "unsettled"}, "kind"), ({"affiliation": "k"}, "affiliation"), ({"language": "sv"}, "language")],
)
def test_filters_leave_only_what_fits(client, owner, said, of):
    rows = client.get(address("guidance_coverage"), said).context["rows"]

    assert {getattr(row["covered"], of) for row in rows} == set(said.values())


def test_unknown_values_filter_nothing(client, owner):
    context = client.get(address("guidance_coverage"), {"kind": "<b>", "step": "9"}).context

    assert len(context["rows"]) == context["total"]


def test_the_file_holds_what_the_page_shows(client, owner):
    said = {"language": "sv", "affiliation": "k", "step": "2"}
    rows = client.get(address("guidance_coverage"), said).context["rows"]

    text = client.get(address("guidance_coverage_csv"), said).content.decode("utf-8-sig")

    assert len(list(csv.reader(StringIO(text)))) == len(rows) + 1


def test_the_database_is_asked_as_often_for_everything_as_for_a_little(client, owner):
    def asked(**said) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            rows = client.get(address("guidance_coverage"), said).context["rows"]
        return len(rows), len(queries)

    asked()  # the guide is read for the first time
    (few, questions), (many, questions_for_many) = asked(step="4", affiliation="k"), asked(language="all")

    assert many > 10 * few > 0
    assert questions_for_many == questions


def test_two_things_that_ask_for_one_address_are_named(client, owner):
    texts = SectionContent._base_manager.filter(language="en", versions__state="published")
    first, second = texts.filter(section__kind="guidance").order_by("section__pk")[:2]
    assert "ask for one address" not in client.get(address("guidance_coverage")).content.decode()
    second.slug = first.slug
    second.save()

    page = client.get(address("guidance_coverage")).content.decode()

    assert "Two things ask for one address" in page
    assert first.title in page
    assert f"/en/topics/{second.section.key}/" in page
