"""Moving a section by one place among those that stand in one list with it."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from guidance.choices import SectionKind
from guidance.generation import current
from guidance.models.section import Section
from guidance.permissions import User, may_read_drafts
from guidance.successors import shown_sections


def in_one_list(section: Section) -> QuerySet[Section]:
    """Return the sections of its step, of whatever kind; the types of collaboration have a list of their own."""
    types = Q(kind=SectionKind.COLLABORATION_TYPE)
    row = Section.objects.filter(step=section.step, retired_on=None)
    return row.filter(types if section.kind == SectionKind.COLLABORATION_TYPE else ~types)


@transaction.atomic
def move(section: Section, up: bool, user: User) -> None:
    """Let a section change places with its neighbour above or below; at the end of the list nothing happens.

    What readers see moves one place in what they see; a draft, one place in what its editor sees. A section that was
    retired or taken elsewhere meanwhile stays as it is.
    """
    row = in_one_list(section)
    list(row.select_for_update(no_key=True).order_by("pk"))  # in one order always, so that no two wait for each other
    before = list(row)
    after = moved(before, section, up, counted(section, user))
    for each, position in zip(after, positions(before), strict=True):
        if each.position != position:
            each.position = position
            each.save(update_fields=["position"])


def counted(section: Section, user: User) -> Callable[[Section], bool]:
    """Return which neighbours count as a place for a section that this user moves."""
    shown = shown_sections(current().editions)
    public = section.key in shown
    return lambda other: other.key in shown or (not public and may_read_drafts(user, other.owner))


def moved(row: list[Section], section: Section, up: bool, counts: Callable[[Section], bool]) -> list[Section]:
    """Return the row with the section on the other side of its next neighbour that counts, if it has one."""
    if section not in row:
        return row
    place = row.index(section)
    ahead = row[:place][::-1] if up else row[place + 1 :]
    neighbour = next(filter(counts, ahead), None)
    if neighbour is None:
        return row
    others = [each for each in row if each != section]
    target = others.index(neighbour) + (0 if up else 1)
    return [*others[:target], row[place], *others[target:]]


def positions(row: list[Section]) -> list[int]:
    """Return the positions that there are, to be handed on; counted anew in tens where two sections share one."""
    known = [section.position for section in row]
    return known if len(set(known)) == len(known) else [number * 10 for number in range(1, len(known) + 1)]
