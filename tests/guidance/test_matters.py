"""Everything that can be asked about."""

import pytest

from contacts.resolver import Matter
from guidance.matters import all_matters, asked_matter
from tests.sample_guide import sample_guide

EDITION = sample_guide().editions["en"]


@pytest.mark.parametrize(
    ("name", "value", "matter"),
    [
        ("need", "samples-other", Matter("section", "samples-other", 2, "ki")),
        ("need", "clinical-trials", Matter("type", "clinical-trials", 1, "k")),
        ("plan", "health-economy", Matter("type", "health-economy", 1, "undecided")),
        ("step", "3", Matter("step", "step-3", 3)),
    ],
)
def test_a_parameter_names_a_matter(name, value, matter):
    assert asked_matter(EDITION, name, value) == matter


def test_all_matters_are_every_section_the_four_steps_and_nothing_in_particular():
    matters = all_matters(EDITION)

    assert [matter.key for matter in matters[:-5]] == list(EDITION.sections)
    assert [matter.step for matter in matters[-5:-1]] == [1, 2, 3, 4]
    assert matters[-1] == Matter()
