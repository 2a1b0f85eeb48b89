"""What a process that knows one state has to read for another: the log of changes between their tokens."""

from dataclasses import replace

import pytest

from guidance import generation
from guidance.generation import changes_since, head
from guidance.models import Caption, Change
from guidance.refresh import Follower, State
from tests.sample_guide import sample_guide

pytestmark = pytest.mark.django_db


def raised(*changes: tuple[str, str]) -> generation.Head:
    generation.raise_generation(*changes)
    return head()


def test_all_changes_between_two_states_are_told_once_and_in_their_order():
    before = raised(("day", ""))
    raised(("section", "b"))
    raised(("section", "a"), ("notes", ""))
    now = raised(("section", "b"))

    assert changes_since(before, now) == (("section", "b"), ("section", "a"), ("notes", ""))


def test_what_was_known_already_is_not_told_again():
    raised(("section", "a"))
    before = raised(("section", "b"))
    now = raised(("section", "c"))

    assert changes_since(before, now) == (("section", "c"),)


@pytest.mark.parametrize("why", ["anything changed", "unknown token", "forgotten", "another one already", "put back"])
def test_where_the_log_does_not_lead_everything_is_read(why):
    before = raised(("section", "a"))
    now = raised() if why == "anything changed" else raised(("section", "b"))
    match why:
        case "unknown token":
            before = replace(before, token="of another database")
        case "forgotten":
            Change.objects.filter(token=before.token).delete()
        case "another one already":
            raised(("section", "c"))
        case "put back":
            before = replace(before, number=before.number + 100)

    assert changes_since(before, now) is None


def test_nothing_of_a_stored_guide_is_taken_over():
    generation.raise_generation()
    follower = Follower()
    guide = follower.look().guide
    other = replace(guide, editions={name: replace(each, rules=()) for name, each in guide.editions.items()})
    follower.state = State(other, head(), stored=True)
    raised(("captions", ""))

    shown = follower.look()

    assert shown.guide.editions["en"].rules
    assert not shown.stored


def test_a_stored_guide_that_is_read_late_takes_no_newer_ones_place():
    generation.raise_generation()
    follower, told = Follower(), []
    newest = Follower().look()

    def read() -> State:
        """Read the disk, which takes so long that the thread that follows has the database's state before."""
        follower.adopt(newest)
        follower.turned.append(lambda before, state, changes: told.append(state))
        return State(sample_guide(), generation.Head(1))

    follower.stored = read
    follower.take_stored()

    assert follower.state is newest
    assert told == []


def test_a_state_that_comes_while_one_is_loaded_is_loaded_with_it():
    generation.raise_generation()
    follower = Follower()
    follower.look()
    told = []
    follower.turned.append(lambda before, state, changes: told.append((state, changes)))
    Caption.objects.filter(pk=Caption.objects.first().pk).update(title_en="First")
    first = raised(("captions", ""))
    Caption.objects.filter(pk=Caption.objects.first().pk).update(title_en="Second")
    raised(("synonyms", ""))

    follower.turn(first)

    state, changes = told[0]
    assert state.head.same(head())
    assert changes == (("captions", ""), ("synonyms", ""))
    assert state.guide.editions["en"].captions[0].title == "Second"
