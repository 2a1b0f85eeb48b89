"""Who may do what, as a table; no database."""

import pytest

from guidance import permissions


class Holder:
    """A user who has just these permissions."""

    def __init__(self, *held: str):
        self.held = {f"guidance.{name}" for name in held}

    def has_perm(self, perm: str) -> bool:
        return perm in self.held


NOBODY, BOTH = Holder(), Holder("publish_ki", "publish_k")
KI_AUTHOR, KI_PUBLISHER, K_PUBLISHER = Holder("edit_ki"), Holder("edit_ki", "publish_ki"), Holder("edit_k", "publish_k")


@pytest.mark.parametrize(
    ("user", "owner", "edits", "publishes"),
    [
        (NOBODY, "both", False, False),
        (KI_AUTHOR, "ki", True, False),
        (KI_AUTHOR, "k", False, False),
        (KI_AUTHOR, "both", True, False),
        (KI_PUBLISHER, "ki", True, True),
        (KI_PUBLISHER, "k", False, False),
        (K_PUBLISHER, "both", True, True),
        (BOTH, "ki", False, True),
    ],
)
def test_rights_follow_the_owner(user, owner, edits, publishes):
    assert permissions.may_edit(user, owner) == edits
    assert permissions.may_publish(user, owner) == publishes
    assert permissions.may_read_drafts(user, owner) == (edits or publishes)


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        (("ki", "ki"), ("undecided", "ki"), set()),
        (("ki", "ki"), ("external", "ki"), set()),
        (("ki", "ki"), ("joint", "ki"), {"k"}),
        (("joint", "both"), ("ki", "ki"), {"k"}),
        (("ki", "ki"), ("ki", "both"), {"k"}),
        (("undecided", "ki"), ("k", "k"), {"k"}),
    ],
)
def test_every_organisation_concerned_agrees_to_a_new_responsibility(before, after, missing):
    assert permissions.missing_to_reassign(KI_PUBLISHER, before, after) == missing
    assert permissions.missing_to_reassign(BOTH, before, after) == set()


def test_a_publisher_of_k_settles_what_is_undecided_with_ki_only():
    assert permissions.missing_to_reassign(K_PUBLISHER, ("undecided", "ki"), ("k", "k")) == {"ki"}
