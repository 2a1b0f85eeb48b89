"""What the imported rules say of plans that the draft is clear about."""

import pytest

from guidance.guide import Guide
from guidance.public import respond
from guidance.relevance import Answers, Verdict, verdicts

MAY_USE_PERSONAL_DATA = [
    *("strategic-research-areas", "commissioned-research", "eu-project", "imi-project", "health-economy"),
    *("precision-medicine", "clinical-research", "clinical-trials", "non-interventional", "interventional"),
    *("clinical-studies", "real-world-data"),
]


def verdict(guide: Guide, key: str, answers: Answers) -> Verdict:
    edition = guide.editions["en"]
    return verdicts(edition.sections.values(), edition.rules, answers)[key]


@pytest.mark.parametrize("plan", MAY_USE_PERSONAL_DATA)
def test_the_agreement_on_personal_data_is_listed_where_such_data_may_be_used(guide, plan):
    told = verdict(guide, "personal-data-transfer", Answers(plans=(plan,), needs=("research-infrastructure",)))

    assert (told.listed, told.cause) == (True, "rule")
    assert all(reason.startswith("because ") for reason in told.reasons)


def test_a_roadmap_says_that_personal_data_may_be_used(guide):
    page = respond(guide, "/sv/fardplan/", "plan=eu-project&need=research-infrastructure").body.decode()

    assert "Eftersom personuppgifter kan användas" in page
