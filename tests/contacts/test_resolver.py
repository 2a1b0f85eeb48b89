"""The rule "who supports you, and why", as tables."""

import pytest

from contacts.resolver import Matter, Route, prepare, who_supports
from contacts.units import Unit
from contacts.words import AT_KI, NOTHING_NAMED, ONE_SIDED, UNDECIDED, WITHOUT_CHANNEL, WORDS

FIRST = Unit("eeo", "ki", "External Engagement Office", email="eeo@example.org", first_contact=True)
ENGLISH = WORDS["en"]
SECTION = Matter("section", "samples", 2, "k")
JOINT = Matter("type", "studies", 1, "joint")


def unit(key, organisation="ki", reachable=True):
    return Unit(key, organisation, key.upper(), email=f"{key}@example.org" if reachable else "")


def route(key, affiliation=None, *, part="whole", role="primary", position=0, reachable=True, **place):
    """A route for the section `samples` unless `place` says otherwise."""
    place = place or {"section": "samples"}
    organisation = place.pop("organisation", "ki")
    chosen = FIRST if key == "eeo" else unit(key, organisation, reachable)
    return Route(chosen, f"because {key}", part, role, affiliation=affiliation, position=position, **place)


def ask(affiliation, matter, *rows):
    return who_supports(affiliation, matter, prepare(rows, FIRST, ENGLISH))


def keys(answer):
    return [support.unit.key for support in answer.supports]


def parts(answer):
    return [(support.part, support.unit.key) for support in answer.supports]


# Which level answers

LEVELS = (route("smb"), route("grants", "ki", step=2), route("eeo", "ki", section=None))


@pytest.mark.parametrize(
    ("matter", "level", "expected"),
    [
        (SECTION, "section", ["smb"]),
        (Matter("section", "omics", 2, "ki"), "step", ["grants"]),
        (Matter("section", "omics", 3, "ki"), "general", ["eeo"]),
        (Matter("step", "step-2", 2), "step", ["grants"]),
        (Matter(), "general", ["eeo"]),
    ],
)
def test_the_most_specific_level_answers(matter, level, expected):
    answer = ask("ki", matter, *LEVELS)

    assert (answer.level, keys(answer), answer.fallback) == (level, expected, False)


def test_a_sections_route_for_anybody_beats_a_steps_route_for_ki():
    assert keys(ask("ki", SECTION, route("smb"), route("grants", "ki", step=2))) == ["smb"]


def test_a_section_whose_routes_are_all_for_others_leaves_the_answer_to_its_step():
    assert keys(ask("external", SECTION, route("smb", "ki"), route("grants", step=2))) == ["grants"]


# Whose routes hold


@pytest.mark.parametrize(
    ("affiliation", "expected"),
    [
        (None, ["anybody"]),
        ("ki", ["for-ki"]),
        ("k", ["anybody"]),
        ("both", ["for-ki", "anybody"]),
        ("external", ["anybody"]),
    ],
)
def test_a_stated_affiliation_replaces_anybody(affiliation, expected):
    rows = (route("for-ki", "ki", position=1), route("anybody", position=2))

    assert keys(ask(affiliation, SECTION, *rows)) == expected


def test_only_the_same_part_is_replaced():
    rows = (route("any-ki", part="ki"), route("own-ki", "ki", part="ki"), route("any-k", part="k"))

    assert parts(ask("ki", JOINT, *(at_studies(row) for row in rows))) == [("ki", "own-ki"), ("k", "any-k")]


def at_studies(row):
    return Route(row.unit, row.reason, row.part, row.role, "studies", None, row.affiliation, row.position)


def test_one_that_only_also_helps_leaves_the_primary_for_anybody_in_place():
    rows = (route("smb"), route("biobank", "ki", role="also"), route("other", role="also"))

    assert keys(ask("ki", SECTION, *rows)) == ["smb", "biobank"]


def test_with_nothing_said_and_no_route_for_anybody_all_say_whom_they_are_for():
    answer = ask(None, SECTION, route("a", "ki", position=1), route("b", "external", position=2))

    assert [(support.unit.key, support.affiliation) for support in answer.supports] == [("a", "ki"), ("b", "external")]


def test_somebody_at_both_is_told_what_ki_and_what_k_are_told():
    rows = (route("a", "ki", position=1), route("b", "k", position=2), route("anybody", position=3))

    assert keys(ask("both", SECTION, *rows)) == ["a", "b"]


def test_a_route_for_both_replaces_those_for_each():
    assert keys(ask("both", SECTION, route("a", "ki"), route("b", "k"), route("ab", "both"))) == ["ab"]


def test_a_partner_is_not_sent_to_a_unit_for_staff():
    answer = ask("external", SECTION, route("a", "ki"), route("b", "k"))

    assert (keys(answer), answer.fallback) == (["eeo"], True)


# In which order


def test_primaries_stand_before_those_who_also_help():
    rows = (route("also", role="also", position=1), route("second", position=3), route("first", position=2))

    assert keys(ask(None, SECTION, *rows)) == ["first", "second", "also"]


SIDES = [
    route("grants", part="ki", position=2, section="studies"),
    route("centre", part="joint", position=3, section="studies"),
    route("kta", part="k", position=1, section="studies"),
    route("authority", organisation="external", position=0, section="studies"),
]


@pytest.mark.parametrize(
    ("affiliation", "expected"),
    [
        ("ki", ["ki", "joint", "k", "whole"]),
        ("k", ["k", "joint", "ki", "whole"]),
        ("both", ["joint", "k", "ki", "whole"]),
        ("external", ["joint", "k", "ki", "whole"]),
        (None, ["k", "ki", "joint", "whole"]),
    ],
)
def test_own_side_first_then_joint_then_the_other_and_editors_order_where_nothing_is_said(affiliation, expected):
    assert [part for part, _ in parts(ask(affiliation, JOINT, *SIDES))] == expected


def test_the_other_side_is_never_hidden_even_if_its_route_is_for_its_own_staff():
    rows = (route("grants", "ki", part="ki", section="studies"), route("kta", "k", part="k", section="studies"))

    assert parts(ask("ki", JOINT, *rows)) == [("ki", "grants"), ("k", "kta")]


def test_a_unit_is_named_once_for_a_part():
    assert keys(ask("both", SECTION, route("smb", "ki"), route("smb", "k", role="also"))) == ["smb"]


# No dead ends


def test_without_routes_the_first_point_of_contact_answers_alone_and_says_why():
    answer = ask("ki", SECTION)

    assert [(s.unit, s.role, s.reason) for s in answer.supports] == [(FIRST, "fallback", ENGLISH[NOTHING_NAMED])]
    assert answer.fallback


@pytest.mark.parametrize("rows", [(), (route("smb"),)])
def test_what_is_not_settled_is_said_and_the_first_point_of_contact_finds_out(rows):
    answer = ask("ki", Matter("section", "samples", 2, "undecided"), *rows)

    assert not answer.settled
    assert (answer.supports[0].unit, answer.supports[0].reason) == (FIRST, ENGLISH[UNDECIDED])


def test_a_named_first_point_of_contact_says_what_is_not_settled_in_editors_words():
    answer = ask("ki", Matter("section", "samples", 2, "undecided"), route("eeo"))

    assert [support.reason for support in answer.supports] == ["because eeo"]


ONE_SIDE = [(FIRST.key, "k", "fallback", ENGLISH[ONE_SIDED]), ("legal", "ki", "primary", "because legal")]


@pytest.mark.parametrize(("affiliation", "expected"), [("ki", ONE_SIDE[::-1]), ("both", ONE_SIDE[::-1])])
def test_a_side_that_nobody_is_named_for_is_not_hidden(affiliation, expected):
    answer = ask(affiliation, JOINT, route("legal", part="ki", section="studies"))

    assert [(s.unit.key, s.part, s.role, s.reason) for s in answer.supports] == expected


@pytest.mark.parametrize("affiliation", [None, "both", "external"])
@pytest.mark.parametrize("position", [0, 10])
@pytest.mark.parametrize(("side", "other"), [("ki", "k"), ("k", "ki")])
def test_who_is_named_stands_before_the_side_that_nobody_is_named_for(affiliation, position, side, other):
    answer = ask(affiliation, JOINT, route("legal", part=side, section="studies", position=position))

    assert parts(answer) == [(side, "legal"), (other, FIRST.key)]


def test_ks_staff_see_first_that_nobody_is_named_for_their_side():
    answer = ask("k", JOINT, route("legal", part="ki", section="studies"))

    assert parts(answer) == [("k", FIRST.key), ("ki", "legal")]
    assert answer.supports[0].reason == f"{ENGLISH[ONE_SIDED]} {ENGLISH[AT_KI]}"


@pytest.mark.parametrize("part", ["joint", "whole"])
def test_who_covers_a_joint_matter_for_both_leaves_no_side_out(part):
    assert keys(ask(None, JOINT, route("legal", part=part, section="studies"))) == ["legal"]


def test_a_unit_without_a_channel_never_stands_alone():
    answer = ask("ki", SECTION, route("hr", reachable=False))

    assert [(s.unit.key, s.role) for s in answer.supports] == [("hr", "primary"), ("eeo", "fallback")]
    assert answer.supports[1].reason == ENGLISH[WITHOUT_CHANNEL]
    assert not answer.fallback


def test_a_reachable_colleague_is_enough():
    assert keys(ask("ki", SECTION, route("hr", reachable=False), route("cdo", role="also"))) == ["hr", "cdo"]


def test_each_side_of_a_joint_matter_can_be_reached_or_the_first_point_of_contact_is_added():
    rows = (
        route("legal-ki", part="ki", section="studies"),
        route("legal-k", part="k", reachable=False, section="studies"),
    )

    assert keys(ask("k", JOINT, *rows)) == ["legal-k", "legal-ki", "eeo"]


@pytest.mark.parametrize("rows", [(), (route("eeo"),)])
def test_ks_staff_are_told_that_the_first_point_of_contact_is_at_ki(rows):
    assert ask("k", SECTION, *rows).supports[0].reason.endswith(ENGLISH[AT_KI])
    assert ENGLISH[AT_KI] not in ask("ki", SECTION, *rows).supports[0].reason


def test_a_route_for_ks_staff_speaks_for_itself():
    assert ask("k", SECTION, route("eeo", "k")).supports[0].reason == "because eeo"


def test_the_resolvers_own_reasons_exist_in_both_languages():
    assert WORDS["en"].keys() == WORDS["sv"].keys()
    assert all(sentence.endswith(".") for words in WORDS.values() for sentence in words.values())
