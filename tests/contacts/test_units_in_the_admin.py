"""Units in the admin: keys for ever, one first point of contact, retired only in favour of a successor."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from contacts.models import SupportUnit
from guidance.models import Route, Section
from tests.editors import make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def unit(key: str) -> SupportUnit:
    return SupportUnit.objects.get(key=key)


@pytest.fixture
def owner(client):
    user = make_user("olga", "Contact owners")
    client.force_login(user)
    return user


def address(name: str, *args) -> str:
    with override("en"):
        return reverse(f"admin:contacts_supportunit_{name}", args=args)


def form_of(client, row: SupportUnit) -> dict:
    """What the change form of a unit sends when nothing is changed."""
    form = client.get(address("change", row.pk)).context["adminform"].form
    return {name: value if value is not None else "" for name, value in form.initial.items()}


def test_routes_follow_a_retired_unit_to_its_successor():
    retired, successor = unit("ki-biobank"), unit("smb")
    section = Section.objects.get(key="samples-human-other")

    retired.retire(successor, TODAY)

    assert not Route.objects.filter(unit=retired).exists()
    assert Route.objects.filter(section=section, unit=successor).exists()


def test_the_history_tells_when_routes_followed():
    route = Route.objects.filter(unit__key="ki-biobank").first()

    unit("ki-biobank").retire(unit("smb"), TODAY)

    assert [row.unit.key for row in Route.history.filter(id=route.pk)[:2]] == ["smb", "ki-biobank"]


def test_a_successor_that_already_stands_there_is_not_named_twice():
    first = Route.objects.filter(unit__key="ki-biobank", role="primary").first()
    smb = unit("smb")
    Route.objects.create(
        section=first.section, affiliation=first.affiliation, part=first.part, role="also", unit=smb,
        reason_en="because", reason_sv="eftersom",
    )  # fmt: skip

    unit("ki-biobank").retire(smb, TODAY)

    rows = Route.objects.filter(section=first.section, affiliation=first.affiliation, part=first.part, unit=smb)
    assert [row.role for row in rows] == ["primary"]


def test_sections_name_the_successor_as_responsible():
    section = Section.objects.get(key="first-contact")
    section.responsible_unit = unit("eeo")
    section.save()

    unit("eeo").retire(unit("grants-office"), TODAY)

    section.refresh_from_db()
    assert section.responsible_unit.key == "grants-office"


def test_the_successor_of_the_first_point_of_contact_is_that_too():
    unit("eeo").retire(unit("grants-office"), TODAY)

    assert [row.key for row in SupportUnit.objects.in_service().filter(first_contact=True)] == ["grants-office"]


@pytest.mark.parametrize("successor", ["smb", "kta"])
def test_a_successor_is_another_unit_in_service(successor):
    unit("kta").retire(unit("eeo"), TODAY)

    with pytest.raises(ValueError, match="another one in service"):
        unit("smb").retire(unit(successor), TODAY)


def test_there_is_always_a_first_point_of_contact():
    eeo = unit("eeo")
    eeo.first_contact = False

    with pytest.raises(ValidationError, match="One unit has to be"):
        eeo.full_clean()


def test_another_unit_can_become_the_first_point_of_contact(client, owner):
    row = unit("grants-office")

    response = client.post(address("change", row.pk), form_of(client, row) | {"first_contact": "on"})

    assert response.status_code == 302
    assert [each.key for each in SupportUnit.objects.filter(first_contact=True)] == ["grants-office"]


def test_a_card_holds_five_things_to_have_ready():
    row = unit("smb")
    row.have_ready_en = "\n".join("abcdef")

    with pytest.raises(ValidationError, match="at most five"):
        row.full_clean()


def test_both_languages_are_required(client, owner):
    row = unit("smb")

    response = client.post(address("change", row.pk), form_of(client, row) | {"covers_sv": ""})

    assert "covers_sv" in response.context["adminform"].form.errors


def test_a_key_is_never_changed(client, owner):
    row = unit("smb")

    client.post(address("change", row.pk), form_of(client, row) | {"key": "other"})

    assert unit("smb").pk == row.pk


def test_a_unit_is_never_deleted(client, owner):
    assert client.post(address("delete", unit("smb").pk), {"post": "yes"}).status_code == 403


def test_a_key_of_a_retired_unit_is_never_used_again():
    unit("smb").retire(unit("eeo"), TODAY)

    with pytest.raises(ValidationError, match="already exists"):
        SupportUnit(key="smb", organisation="k", name_en="x", name_sv="x", covers_en="x", covers_sv="x").full_clean()


def test_a_unit_is_retired_on_its_own_page_and_brought_back(client, owner):
    row = unit("smb")

    client.post(address("retire", row.pk), {"act": "retire", "successor": unit("ki-biobank").pk})
    assert (unit("smb").retired_on, unit("smb").successor.key) == (timezone.localdate(), "ki-biobank")

    client.post(address("retire", row.pk), {"act": "bring-back"})
    assert unit("smb").retired_on is None


@pytest.mark.parametrize(("act", "told"), [("retire", "retired already"), ("bring-back", "back already")])
def test_a_second_click_undoes_nothing_and_is_told_so(client, owner, act, told):
    row = unit("smb")
    if act == "bring-back":
        row.retire(unit("ki-biobank"), TODAY)
    client.post(address("retire", row.pk), {"act": act, "successor": unit("ki-biobank").pk})
    before = unit("smb")

    answer = client.post(address("retire", row.pk), {"act": act, "successor": unit("eeo").pk}, follow=True)

    now = unit("smb")
    assert told in answer.content.decode()
    assert (now.retired_on, now.successor) == (before.retired_on, before.successor)
    assert (now.retired_on is not None) == (act == "retire")


def test_a_unit_is_not_retired_without_a_successor(client, owner):
    answer = client.post(address("retire", unit("smb").pk), {"act": "retire"})

    assert "successor" in answer.context["form"].errors
    assert unit("smb").retired_on is None


@pytest.mark.parametrize("retired", [True, False])
def test_a_form_that_does_not_say_what_to_do_changes_nothing(client, owner, retired):
    if retired:
        unit("smb").retire(unit("ki-biobank"), TODAY)

    client.post(address("retire", unit("smb").pk), {"successor": unit("eeo").pk})

    assert (unit("smb").retired_on is not None) == retired


def test_authors_look_at_units_and_change_none(client):
    client.force_login(make_user("anna", "KI authors"))

    assert client.get(address("change", unit("smb").pk)).status_code == 200
    assert client.post(address("retire", unit("smb").pk), {"act": "retire"}).status_code == 403


@pytest.mark.parametrize(("days", "kind"), [(10, "confirmed"), (400, "past"), (None, "never")])
def test_the_list_tells_whose_details_are_past_review(client, owner, days, kind):
    SupportUnit.objects.update(checked_on=timezone.localdate())
    checked = timezone.localdate() - timedelta(days=days) if days else None
    SupportUnit.objects.filter(key="smb").update(checked_on=checked)

    listed = client.get(address("changelist"), {"details": kind}).context["cl"].queryset

    assert "smb" in {row.key for row in listed}
