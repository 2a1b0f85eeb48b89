"""What stands in the place of something that has no page any more."""

from dataclasses import dataclass
from datetime import date

import pytest
from cms.models import PageContent
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from guidance.guide import Retired
from guidance.loading import load_guide
from guidance.models import SectionContent
from guidance.public import respond
from guidance.successors import retired
from tests.editors import make_section, make_user, write

TODAY = date(2026, 1, 1)
LIVE, RETIRED, HIDDEN, DRAFT = "live", "retired", "hidden", "draft"
NOWHERE = Retired(None, 2)
WAITING = Retired(None, 2, may_return=True)


@dataclass
class Row:
    pk: int
    key: str
    retired_on: date | None
    successor_id: int | None
    step: int = 2


def read(*states: tuple[str, int | None]):
    """What is read of sections 0, 1, 2 …, each in a state and with the number of its successor."""
    rows = {
        pk: Row(pk, str(pk), TODAY if state == RETIRED else None, successor)
        for pk, (state, successor) in enumerate(states)
    }
    shown = {str(pk) for pk, (state, _) in enumerate(states) if state == LIVE}
    return retired(rows, "", shown, {str(pk) for pk, (state, _) in enumerate(states) if state == HIDDEN})


@pytest.mark.parametrize(
    ("states", "first"),
    [
        ([(LIVE, None)], None),
        ([(LIVE, 1), (LIVE, None)], None),  # a successor means nothing while the section is there
        ([(DRAFT, 1), (LIVE, None)], None),  # nobody ever saw it
        ([(RETIRED, None)], NOWHERE),
        ([(RETIRED, 1), (LIVE, None)], Retired("1", 2)),
        ([(HIDDEN, None)], WAITING),
        ([(HIDDEN, 1), (LIVE, None)], Retired("1", 2, may_return=True)),
        ([(RETIRED, 1), (RETIRED, 2), (LIVE, None)], Retired("2", 2)),
        ([(RETIRED, 1), (HIDDEN, 2), (LIVE, None)], Retired("2", 2, may_return=True)),
        ([(RETIRED, 1), (DRAFT, 2), (LIVE, None)], Retired("2", 2, may_return=True)),
        ([(HIDDEN, 1), (RETIRED, 2), (LIVE, None)], Retired("2", 2, may_return=True)),
        ([(RETIRED, 1), (HIDDEN, None)], WAITING),
        ([(RETIRED, 1), (RETIRED, 0)], NOWHERE),
        ([(HIDDEN, 1), (HIDDEN, 0)], WAITING),
        ([(RETIRED, 7)], NOWHERE),
    ],
)
def test_what_stands_in_its_place(states, first):
    assert read(*states).get("0") == first


@pytest.fixture
def user(db):
    return make_user("chief", superuser=True)


def published(section) -> list[Version]:
    texts = SectionContent._base_manager.filter(section=section, versions__state=PUBLISHED)
    return [Version.objects.get_for_content(text) for text in texts]


def answers(section) -> list[tuple[int, str]]:
    """Status and target of a section's own address and of its permanent one, to a process that starts now."""
    guide = load_guide()
    found = [respond(guide, f"/en/topics/{section.key}/"), respond(guide, f"/go/{section.key}/en")]
    return [(each.status, dict(each.headers).get("Location", "")) for each in found]


def test_an_unpublished_section_leads_to_its_successor_until_it_comes_back(user):
    first, second = make_section("zz-one", user), make_section("zz-two", user)
    for section in (first, second):
        write(section, "en", section.key, "Text", user, publish=True)
    load_and_remember()
    first.successor = second
    first.save()
    [version] = published(first)

    version.unpublish(user)

    assert answers(first) == [(302, "/en/topics/zz-two/")] * 2
    version.copy(user).publish(user)
    assert answers(first) == [(200, ""), (302, "/en/topics/zz-one/")]


def test_an_unpublished_section_without_a_successor_is_gone(user):
    section = make_section("zz-one", user, step=3)
    write(section, "en", "zz-one", "Text", user, publish=True)
    load_and_remember()

    published(section)[0].unpublish(user)

    assert [status for status, _ in answers(section)] == [410, 410]
    assert load_guide().retired["zz-one"].step == 3


def test_a_draft_that_nobody_saw_is_not_found(user):
    section = make_section("zz-one", user)
    write(section, "en", "zz-one", "Text", user)

    assert [status for status, _ in answers(section)] == [404, 404]


def test_a_page_that_is_unpublished_is_gone(user):
    load_and_remember()
    address = load_guide().editions["en"].pages["privacy"].path
    for text in PageContent.admin_manager.filter(page__reverse_id="privacy", versions__state=PUBLISHED):
        Version.objects.get_for_content(text).unpublish(user)

    assert [respond(load_guide(), path).status for path in (address, "/go/privacy")] == [410, 410]


def load_and_remember() -> None:
    from guidance.remembering import remember

    remember(load_guide().addresses)
