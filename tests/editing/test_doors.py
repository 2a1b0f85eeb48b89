"""Every door of the CMS and the admin, tried by everybody, against the written table."""

from pathlib import Path

import pytest
import yaml

from tests.editing import acts_pages, acts_reading, acts_writing  # noqa: F401  they fill ACTS
from tests.editing.acting import ACTS
from tests.editing.conftest import ROLES

TABLE = yaml.safe_load((Path(__file__).parent / "doors.yaml").read_text())
# What KI's people may do to KI's sections, K's people may do to K's: the other direction, for those acts that change.
MIRRORED = [
    "read a draft in edit", "read a draft in structure", "read the list of versions", "type into a draft",
    "make a new draft", "publish", "unpublish", "translate", "retire a section", "change the place", "add a section",
]  # fmt: skip


def test_every_door_is_in_the_table():
    assert set(TABLE) == set(ACTS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", TABLE)
def test_door_opens_for_those_in_the_table_only(door, role, things, sign_in):
    opened = ACTS[door](sign_in(role), things)

    assert opened == (role in TABLE[door])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", MIRRORED)
def test_door_opens_the_same_way_on_the_other_side(door, role, things_of, sign_in):
    mirrored = {"ki-author": "k-author", "ki-publisher": "k-publisher"}

    opened = ACTS[door](sign_in(role), things_of("k"))

    assert opened == (role in [mirrored[name] for name in TABLE[door]])
