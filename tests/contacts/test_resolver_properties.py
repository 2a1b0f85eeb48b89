"""What holds for every table of routes, not only for ours."""

from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.choices import Affiliation, Part
from contacts.resolver import Matter, Route, prepare, who_supports
from contacts.units import Unit
from contacts.words import WORDS

FIRST = Unit("eeo", "ki", "EEO", email="eeo@example.org", first_contact=True)
UNITS = (FIRST, *(Unit(f"u{n}", "ki", f"U{n}", phone="08" if n % 2 else "") for n in range(6)))
ANYBODY = st.sampled_from([None, *Affiliation.values])
SECTIONS, STEPS = ("a", "b", None), (1, 2, None)
MATTERS = st.builds(
    Matter,
    st.just("section"),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([1, 2, 3]),
    st.sampled_from(["ki", "k", "joint", "external", "undecided", None]),
)


@st.composite
def tables(draw):
    """Up to twelve routes with different positions."""
    rows = []
    for position in draw(st.lists(st.integers(0, 99), max_size=12, unique=True)):
        unit, part, role = draw(st.tuples(*map(st.sampled_from, (UNITS, Part.values, ("primary", "also")))))
        section, step, affiliation = draw(st.tuples(st.sampled_from(SECTIONS), st.sampled_from(STEPS), ANYBODY))
        place = {"section": section} if section else {"step": step}
        rows.append(Route(unit, f"because {position}", part, role, affiliation=affiliation, position=position, **place))
    return rows


def ask(affiliation, matter, rows):
    return who_supports(affiliation, matter, prepare(rows, FIRST, WORDS["en"]))


def every_table(test):
    return settings(max_examples=120)(given(rows=tables(), affiliation=ANYBODY, matter=MATTERS, data=st.data())(test))


@every_table
def test_no_answer_is_empty_and_every_support_has_a_reason(rows, affiliation, matter, data):
    answer = ask(affiliation, matter, rows)

    assert answer.supports
    assert all(support.reason for support in answer.supports)


@every_table
def test_somebody_can_always_be_reached(rows, affiliation, matter, data):
    assert any(support.unit.reachable for support in ask(affiliation, matter, rows).supports)


@every_table
def test_the_order_of_the_rows_does_not_matter(rows, affiliation, matter, data):
    shuffled = data.draw(st.permutations(rows))

    assert ask(affiliation, matter, shuffled) == ask(affiliation, matter, rows)


@every_table
def test_the_own_side_stands_before_the_other_in_joint_matters(rows, affiliation, matter, data):
    side = data.draw(st.sampled_from(["ki", "k"]))
    joint = Matter(matter.kind, matter.key, matter.step, "joint")

    parts = [support.part for support in ask(side, joint, rows).supports if support.part in ("ki", "k")]

    assert parts == sorted(parts, key=lambda part: part != side)


@every_table
def test_the_first_point_of_contact_is_there_when_nothing_is_settled(rows, affiliation, matter, data):
    open_matter = Matter(matter.kind, matter.key, matter.step, "undecided")

    answer = ask(affiliation, open_matter, rows)

    assert not answer.settled
    assert FIRST in [support.unit for support in answer.supports]


@every_table
def test_nobody_is_named_twice_for_a_part(rows, affiliation, matter, data):
    named = [(support.unit.key, support.part) for support in ask(affiliation, matter, rows).supports]

    assert len(named) == len(set(named))


@every_table
def test_a_partner_sees_other_peoples_routes_only_as_the_other_side_of_a_joint_matter(rows, affiliation, matter, data):
    for support in ask("external", matter, rows).supports:
        own = support.affiliation in (None, "external")
        assert own or (matter.responsibility == "joint" and support.part == support.affiliation)
