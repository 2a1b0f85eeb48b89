"""A generation that is put back shows what was, and the links that readers got since go on working."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from guidance import codec, generation, refresh
from guidance.guide import Guide
from guidance.loading import load_guide
from guidance.models import Generation, LinkSet, LinkSetItem, Pin, Section
from guidance.public import respond
from guidance.remembering import remember
from tests.editors import make_section, write
from tests.guidance.changing import KEY, published, save, text

pytestmark = pytest.mark.django_db

CODE = "bcdf-ghjk-mnpq"


def link_set(*keys: str, **fields) -> LinkSet:
    made = LinkSet.objects.create(code=CODE, title="Spring visit", note="For you", **fields)
    for key in keys:
        LinkSetItem.objects.create(link_set=made, section=Section.objects.get(key=key))
    return made


@pytest.fixture
def before() -> Guide:
    """The guide before a section is renamed, another one is made, and a link set names both."""
    before = load_guide()
    editor = User.objects.create_superuser("editor")
    published(editor, text(), slug="renamed-later")
    write(make_section("zz-later", editor, step=3), "en", "Made later", "Text", editor, publish=True)
    remember(load_guide().addresses)
    return before


def put_back(guide: Guide) -> Guide:
    Pin.objects.create(number=guide.generation, guide=codec.pack_whole(guide))
    generation.raise_generation()
    Generation.objects.update(pinned=guide.generation)
    return refresh.load(None, None, generation.head())


def test_an_address_that_became_public_later_leads_to_what_stands_there_again(before):
    answer = respond(put_back(before), "/en/topics/renamed-later/")

    assert answer.status == 301
    assert dict(answer.headers)["Location"] == before.editions["en"].sections[KEY].path


@pytest.mark.parametrize("path", ["/en/topics/made-later/", "/go/zz-later"])
def test_what_was_made_later_is_gone_for_as_long_and_points_to_its_step(before, path):
    guide = put_back(before)

    assert respond(guide, path).status == 410
    assert guide.retired["zz-later"].step == 3
    assert guide.retired["zz-later"].may_return


def test_a_link_set_that_was_made_later_shows_what_there_is(before):
    link_set(KEY, "zz-later")

    page = respond(put_back(before), f"/go/set/{CODE}")

    assert page.status == 200
    assert f'data-section="{KEY}"'.encode() in page.body
    assert b"zz-later" not in page.body


def test_a_link_set_that_has_ended_since_stays_ended(before):
    made = link_set(KEY)
    known = load_guide()
    assert b"Spring visit" in respond(known, f"/go/set/{CODE}").body
    save(made, expires_on=date(2026, 1, 1))

    assert b"Spring visit" not in respond(put_back(known), f"/go/set/{CODE}").body


def test_what_was_public_then_is_as_it_was(before):
    guide = put_back(before)

    assert guide.editions["en"].sections == before.editions["en"].sections
    assert guide.addresses == before.addresses
