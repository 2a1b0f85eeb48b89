"""EEO puts sections together for a partner, and looks after the set."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from guidance.generation import current
from guidance.models import LinkSet, Section
from guidance.public import respond
from tests.editors import make_section, make_user, write


@pytest.fixture
def keys(guide):
    return tuple(key for key in guide.editions["en"].sections)[:4]


def order(row):
    return [item.section.key for item in row.items.all()]


def act(desk, row, **button):
    return desk.post(f"/en/admin/desk/sets/{row.code}/", button)


def page(desk, row):
    return desk.get(f"/en/admin/desk/sets/{row.code}/").content.decode()


def test_a_set_of_four_sections_has_a_link_that_works(desk, make_set, keys):
    row = make_set(*keys, affiliation="external")

    response = respond(current(), f"/go/set/{row.code}")

    assert response.status == 200
    assert re.findall(r'data-section="([^"]+)"', response.body.decode()) == order(row)
    assert "?as=external" in response.body.decode()


def test_codes_are_not_to_be_guessed(make_set, keys):
    assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz]{4}(-[bcdfghjkmnpqrstvwxz]{4}){2}", make_set(*keys).code)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"note": "Write to anna@example.org"}, "Leave out email addresses"),
        ({"note": "Call 08-524 800 00"}, "Leave out phone numbers"),
        ({"title": "For 0701234567"}, "Leave out phone numbers"),
        ({"title": ""}, "This field is required"),
        ({"section": []}, "Tick at least one section"),
        ({"expires_on": "2020-01-01"}, "This day is past"),
    ],
)
def test_what_cannot_be_saved_is_said_and_nothing_is_lost(desk, keys, fields, told):
    data = {"title": "Visit", "note": "Hello", "language": "en", "section": keys} | fields
    response = desk.post("/en/admin/desk/sets/new/", data)

    assert response.status_code == 422
    assert told in response.content.decode()
    assert "<title>Error:" in response.content.decode()
    assert response.content.decode().count(" checked") == len(data["section"])
    assert not LinkSet.objects.exists()


def test_sections_move_come_and_go(desk, make_set, keys):
    row = make_set(*keys[:3])
    first, second, third = order(row)

    act(desk, row, down=first)
    act(desk, row, up=third)
    assert order(row) == [second, third, first]

    act(desk, row, remove=third)
    act(desk, row, add="1", section=keys[3])
    assert order(row) == [second, first, keys[3]]


def test_moving_past_the_end_or_acting_on_nothing_changes_nothing(desk, make_set, keys):
    row = make_set(*keys[:2])
    before = order(row)

    for button in ({"up": before[0]}, {"down": before[1]}, {"remove": "nope"}, {"add": "1", "section": "nope"}, {}):
        assert act(desk, row, **button).status_code == 302

    assert order(row) == before


def test_a_button_moves_its_own_section_whatever_else_is_sent(desk, make_set, keys):
    row = make_set(*keys[:3])
    first, second, third = order(row)

    act(desk, row, remove=third, section=first, other=second)
    act(desk, row, add="1", section=keys[3], other=first)

    assert order(row) == [first, second, keys[3]]


@pytest.fixture
def own(desk):
    """A section of its own for a set, with the means to publish another text of it."""
    user = make_user("writer", superuser=True)
    section = make_section("zz-own", user)
    text = write(section, "en", "Before", "First text", user, publish=True)

    def rewrite(title):
        draft = text.versions.get().copy(user)
        draft.content.title = draft.content.slug = title
        draft.content.save()
        draft.publish(user)

    return rewrite


def test_a_renamed_section_is_still_in_the_set_and_marked_until_it_is_read(desk, make_set, own):
    row = make_set("zz-own")
    assert "changed since you made the set" not in page(desk, row)

    own("after")
    assert "changed since you made the set" in page(desk, row)
    assert b"1 section changed since" in desk.get("/en/admin/desk/sets/").content
    public = respond(current(), f"/go/set/{row.code}").body.decode()
    assert "/en/topics/after/" in public
    assert "Changed" in public

    act(desk, row, seen="1")
    assert "changed since you made the set" not in page(desk, row)


def test_a_set_is_ended_not_deleted(desk, make_set, keys):
    row = make_set(*keys)

    act(desk, row, end="1")

    assert "Visit in spring" not in respond(current(), f"/go/set/{row.code}").body.decode()
    assert "expired" in page(desk, row)


def test_a_set_holds_until_its_last_day(desk, make_set, keys):
    today = timezone.localdate()
    row = make_set(*keys, expires_on=today.isoformat())
    assert not current().link_sets[row.code].expired

    row.expires_on = today - timedelta(days=1)
    row.save()
    assert current().link_sets[row.code].expired


def test_settings_change_without_touching_the_sections(desk, make_set, keys):
    row = make_set(*keys)
    data = {"title": "Visit in autumn", "note": "", "language": "sv", "affiliation": "k", "expires_on": ""}

    assert desk.post(f"/en/admin/desk/sets/{row.code}/change/", data).status_code == 302

    row.refresh_from_db()
    assert (row.title, row.language, len(order(row))) == ("Visit in autumn", "sv", len(keys))
    assert "changed since" not in page(desk, row)


def test_a_section_is_added_from_its_own_page(desk, make_set, keys):
    row = make_set(*keys[:2])

    desk.post(f"/en/admin/desk/link/{keys[3]}/add/", {"set": row.code})

    assert order(row)[-1] == keys[3]


def test_a_set_on_paper_is_in_its_language(desk, make_set, keys):
    row = make_set(*keys, language="sv")
    paper = desk.get(f"/en/admin/desk/sets/{row.code}/print/").content.decode()

    assert '<html lang="sv">' in paper
    assert paper.count("paper__item") == len(keys)


def test_a_successor_stands_once_on_paper_and_beside_the_buttons_of_what_is_gone(desk, make_set, keys):
    row = make_set(*keys[:2])
    successor = Section.objects.get(key=keys[1])
    retired = Section.objects.get(key=keys[0])
    retired.retired_on, retired.successor = timezone.localdate(), successor
    retired.save()
    title = current().editions["en"].sections[keys[1]].title

    paper = desk.get(f"/en/admin/desk/sets/{row.code}/print/").content.decode()
    assert (paper.count("paper__item"), paper.count(f">{escape(title)}<")) == (1, 1)
    assert f'name="remove" value="{keys[0]}"' in page(desk, row)

    act(desk, row, remove=keys[1])
    assert f">{escape(title)}<" in desk.get(f"/en/admin/desk/sets/{row.code}/print/").content.decode()


@pytest.mark.parametrize("button", [{"add": "1", "section": "\x00"}, {"remove": "a\x00b"}, {"up": "\x00"}])
def test_a_value_with_nul_says_nothing(button, desk, make_set, keys):
    row = make_set(*keys)

    assert act(desk, row, **button).status_code == 302
    assert len(order(row)) == len(keys)


def test_a_set_whose_code_holds_nul_is_not_found(desk, keys):
    assert desk.post(f"/en/admin/desk/link/{keys[0]}/add/", {"set": "a\x00b"}).status_code == 404


def test_unknown_sets_are_not_found(desk):
    for rest in ("nope/", "nope/change/", "nope/print/"):
        assert desk.get(f"/en/admin/desk/sets/{rest}").status_code == 404
