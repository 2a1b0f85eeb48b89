"""No dead ends: what everybody is told about everything."""

import pytest

from contacts.resolver import Answer, Matter, Support
from contacts.units import Unit
from guidance.coverage import KINDS, counts, coverage, kind_of, only
from tests.sample_guide import sample_guide

UNIT = Unit("eeo", "ki", "EEO")


@pytest.fixture(scope="module")
def covered():
    return coverage(sample_guide())


def answer(*, settled=True, fallback=False, level="section", role="primary", part="whole"):
    return Answer("ki", Matter(), settled, (Support(UNIT, part, role, "why"),), fallback, level)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (answer(), "specific"),
        (answer(level="step"), "step"),
        (answer(level="general"), "general"),
        (answer(fallback=True, role="fallback", level="none"), "fallback"),
        (answer(role="fallback"), "without-channel"),
        (answer(role="fallback", part="k"), "one-sided"),
        (answer(settled=False, fallback=True), "unsettled"),
    ],
)
def test_every_answer_has_one_kind(given, kind):
    assert kind_of(given) == kind


def test_everybody_and_everything_is_covered_in_both_languages(covered):
    matters = len(sample_guide().editions["en"].sections) + 4 + 1

    assert len(covered) == len({(c.language, c.affiliation, c.matter) for c in covered}) == 2 * 5 * matters


def test_counts_name_every_kind_and_add_up(covered):
    assert tuple(counts(covered)) == KINDS
    assert sum(counts(covered).values()) == len(covered)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"language": "sv"}, lambda c: c.language == "sv"),
        ({"affiliation": "none"}, lambda c: c.affiliation is None),
        ({"affiliation": "k", "kind": "unsettled"}, lambda c: (c.affiliation, c.answer.settled) == ("k", False)),
        ({"step": 2}, lambda c: c.matter.step == 2),
    ],
)
def test_a_filter_keeps_what_fits(covered, condition, holds):
    found = only(covered, **condition)

    assert found
    assert all(map(holds, found))


def test_everything_but_the_general_question_has_a_title(covered):
    assert {c.matter.kind for c in covered if not c.title} == {"general"}
