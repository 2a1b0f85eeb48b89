"""Which sections are listed for which answers."""

import pytest

from guidance.guide import Rule, Section
from guidance.relevance import Answers, verdicts


def section(key, kind="guidance"):
    return Section(key, kind, 1, 0, "ki", "ki", "en", key, key, f"/{key}/")


TRIALS, BASIC = section("trials", "collaboration-type"), section("basic", "collaboration-type")
SAMPLES, DATA = section("samples", "resource"), section("data", "resource")
CONFLICT = section("conflict")
ALL = (TRIALS, BASIC, SAMPLES, DATA, CONFLICT)


def needed(section, reason="needed", **conditions):
    return Rule(section, "needed", reason, **conditions)


def taken(section, reason="taken", **conditions):
    return Rule(section, "not-needed", reason, **conditions)


def listed(answers, *rules):
    return [key for key, verdict in verdicts(ALL, rules, answers).items() if verdict.listed]


def judged(key, answers, *rules):
    return verdicts(ALL, rules, answers)[key]


def test_with_nothing_said_everything_is_listed():
    assert listed(Answers()) == ["trials", "basic", "samples", "data", "conflict"]


def test_a_chosen_plan_and_need_put_the_others_aside():
    assert listed(Answers(plans=("trials",), needs=("data",))) == ["trials", "data", "conflict"]


@pytest.mark.parametrize(
    ("key", "answers", "cause"),
    [
        ("trials", Answers(plans=("trials",)), "chosen"),
        ("basic", Answers(plans=("trials",)), "other-chosen"),
        ("samples", Answers(plans=("trials",)), "open"),
        ("conflict", Answers(), "everybody"),
        ("conflict", Answers(needs=("conflict",)), "chosen"),
    ],
)
def test_every_verdict_has_its_cause(key, answers, cause):
    assert judged(key, answers).cause == cause


def test_a_plan_brings_what_it_needs_and_says_why():
    verdict = judged("samples", Answers(plans=("trials",), needs=("data",)), needed("samples", "why", plan="trials"))

    assert (verdict.listed, verdict.cause, verdict.reasons) == (True, "rule", ("why",))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (Answers("external"), False),
        (Answers("ki"), True),
        (Answers(), True),
        (Answers("external", needs=("conflict",)), True),
    ],
)
def test_what_is_taken_away_from_some_stays_with_the_others(answers, expected):
    assert judged("conflict", answers, taken("conflict", affiliation="external")).listed is expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([needed("conflict", affiliation="ki"), taken("conflict", affiliation="k")], True),
        ([taken("conflict", affiliation="k")], True),
        ([taken("conflict", affiliation="k"), taken("conflict", affiliation="ki")], False),
        ([taken("conflict", affiliation="both")], False),
    ],
)
def test_somebody_at_both_needs_what_either_needs(rules, expected):
    assert judged("conflict", Answers("both"), *rules).listed is expected


def test_a_second_plan_never_loses_what_it_needs():
    rule = taken("samples", plan="basic")

    assert not judged("samples", Answers(plans=("basic",)), rule).listed
    assert judged("samples", Answers(plans=("basic", "trials")), rule).listed


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([needed("conflict"), taken("conflict", stage="idea")], False),
        ([needed("conflict", stage="idea"), taken("conflict")], True),
        ([needed("conflict", stage="idea"), taken("conflict", affiliation="ki")], True),
        ([needed("conflict", stage="idea"), taken("conflict", affiliation="ki", stage="idea")], False),
    ],
)
def test_the_narrower_rule_wins_and_among_equals_the_one_that_needs(rules, expected):
    assert judged("conflict", Answers("ki", stage="idea"), *rules).listed is expected


def test_all_conditions_of_a_rule_must_hold():
    rule = taken("conflict", affiliation="ki", stage="idea")

    assert judged("conflict", Answers("ki", stage="contract"), rule).cause == "everybody"


@pytest.mark.parametrize(
    ("answers", "listed", "cause"),
    [
        (Answers(), True, "open"),
        (Answers("ki"), True, "open"),
        (Answers(plans=("basic",)), True, "open"),
        (Answers("ki", plans=("basic",)), False, "not-called"),
        (Answers("k", plans=("basic",)), True, "rule"),
        (Answers("both", plans=("basic",)), True, "rule"),
    ],
)
def test_what_some_need_is_listed_while_it_may_still_be_needed(answers, listed, cause):
    rules = (needed("conflict", affiliation="k"), needed("conflict", plan="trials"))

    verdict = judged("conflict", answers, *rules)

    assert (verdict.listed, verdict.cause) == (listed, cause)


def test_a_chosen_plan_keeps_the_editors_reason():
    verdict = judged("trials", Answers(plans=("trials",)), needed("trials", "you plan a trial", plan="trials"))

    assert (verdict.cause, verdict.reasons) == ("chosen", ("you plan a trial",))


def test_a_reason_is_given_once():
    rules = [needed("data", "same", plan="trials"), needed("data", "same", plan="basic")]

    assert judged("data", Answers(plans=("trials", "basic")), *rules).reasons == ("same",)


def test_somebody_at_both_hears_the_reason_for_both_alone():
    rules = (needed("data", "at K", affiliation="k"), needed("data", "at both", affiliation="both"))

    assert judged("data", Answers("both"), *rules).reasons == ("at both",)
