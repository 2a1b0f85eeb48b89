"""Moving a section by its arrows: one place in what readers see, and nothing else."""

import pytest
from cms.models import Page
from cms.utils.urlutils import admin_reverse
from django.utils import timezone

from guidance.generation import current
from guidance.models import Section
from guidance.moving import move
from guidance.pages.steps import sections_of
from guidance.templatetags.editing import step_sections
from tests.editors import make_section, make_user, write

STEPS = 1, 2, 3, 4


@pytest.fixture
def anna(db):
    """Publishes for both organisations."""
    return make_user("anna", "KI publishers", "K publishers")


@pytest.fixture
def row(anna):
    """A step of its own for three sections that readers see, with something that they do not see before the last."""
    Section.objects.filter(step=4).update(retired_on=timezone.localdate())
    for position, key in enumerate(("first", "second", "hidden", "third"), start=1):
        section = make_section(key, anna, step=4, position=position)
        write(section, "en", key, "Text.", anna, publish=key != "hidden")


def read(step: int) -> list[str]:
    """The sections of a step as readers see them."""
    return [section.key for section in sections_of(current().editions["en"], step)]


def types() -> list[str]:
    """The types of collaboration as readers see them."""
    return [key for key, section in current().editions["en"].sections.items() if section.kind == "collaboration-type"]


def kept(step: int = 4) -> list[str]:
    return [section.key for section in Section.objects.filter(step=step, retired_on=None)]


def named(key: str) -> Section:
    return Section.objects.get(key=key)


def swapped(keys: list[str], place: int) -> list[str]:
    return [*keys[: place - 1], keys[place], keys[place - 1], *keys[place + 1 :]]


@pytest.mark.parametrize("step", STEPS)
def test_one_click_moves_a_section_one_place_in_what_readers_see(step, anna):
    for place in range(1, len(read(step))):
        before = read(step)

        move(named(before[place]), up=True, user=anna)

        assert read(step) == swapped(before, place)
        move(named(before[place]), up=False, user=anna)
        assert read(step) == before


def test_kinds_that_stand_in_one_list_change_places(anna):
    before = read(2)
    assert {named(key).kind for key in before} == {"guidance", "resource"}

    move(named("funding-and-costs"), up=True, user=anna)

    assert read(2) == swapped(before, before.index("funding-and-costs"))


def test_a_type_moves_among_the_types_and_leaves_the_step_as_it_is(anna):
    before, order = read(1), types()

    move(named("strategic-research-areas"), up=True, user=anna)

    assert types() == ["strategic-research-areas", *(key for key in order if key != "strategic-research-areas")]
    assert read(1) == before


@pytest.mark.parametrize(("key", "up"), [("first", True), ("third", False)])
def test_at_the_end_of_the_list_nothing_happens(key, up, row, anna):
    move(named(key), up, anna)

    assert kept() == ["first", "second", "hidden", "third"]


def test_what_readers_do_not_see_takes_no_click(row, anna):
    move(named("third"), up=True, user=anna)

    assert read(4) == ["first", "third", "second"]
    assert kept() == ["first", "third", "second", "hidden"]


def test_a_draft_moves_among_everything_that_its_editor_sees(row, anna):
    move(named("hidden"), up=True, user=anna)

    assert kept() == ["first", "hidden", "second", "third"]
    assert read(4) == ["first", "second", "third"]


def test_only_those_between_the_two_places_get_another_position(row, anna):
    move(named("third"), up=True, user=anna)

    assert named("first").history.count() == 1
    assert [section.position for section in Section.objects.filter(step=4, retired_on=None)] == [1, 2, 3, 4]


def test_sections_that_share_a_position_part(row, anna):
    Section.objects.filter(step=4).update(position=7)  # then in the order of their keys: first, hidden, second, third

    move(named("third"), up=True, user=anna)

    assert read(4) == ["first", "third", "second"]


@pytest.mark.parametrize("gone", [{"retired_on": timezone.localdate()}, {"step": 3}])
def test_a_section_that_has_left_the_list_meanwhile_stays_where_it_is(gone, row, anna):
    section = named("third")
    Section.objects.filter(key="third").update(**gone)

    move(section, up=True, user=anna)

    assert (named("third").position, kept()) == (4, ["first", "second", "hidden"])


def test_a_click_on_a_section_that_was_retired_is_answered(row, anna, client):
    Section.objects.filter(key="third").update(retired_on=timezone.localdate())
    client.force_login(anna)

    answer = client.post(admin_reverse("guidance_section_move", args=[named("third").pk]), {"where": "up"})

    assert answer.status_code == 302


def test_the_editors_list_of_a_step_shows_the_types_after_the_sections_as_readers_find_them(anna, rf):
    write(make_section("late", anna, step=1, position=999), "en", "Late", "Text.", anna)
    request = rf.get("/")
    request.user = anna
    page = Page.objects.get(reverse_id="step-1").pagecontent_set(manager="admin_manager").get(language="en")

    kinds = [named(each.key).kind for each in step_sections({"request": request}, page)]

    assert kinds == sorted(kinds, reverse=True)
    assert "collaboration-type" in kinds
