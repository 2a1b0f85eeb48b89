"""Older states put back: onto the row as it stands, as far as the form shows them, under the form's own checks."""

from datetime import date, datetime

import pytest
from cms.utils.urlutils import admin_reverse
from django.contrib.auth.models import Permission
from django.utils.timezone import get_current_timezone
from django.utils.translation import override

from contacts.models import SupportUnit
from guidance.models import Relevance, Route, Section
from tests.editing.acts_histories import past_address, put_back
from tests.editing.acts_writing import post_section
from tests.editors import make_user


@pytest.fixture
def owner(client, db):
    """A signed-in owner of contacts."""
    client.force_login(make_user("owner", "Contact owners"))
    return client


@pytest.fixture
def first(db) -> SupportUnit:
    return SupportUnit.objects.get(first_contact=True)


@pytest.fixture
def other(db) -> SupportUnit:
    return SupportUnit.objects.in_service().filter(first_contact=False).first()


@pytest.mark.parametrize(
    ("model", "change"), [(SupportUnit, "name_en"), (Route, "reason_en"), (Relevance, "reason_en")]
)
def test_who_may_only_look_at_a_row_puts_nothing_back(model, change, client, db):
    reader = make_user("reader")
    reader.user_permissions.set(Permission.objects.filter(codename=f"view_{model._meta.model_name}"))
    row = model.objects.first()
    row.save()
    client.force_login(reader)

    answer = put_back(client, row, row.history.first(), **{change: "Words from outside"})

    assert (answer.status_code, getattr(model.objects.get(pk=row.pk), change)) == (403, getattr(row, change))


def test_an_older_state_of_a_unit_comes_back(owner, other):
    other.save()
    old, name = other.history.first(), other.name_en
    other.name_en = "Renamed"
    other.save()

    assert put_back(owner, other, old).status_code == 302
    assert SupportUnit.objects.get(pk=other.pk).name_en == name
    assert other.history.first().history_user.username == "owner"


def test_a_retired_unit_stays_retired_when_an_older_state_comes_back(owner, first, other):
    other.save()
    old = other.history.first()
    other.retire(first, date(2026, 1, 31))

    assert put_back(owner, other, old).status_code == 302
    now = SupportUnit.objects.get(pk=other.pk)
    assert (now.retired_on, now.successor_id) == (date(2026, 1, 31), first.pk)


def test_a_former_first_contact_comes_back_as_an_ordinary_unit(owner, first, other):
    first.save()
    old = first.history.first()
    other.make_first_contact()

    assert put_back(owner, first, old, first_contact="").status_code == 302
    assert SupportUnit.objects.get(first_contact=True) == other


def test_what_is_wrong_in_an_older_state_is_said(owner, other):
    other.save()

    answer = put_back(owner, other, other.history.first(), name_en="", email="no address")

    assert answer.status_code == 200
    assert {"name_en", "email"} <= set(answer.context["adminform"].form.errors)


def test_a_row_that_is_gone_is_not_made_again(owner):
    row = Relevance.objects.first()
    row.save()
    old, key = row.history.first(), row.pk
    row.delete()
    row.pk = key

    assert put_back(owner, row, old).status_code == 404
    assert not Relevance.objects.filter(pk=key).exists()


def test_a_retired_section_stays_retired_when_an_older_state_comes_back(client, things):
    section, old = things.fresh(things.section), things.section.history.first()
    client.force_login(make_user("anna", "KI publishers"))
    client.post(admin_reverse("guidance_section_retire", args=[section.pk]), {"act": "retire"})

    post_section(client, section, past_address(section, old), position=33)

    now = Section.objects.get(pk=section.pk)
    assert (now.position, now.retired_on is None) == (33, False)


TOLD = {
    "en": ["Other human samples → ", "12 March 2026 09:05", "Created", "the import"],
    "sv": ["Andra humanprover → ", "12 mars 2026 09:05", "Skapad", "importen"],
}


@pytest.fixture
def made_in_march(db) -> Route:
    """A route of which the history tells that it was imported on a day in March."""
    route = Route.objects.filter(section__key="samples-human-other").first()
    route.history.update(history_date=datetime(2026, 3, 12, 9, 5, tzinfo=get_current_timezone()))
    return route


@pytest.mark.parametrize(("language", "words"), TOLD.items())
def test_a_history_is_told_in_the_editors_language(owner, made_in_march, language, words):
    with override(language):
        pages = [
            admin_reverse("guidance_route_history", args=[made_in_march.pk]),
            past_address(made_in_march, made_in_march.history.first()),
        ]
    history, past = [owner.get(page).content.decode() for page in pages]

    assert [word for word in words if word not in history] == []
    assert words[0] in past
    assert ">Guidance<" not in past


@pytest.mark.parametrize(("language", "words"), TOLD.items())
def test_the_latest_changes_of_a_table_are_told_in_the_editors_language(owner, made_in_march, language, words):
    with override(language):
        answer = owner.get(admin_reverse("guidance_route_table", args=["samples-human-other"]))

    assert f"{words[1]}, {words[3]}: {made_in_march.unit.name_en} (" in answer.content.decode()
    assert words[2].lower() in answer.content.decode()


@pytest.mark.parametrize(("language", "name"), [("en", "name_en"), ("sv", "name_sv")])
def test_a_unit_has_its_name_in_the_editors_language(other, language, name):
    with override(language):
        assert str(other) == getattr(other, name)
