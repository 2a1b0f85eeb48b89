"""Addresses that ever were public are kept for ever."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from guidance import remembering
from guidance.models import Address
from guidance.publishing import obstacle
from guidance.refresh import Follower
from tests.editors import make_section, make_user, write
from tests.sample_guide import sample_guide

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(remembering, "_known", set())


def test_each_path_is_kept_once_with_its_key():
    paths = {"/en/topics/zz/": ("en", "zz"), "/sv/amnen/zz/": ("sv", "zz")}

    assert (remembering.remember(paths), remembering.remember(paths)) == (2, 0)
    assert Address.objects.get(path="/sv/amnen/zz/").key == "zz"


def test_a_path_belongs_to_its_first_key():
    remembering.remember({"/en/topics/zz/": ("en", "zz")})
    remembering.remember({"/en/topics/zz/": ("en", "another")})

    assert remembering.owner_of("/en/topics/zz/") == "zz"
    assert remembering.owner_of("/en/topics/never/") is None


def test_every_address_of_a_new_generation_is_kept():
    guide = sample_guide()

    remembering.told(None, SimpleNamespace(guide=guide), None)

    assert set(Address.objects.values_list("path", flat=True)) >= {*guide.addresses, *guide.former}


def test_what_is_known_asks_the_database_nothing(django_assert_num_queries):
    state = SimpleNamespace(guide=sample_guide())
    remembering.told(None, state, None)

    with django_assert_num_queries(0):
        remembering.told(state, state, None)


def test_an_address_that_could_not_be_written_is_tried_again(monkeypatch):
    guide = replace(sample_guide(), addresses={"/en/topics/zz/": ("en", "zz")})

    def refuse(paths):
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(remembering, "remember", refuse)
        with pytest.raises(ConnectionError):
            remembering.told(None, SimpleNamespace(guide=guide), None)
    later = replace(guide, addresses={}, former=guide.addresses)
    remembering.told(None, SimpleNamespace(guide=later), None)

    assert remembering.owner_of("/en/topics/zz/") == "zz"


def test_addresses_are_written_again_until_it_has_worked(monkeypatch):
    follower, asked = Follower(), []

    def refuse_twice(paths):
        asked.append(paths)
        if len(asked) < 3:
            raise OperationalError("read only")

    monkeypatch.setattr(remembering, "remember", refuse_twice)
    follower.turned.append(remembering.told)
    for _ in range(5):
        follower.look()  # no generation comes meanwhile

    assert len(asked) == 3
    assert asked[0] == asked[2]


def test_a_missing_language_borrows_no_address_of_another_section():
    user = make_user("namesake", superuser=True)
    first, second = make_section("zz-first", user), make_section("zz-second", user)
    write(first, "sv", "Samma namn", "Text", user, publish=True)  # shown in English too, under the Swedish slug

    twin = write(second, "en", "Samma namn", "Text", user)

    assert "belongs to" in obstacle(twin)


def test_a_former_address_is_not_given_to_another_section():
    user = make_user("namesake", superuser=True)
    remembering.remember({"/sv/amnen/old-name/": ("sv", "zz-first")})

    text = write(make_section("zz-second", user), "en", "Old name", "Text", user)

    assert "led to something else before" in obstacle(text)
