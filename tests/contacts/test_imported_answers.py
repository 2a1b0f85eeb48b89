"""No dead ends in the guide as it is imported: every affiliation, every matter, both languages."""

import pytest

from contacts.resolver import Matter, who_supports
from guidance.addresses import LANGUAGES
from guidance.coverage import VISITORS, coverage
from guidance.matters import section_matter

pytestmark = pytest.mark.django_db

# The units that the inventory lists for each public section or type, in that order of importance.
LISTED = """
basic-research: eeo
strategic-research-areas: eeo
precision-medicine: eeo pmck
clinical-research: eeo forum-stockholm-gotland
clinical-trials: kta forum-stockholm-gotland
commissioned-research: eeo legal-unit-ki
non-interventional: eeo
interventional: eeo kta
clinical-studies: eeo kta
real-world-data: eeo research-data-office
eu-project: grants-office
imi-project: grants-office
health-economy: eeo
first-contact: eeo
purposes: eeo
current-collaborations: eeo
process-and-timeline: eeo grants-office epm
collaboration-types: eeo kta pmck grants-office
research-infrastructure: infrastructure-spoc riki
ai-sweden: caii
samples-healthcare: smb
samples-human-other: ki-biobank
samples-animal:
data-clinical: centre-for-health-data
data-omics: pmck
funding-and-costs: department-admin-ki grants-office
purchasing: procurement-ki
innovation-procurement: innovation-k
animal-experimentation: comparative-medicine
conflict-of-interest: hr-negotiation-unit compliance-data-office
permits-and-guidelines: compliance-data-office research-data-office epm
personal-data-transfer: research-data-office dpo-ki
partnering-support: eeo
intellectual-property: grants-office
contract-purpose: legal-unit-ki
contract-content: legal-unit-ki eeo research-data-office
contract-types: eeo legal-unit-ki development-office
commissioned-research-contract: eeo legal-unit-ki department-admin-ki
agreement-k: legal-k clinic-head-k
three-party-agreement: legal-unit-ki legal-k
signature-and-registration: department-admin-ki archive-registry-ki
"""
INVENTORY = {key: units.split() for key, units in (line.split(":") for line in LISTED.strip().splitlines())}
FIRST = "eeo"
OWN_DEPARTMENT = "department-admin-ki"
# The inventory lists nobody: the first point of contact answers alone.
NOBODY_LISTED = {"samples-animal"}
# It lists units, but for one side none that can be reached: the first point of contact stands beside them.
NOBODY_REACHED = {"ai-sweden", "agreement-k", "three-party-agreement"}


def inventory(affiliation: str | None, key: str) -> list[str]:
    """The listed units for this visitor. Who is not at KI has no department there, and asks the first point of contact
    instead; who is at both hears of it beside their department."""
    instead = {"k": [FIRST], "external": [FIRST], "both": [OWN_DEPARTMENT, FIRST]}.get(affiliation, [OWN_DEPARTMENT])
    units = [each for unit in INVENTORY[key] for each in (instead if unit == OWN_DEPARTMENT else [unit])]
    return list(dict.fromkeys(units))


@pytest.fixture(scope="module")
def covered(guide):
    return coverage(guide)


def ask(guide, affiliation, key, language="en"):
    edition = guide.editions[language]
    return who_supports(affiliation, section_matter(edition.sections[key]), edition.routes)


def units(answer):
    return [support.unit.key for support in answer.supports]


def test_everybody_reaches_somebody_about_everything(covered):
    assert [c for c in covered if not any(support.unit.reachable for support in c.answer.supports)] == []


def test_no_unit_without_a_channel_stands_alone(covered):
    lonely = [c for c in covered if len(c.answer.supports) == 1 and not c.answer.supports[0].unit.reachable]

    assert lonely == []


def test_every_answer_has_its_reasons_in_its_own_language(guide, covered):
    told = {language: set() for language in LANGUAGES}
    for each in covered:
        told[each.language] |= {support.reason for support in each.answer.supports}

    assert all(reason.strip() for reasons in told.values() for reason in reasons)
    assert told["en"] & told["sv"] == set()


def test_both_languages_name_the_same_units_in_the_same_order(covered):
    by_language = {
        language: [(c.affiliation, c.matter.key, units(c.answer)) for c in covered if c.language == language]
        for language in LANGUAGES
    }

    assert by_language["en"] == by_language["sv"]


def test_the_inventory_speaks_of_every_public_section(guide):
    assert set(guide.editions["en"].sections) == set(INVENTORY)


@pytest.mark.parametrize("affiliation", VISITORS)
@pytest.mark.parametrize("key", INVENTORY)
def test_the_units_of_the_inventory_are_the_answer_in_its_order(guide, affiliation, key):
    for part, named in by_part(ask(guide, affiliation, key)).items():
        assert named == [unit for unit in inventory(affiliation, key) if unit in named] or key in NOBODY_LISTED, part


def by_part(answer):
    """The units of each part in the answer's order, without a first point of contact that was only added."""
    parts = {}
    for support in answer.supports:
        if support.role != "fallback":
            parts.setdefault(support.part, []).append(support.unit.key)
    return parts


@pytest.mark.parametrize("affiliation", VISITORS)
def test_all_of_them_and_nobody_else(guide, affiliation):
    for key in INVENTORY:
        listed = inventory(affiliation, key)
        added = set(units(ask(guide, affiliation, key))) - set(listed)

        assert set(listed) <= set(units(ask(guide, affiliation, key))), key
        assert added <= {FIRST}, key


@pytest.mark.parametrize("affiliation", VISITORS)
def test_the_first_point_of_contact_is_added_in_named_cases_only(guide, affiliation):
    unsettled = {key for key, section in guide.editions["en"].sections.items() if section.responsibility == "undecided"}
    added = {
        key
        for key in INVENTORY
        if FIRST in units(ask(guide, affiliation, key)) and FIRST not in inventory(affiliation, key)
    }
    alone = {key for key in added if units(ask(guide, affiliation, key)) == [FIRST]}

    assert added - unsettled == NOBODY_LISTED | NOBODY_REACHED
    assert alone == NOBODY_LISTED


@pytest.mark.parametrize("affiliation", ["k", "external"])
@pytest.mark.parametrize("key", ["funding-and-costs", "commissioned-research-contract", "signature-and-registration"])
def test_only_kis_own_staff_are_sent_to_their_department(guide, affiliation, key):
    assert OWN_DEPARTMENT in units(ask(guide, "ki", key))
    assert OWN_DEPARTMENT in units(ask(guide, "both", key))
    assert ask(guide, affiliation, key).supports[0].unit.key == FIRST
    assert OWN_DEPARTMENT not in units(ask(guide, affiliation, key))


def test_nobody_else_is_sent_to_a_department_in_any_other_matter(covered):
    sent = {c.affiliation for c in covered if OWN_DEPARTMENT in units(c.answer)}

    assert sent == {None, "ki", "both"}


@pytest.mark.parametrize("affiliation", VISITORS)
def test_samples_from_healthcare_are_the_hospitals_biobanks(guide, affiliation):
    first = ask(guide, affiliation, "samples-healthcare").supports[0]

    assert first.unit.key == "smb"
    assert "placed at K" in first.reason


def test_ks_staff_get_ki_biobank_for_other_human_samples(guide):
    assert units(ask(guide, "k", "samples-human-other")) == ["ki-biobank"]


def test_somebody_at_both_sees_kis_part_and_ks_part_of_clinical_studies_apart(guide):
    assert [(s.part, s.unit.key) for s in ask(guide, "both", "clinical-studies").supports] == [
        ("ki", "eeo"),
        ("k", "kta"),
    ]


@pytest.mark.parametrize(("affiliation", "first"), [("ki", "ki"), ("k", "k")])
def test_the_own_side_of_clinical_studies_comes_first(guide, affiliation, first):
    assert next(iter(by_part(ask(guide, affiliation, "clinical-studies")))) == first


@pytest.mark.parametrize("affiliation", VISITORS)
def test_an_eu_project_leads_to_the_grants_office(guide, affiliation):
    assert units(ask(guide, affiliation, "eu-project"))[0] == "grants-office"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("affiliation", VISITORS)
@pytest.mark.parametrize("key", ["data-omics", "health-economy"])
def test_what_is_not_settled_says_so_and_who_finds_out(guide, language, affiliation, key):
    answer = ask(guide, affiliation, key, language)
    said = {"en": "not settled who is responsible", "sv": "inte bestämt vem som ansvarar"}

    assert not answer.settled
    assert answer.supports[0].unit.first_contact
    assert said[language] in answer.supports[0].reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_ks_staff_hear_that_the_first_point_of_contact_is_at_ki(guide, language):
    answer = who_supports("k", Matter(), guide.editions[language].routes)

    assert "KI" in answer.supports[0].reason
