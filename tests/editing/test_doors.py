"""Every door of the CMS and the admin, tried by everybody, against the written table."""

from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.test import Client

from tests.editing import (
    acts_histories,
    acts_pages,
    acts_plugins,
    acts_reading,
    acts_uploads,
    acts_writing,
)
from tests.editing.acting import Things, acts_of
from tests.editing.conftest import ROLES
from tests.editors import make_user

ACTS = acts_of(acts_histories, acts_pages, acts_plugins, acts_reading, acts_uploads, acts_writing)
TABLE = yaml.safe_load((Path(__file__).parent / "doors.yaml").read_text())
# What KI's people may do to KI's sections, K's people may do to K's: the other direction, for these acts.
MIRRORED = [
    "read a draft in edit", "read a draft in structure", "read the list of versions", "type into a draft",
    "make a new draft", "publish", "unpublish", "translate", "retire a section", "change the place", "add a section",
]  # fmt: skip
MIRROR = {"ki-author": "k-author", "ki-publisher": "k-publisher"}


def opens(door: str, role: str, things: Things) -> bool:
    """Try a door as a member of the role's groups; whatever it did is undone."""
    client = Client()
    with transaction.atomic():
        if ROLES[role] is not None:
            client.force_login(make_user(role, *ROLES[role], superuser=role == "superuser"))
        opened = ACTS[door](client, things)
        transaction.set_rollback(True)
    return opened


def test_every_door_is_in_the_table():
    assert set(TABLE) == set(ACTS)


def allowed(door: str) -> list[str]:
    """The roles that a door opens for: those in the table and superusers; nobody where a reason stands there."""
    return [] if isinstance(TABLE[door], str) else [*TABLE[door], "superuser"]


@pytest.mark.parametrize("door", TABLE)
def test_door_opens_for_those_in_the_table_only(door, things):
    assert [role for role in ROLES if opens(door, role, things)] == allowed(door)


@pytest.mark.parametrize("door", MIRRORED)
def test_door_opens_the_same_way_on_the_other_side(door, things_of):
    things = things_of("k")

    assert [role for role in ROLES if opens(door, role, things)] == [MIRROR.get(role, role) for role in allowed(door)]
