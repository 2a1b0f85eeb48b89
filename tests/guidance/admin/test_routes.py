"""Routes in the admin: a table for each place, what would be answered before saving, contradictions refused."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from contacts.models import SupportUnit
from guidance.models import Route
from guidance.models.route import misfit
from guidance.routing import Place, answers, contradictions, place_of, state_of
from tests.editors import make_user

pytestmark = pytest.mark.django_db
KEY = "samples-human-other"


@pytest.fixture
def owner(client):
    user = make_user("olga", "Contact owners")
    client.force_login(user)
    return user


def address(name: str, *args) -> str:
    with override("en"):
        return reverse(f"admin:guidance_{name}", args=args)


def unit(key: str) -> SupportUnit:
    return SupportUnit.objects.get(key=key)


def row(place: Place, key: str, **fields) -> Route:
    fields = {"part": "whole", "role": "primary", "reason_en": "because", "reason_sv": "eftersom"} | fields
    return Route(section=place.section, step=place.step, unit=unit(key), **fields)


def typed(place: Place, *added: dict, **changed) -> dict:
    """What the table's form sends: its rows, the first one changed, and added ones."""
    fields = ("position", "affiliation", "part", "role", "reason_en", "reason_sv")
    rows = [
        {"id": saved.pk, "unit": saved.unit_id} | {name: getattr(saved, name) for name in fields}
        for saved in place.rows
    ]
    new = {"affiliation": "", "part": "whole", "role": "primary", "reason_en": "because", "reason_sv": "eftersom"}
    rows[:1] = [rows[0] | changed] if rows else []
    rows += [new | {"id": "", "position": 900} | each for each in added]
    sent = {f"routes-{number}-{name}": value for number, each in enumerate(rows) for name, value in each.items()}
    counts = {"routes-TOTAL_FORMS": len(rows), "routes-INITIAL_FORMS": len(place.rows)}
    return sent | counts | {"state": state_of(place.rows), "save": "1"}


def test_every_saved_table_is_free_of_contradictions_and_misfits():
    for place in {(route.section_id, route.step): route for route in Route.objects.all()}.values():
        rows = list(Place(place.section, place.step).rows)

        assert contradictions(rows) == []
        assert [misfit(each) for each in rows] == [""] * len(rows)


def test_imported_tables_count_in_tens_as_saved_ones_do():
    for place in {(route.section_id, route.step): route for route in Route.objects.all()}.values():
        positions = [each.position for each in Place(place.section, place.step).rows]

        assert positions == [10 * number for number in range(1, len(positions) + 1)]


def test_two_cannot_both_be_first_to_ask():
    place = place_of(KEY)
    first, second = row(place, "smb"), row(place, "ki-biobank")

    assert contradictions([first, second]) == [(second, first)]


@pytest.mark.parametrize("fields", [{"affiliation": "k"}, {"part": "ki"}, {"role": "also"}])
def test_another_affiliation_part_or_role_is_no_contradiction(fields):
    place = place_of(KEY)

    assert contradictions([row(place, "smb"), row(place, "ki-biobank", **fields)]) == []


@pytest.mark.parametrize(
    ("key", "unit_key", "part", "fits"),
    [
        (KEY, "ki-biobank", "whole", True),
        (KEY, "ki-biobank", "ki", False),
        ("clinical-studies", "kta", "k", True),
        ("clinical-studies", "kta", "whole", False),
        ("clinical-studies", "epm", "whole", True),
        ("clinical-studies", "epm", "k", False),
        ("data-omics", "eeo", "ki", True),
        ("step-3", "eeo", "ki", True),
    ],
)
def test_a_part_fits_who_is_responsible(key, unit_key, part, fits):
    assert (misfit(row(place_of(key), unit_key, part=part)) == "") is fits


def test_all_five_visitors_are_answered_before_saving():
    place = place_of(KEY)

    told = answers(place, [row(place, "smb")], "en")

    assert [each.affiliation for each in told] == ["ki", "k", "both", "external", None]
    assert {each.answer.supports[0].unit.key for each in told} == {"smb"}


def test_a_table_without_rows_is_answered_by_what_is_more_general():
    told = answers(place_of(KEY), [], "en")

    assert {each.kind for each in told} == {"general"}


def test_the_table_shows_what_would_be_answered_and_saves_nothing(client, owner):
    place = place_of(KEY)
    sent = typed(place, unit=unit("smb").pk)

    html = client.post(address("route_answers", KEY), sent).content.decode()

    assert html.count('data-unit="smb"') == 5
    assert not Route.objects.filter(section__key=KEY, unit__key="smb").exists()


def test_without_script_a_button_shows_the_same(client, owner):
    sent = typed(place_of(KEY), unit=unit("smb").pk) | {"preview": "1"}

    html = client.post(address("route_table", KEY), sent).content.decode()

    assert html.count('data-unit="smb"') == 5
    assert not Route.objects.filter(section__key=KEY, unit__key="smb").exists()


def test_a_saved_table_is_numbered_anew_and_remembers_who(client, owner):
    place = place_of(KEY)

    response = client.post(address("route_table", KEY), typed(place, {"unit": unit("smb").pk, "role": "also"}))

    assert response.status_code == 302
    assert [each.position for each in place.rows] == [10 * (n + 1) for n in range(len(place.rows))]
    assert Route.history.filter(unit__key="smb", section__key=KEY).first().history_user == owner


def test_a_contradiction_is_refused_with_the_name_of_the_other_route(client, owner):
    place = place_of(KEY)

    response = client.post(address("route_table", KEY), typed(place, {"unit": unit("smb").pk}))

    text = " ".join(response.context["table"].non_form_errors())
    assert "Stockholm Medical Biobank" in text
    assert "KI Biobank" in text
    assert not Route.objects.filter(section__key=KEY, unit__key="smb").exists()


def test_a_table_that_somebody_else_changed_is_not_overwritten(client, owner):
    place = place_of(KEY)
    sent = typed(place, reason_en="mine")
    Route.objects.filter(section__key=KEY).update(reason_en="theirs")

    response = client.post(address("route_table", KEY), sent)

    assert "Somebody else" in " ".join(response.context["table"].non_form_errors())
    assert place.rows[0].reason_en == "theirs"


def test_a_row_can_be_removed_and_its_history_stays(client, owner):
    place = place_of(KEY)
    gone = place.rows[0]

    client.post(address("route_table", KEY), typed(place, DELETE="on"))

    assert not Route.objects.filter(pk=gone.pk).exists()
    assert Route.history.filter(id=gone.pk).first().history_type == "-"


def test_an_untouched_empty_row_is_not_there(client, owner):
    place = place_of(KEY)
    before = len(place.rows)

    client.post(address("route_table", KEY), typed(place, {"unit": "", "reason_en": "", "reason_sv": ""}))

    assert len(place.rows) == before


def test_a_reason_is_needed_in_both_languages(client, owner):
    response = client.post(address("route_table", KEY), typed(place_of(KEY), reason_sv=""))

    assert response.context["table"].errors[0] == {"reason_sv": ["This field is required."]}


@pytest.mark.parametrize("key", ["everything", "step-2", KEY])
def test_every_kind_of_place_has_a_table(client, owner, key):
    assert client.get(address("route_table", key)).status_code == 200


def test_an_unknown_place_is_not_found(client, owner):
    assert client.get(address("route_table", "nowhere")).status_code == 404


def test_all_places_are_listed(client, owner):
    html = client.get(address("route_changelist")).content.decode()

    assert all(address("route_table", key) in html for key in ("everything", "step-4", KEY))


def test_authors_look_and_may_not_save(client):
    client.force_login(make_user("anna", "KI authors"))

    assert client.get(address("route_table", KEY)).status_code == 200
    assert client.post(address("route_table", KEY), typed(place_of(KEY))).status_code == 403


def test_the_link_desk_alone_does_not_see_routes(client):
    client.force_login(make_user("lena", "Link desk"))

    assert client.get(address("route_table", KEY)).status_code == 403
    assert client.get(address("coverage")).status_code == 403


@pytest.mark.parametrize(
    "changed",
    [
        {"routes-TOTAL_FORMS": "1000000"},
        {"routes-TOTAL_FORMS": "x"},
        {"routes-0-unit": "0"},
        {"routes-0-unit": "' OR 1=1"},
        {"routes-0-position": "9" * 40},
        {"routes-0-part": "all"},
        {"routes-0-reason_en": "a\x00b"},
        {"routes-0-reason_en": "x" * 70_000},
        {"routes-0-id": "999999"},
        {"state": "\u202e"},
    ],
)
def test_nonsense_is_answered_and_not_saved(client, owner, changed):
    place = place_of(KEY)
    before, sent = state_of(place.rows), typed(place) | changed

    assert client.post(address("route_answers", KEY), sent).status_code == 200
    assert client.post(address("route_table", KEY), sent).status_code == 200
    assert state_of(place.rows) == before


def test_an_empty_form_is_answered(client, owner):
    assert client.post(address("route_answers", KEY), {}).status_code == 200


def test_the_places_are_listed_with_a_fixed_number_of_queries(client, owner, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get(address("route_changelist"))
