"""Everything that can be asked about."""

import pytest

from contacts.resolver import Matter, Route, prepare, who_supports
from guidance.matters import all_matters, asked_matter, in_vain
from guidance.public import respond
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
EDITION = GUIDE.editions["en"]


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


@pytest.mark.parametrize(
    ("name", "value", "missed"),
    [
        ("plan", "commissioned-research", ("need", "commissioned-research")),  # there are only general routes
        ("need", "commissioned-research", ("need", "commissioned-research")),
        ("need", "samples-healthcare", None),
        ("step", "3", None),  # nothing was chosen
    ],
)
def test_what_only_the_first_point_of_contact_answers_is_asked_in_vain(name, value, missed):
    assert in_vain(who_supports("ki", asked_matter(EDITION, name, value), EDITION.routes)) == missed


@pytest.mark.parametrize(
    ("unit", "place", "missed"),
    [
        ("kta", {"step": 1}, None),  # the step names somebody
        ("eeo", {"step": 1}, ("need", "commissioned-research")),
        ("eeo", {"section": "commissioned-research"}, None),  # EEO has it as its own matter
        ("kta", {}, None),
        (None, {}, ("need", "commissioned-research")),
    ],
)
def test_a_need_that_another_unit_answers_is_not_in_vain_wherever_its_route_stands(unit, place, missed):
    rows = [Route(EDITION.units[unit], "because", **place)] if unit else []
    routes = prepare(rows, EDITION.routes.first_contact, EDITION.routes.words)

    assert in_vain(who_supports("ki", asked_matter(EDITION, "plan", "commissioned-research"), routes)) == missed


@pytest.mark.parametrize("address", ["/api/v1/en/support", "/embed/en/support"])
@pytest.mark.parametrize(
    ("query", "status", "missed"),
    [
        ("need=commissioned-research&as=ki", 200, ("need", "commissioned-research")),
        ("need=samples-healthcare", 200, None),
        ("", 200, None),
        ("need=commissioned-research&step=1", 400, None),
    ],
)
def test_every_answer_about_a_need_says_what_was_asked_in_vain(address, query, status, missed):
    response = respond(GUIDE, address, query)

    assert (response.status, response.missed, response.keep) == (status, missed, False)
