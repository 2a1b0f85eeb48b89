"""Who may do what to which section: small functions over a user and the organisation that owns the section."""

from typing import Protocol

from contacts.choices import Owner, Responsibility

SIDES = {Owner.KI: frozenset({"ki"}), Owner.K: frozenset({"k"}), Owner.BOTH: frozenset({"ki", "k"})}
# Nobody answers yet, or somebody outside: KI looks after the section until it is settled (architecture, section 2).
ANSWERING = {
    Responsibility.KI: frozenset({"ki"}),
    Responsibility.K: frozenset({"k"}),
    Responsibility.JOINT: frozenset({"ki", "k"}),
    Responsibility.EXTERNAL: frozenset({"ki"}),
    Responsibility.UNDECIDED: frozenset({"ki"}),
}


class User(Protocol):
    """What is asked of a user: only permissions, never a name or a group."""

    def has_perm(self, perm: str) -> bool: ...


def sides_with(user: User, *verbs: str) -> frozenset[str]:
    """Return the organisations for which the user may do any of the verbs (`edit`, `publish`)."""
    return frozenset(side for side in ("ki", "k") if any(user.has_perm(f"guidance.{verb}_{side}") for verb in verbs))


def may_edit(user: User, owner: str) -> bool:
    """Whether the user may write drafts of a section; what both own, editors of either side write."""
    return bool(sides_with(user, "edit") & SIDES[owner])


def may_publish(user: User, owner: str) -> bool:
    """Whether the user may publish a section; what both own, publishers of either side publish."""
    return bool(sides_with(user, "publish") & SIDES[owner])


def may_read_drafts(user: User, owner: str) -> bool:
    """Whether the user may read what is not public of a section."""
    return may_edit(user, owner) or may_publish(user, owner)


def owners_within(sides: frozenset[str]) -> list[str]:
    """Return the owners whose sections belong, wholly or in part, to these organisations."""
    return [owner.value for owner, own in SIDES.items() if own & sides]


def readable_owners(user: User) -> list[str]:
    """Return the owners whose drafts the user may read."""
    return owners_within(sides_with(user, "edit", "publish"))


def concerned(responsibility: str, owner: str) -> frozenset[str]:
    """Return the organisations that a responsibility and an owner concern."""
    return ANSWERING[responsibility] | SIDES[owner]


def missing_to_reassign(user: User, *states: tuple[str, str]) -> frozenset[str]:
    """Return the organisations whose right to publish the user lacks for changing who answers for a section.

    `states` are (responsibility, owner) before and after; every organisation in any of them has to agree.
    """
    return frozenset().union(*(concerned(*state) for state in states)) - sides_with(user, "publish")


def may_edit_pages(user: User) -> bool:
    """Whether the user may write the pages of the CMS (home, steps, about, …), which both organisations own, and read
    what is not public of them; whoever publishes them may."""
    return user.has_perm("cms.change_page")


def may_publish_pages(user: User) -> bool:
    return may_edit_pages(user) and user.has_perm("cms.publish_page")


def may_manage_pages(user: User) -> bool:
    """Whether the user may change the page tree itself: add, move, delete, templates, keys."""
    return user.has_perm("cms.change_page") and user.has_perm("cms.delete_page")


def may_change_public(user: User, section) -> bool:
    """Whether the user may change what is public at once: publishers always, authors until readers have seen it."""
    if may_publish(user, section.owner):
        return True
    return may_edit(user, section.owner) and not section.was_public
