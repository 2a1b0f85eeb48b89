"""Two that ask for one address: each has one, and all others are read as ever."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from guidance import generation, models
from guidance.guide import Clash
from guidance.loading import load_guide
from guidance.public import respond
from guidance.remembering import remember
from tests.guidance.changing import CHANGES, KEY, OTHER, by_hand, changed, check_same, published, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


@pytest.mark.parametrize("name", CHANGES)
def test_what_changes_during_a_clash_makes_the_same_guide_as_everything(name, editor):
    by_hand("purposes", "en", text("first-contact").content.slug)
    known = load_guide()
    assert known.clashes
    remember(known.addresses)

    updated, everything = changed(CHANGES[name], known, editor)

    check_same(updated, everything)


def holder_has_no_text_of_its_own_any_more(editor) -> None:
    """The older section asks for it as a borrower too: its turn, as long as nobody has noted who had it first."""
    text(KEY, "en").unpublish(editor)


def place_beside_becomes_free(editor) -> None:
    by_hand(OTHER, "en", "elsewhere")


@pytest.mark.parametrize("change", [holder_has_no_text_of_its_own_any_more, place_beside_becomes_free])
def test_a_clash_is_settled_anew_where_addresses_have_not_been_noted_yet(change, editor):
    by_hand(KEY, "sv", text(KEY).content.slug)
    remember(load_guide().addresses)
    by_hand(OTHER, "en", "purposes")
    text("purposes", "en").unpublish(editor)
    by_hand("purposes", "sv", text(KEY).content.slug)
    models.Address.objects.exclude(language="sv", key=KEY).delete()
    known = load_guide()
    assert ("en", "purposes", KEY) in {(clash.language, clash.key, clash.holder) for clash in known.clashes}

    updated, everything = changed(change, known, editor)

    assert replace(updated, former={}) == replace(everything, former={})
    assert updated.clashes != known.clashes


@pytest.mark.parametrize("name", ["an address of another section", "an address that is borrowed and another's"])
def test_who_asks_for_anothers_address_is_found_beside_it(name, editor):
    before = load_guide().editions["en"].sections[KEY].path

    CHANGES[name](editor)

    guide = load_guide()
    beside = f"/en/topics/{OTHER}/"
    assert (guide.addresses[before], guide.addresses[beside]) == (("en", KEY), ("en", OTHER))
    assert respond(guide, f"/go/{OTHER}/en").headers[0] == ("Location", beside)
    assert respond(guide, beside).status == 200
    assert guide.clashes == (Clash(before, "en", OTHER, KEY, beside),)


def test_a_clash_ends_with_another_address(editor):
    CHANGES["an address of another section"](editor)
    known, before = load_guide(), generation.head()

    by_hand(OTHER, "en", "free")

    changes = generation.changes_since(before, generation.head())
    guide = load_guide(known, changes, generation.head())
    assert (guide.clashes, guide.editions["en"].sections[OTHER].path) == ((), "/en/topics/free/")


def test_a_clash_of_two_leaves_all_others_the_same_objects(editor):
    by_hand("purposes", "en", text(OTHER).content.slug)
    before, known = generation.head(), load_guide()
    assert known.clashes

    published(editor, text(), title="New title")

    updated = load_guide(known, generation.changes_since(before, generation.head()), generation.head())
    old, new = known.editions["en"].sections, updated.editions["en"].sections
    assert [key for key in old if old[key] is not new[key]] == [KEY]
