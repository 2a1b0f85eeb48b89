"""Who supports a person, given their affiliation and what they ask about. No database, no request, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from contacts.units import Unit
from contacts.words import AT_KI, NOTHING_NAMED, ONE_SIDED, UNDECIDED, WITHOUT_CHANNEL


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked about. `kind` is section, type, step or general; only sections and types have a responsibility."""

    kind: str = "general"
    key: str | None = None
    step: int | None = None
    responsibility: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """For this section (or step, or everything) and this affiliation, this unit supports you, for this part, because.

    `position` is the editors' order among the routes of one section, step or everything.
    """

    unit: Unit
    reason: str
    part: str = "whole"
    role: str = "primary"
    section: str | None = None
    step: int | None = None
    affiliation: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Support:
    """One unit of an answer. `affiliation` says whom the route is for (None: anybody)."""

    unit: Unit
    part: str
    role: str
    reason: str
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Never empty. `fallback`: the first point of contact answers because nothing more specific can.

    `level` says where the routes stand: section, step, general, or none.
    """

    affiliation: str | None
    matter: Matter
    settled: bool
    supports: tuple[Support, ...]
    fallback: bool
    level: str = "none"


Rows = tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes of an edition, in editors' order, prepared for look-up; `words` are the resolver's own reasons."""

    first_contact: Unit
    words: Mapping[str, str]
    by_section: Mapping[str, Rows] = field(default_factory=dict)
    by_step: Mapping[int, Rows] = field(default_factory=dict)
    general: Rows = ()


def prepare(routes: Iterable[Route], first_contact: Unit, words: Mapping[str, str]) -> Routes:
    """Group routes by what they are for and sort each group: primaries first, then editors' order.

    Rows with the same role and position keep the order they are given in. `words` has a sentence for every name in
    `contacts.words`, in the edition's language.
    """
    by_section: dict[str, list[Route]] = {}
    by_step: dict[int, list[Route]] = {}
    general: list[Route] = []
    for route in sorted(routes, key=lambda route: (route.role != "primary", route.position)):
        if route.section is not None:
            by_section.setdefault(route.section, []).append(route)
        elif route.step is not None:
            by_step.setdefault(route.step, []).append(route)
        else:
            general.append(route)
    return Routes(
        first_contact,
        words,
        {key: tuple(rows) for key, rows in by_section.items()},
        {step: tuple(rows) for step, rows in by_step.items()},
        tuple(general),
    )


def who_supports(affiliation: str | None, matter: Matter, routes: Routes) -> Answer:
    """Answer "who supports me, and why" (architecture, section 3).

    `affiliation` is None when nothing was said. The answer always holds at least one unit, each with its reason, and
    it is the same for the same input; it does not depend on the order in which the routes were given to `prepare`,
    as long as their positions differ.
    """
    level, named = most_specific(affiliation, matter, routes)
    rows = (*named, *for_sides_without_unit(matter, named, routes))
    two_sided = matter.responsibility == "joint" or {"ki", "k"} <= {row.part for row in rows}
    supports = in_order(affiliation, rows, two_sided)
    if word := missing(matter, supports, two_sided, routes.first_contact):
        place = 0 if word == UNDECIDED else len(supports)  # who finds out stands before who may help
        supports.insert(place, Support(routes.first_contact, "whole", "fallback", routes.words[word]))
    if affiliation == "k":
        supports = [told_where_it_is(support, routes) for support in supports]
    return Answer(affiliation, matter, settled(matter), tuple(supports), not named, level)


def settled(matter: Matter) -> bool:
    """Whether it is known who is responsible."""
    return matter.responsibility != "undecided"


def most_specific(affiliation: str | None, matter: Matter, routes: Routes) -> tuple[str, Rows]:
    """Return the first level with a route for this visitor: the section's, else its step's, else the general ones."""
    levels = (
        ("section", routes.by_section.get(matter.key or "", ())),
        ("step", routes.by_step.get(matter.step or 0, ())),
        ("general", routes.general),
    )
    for level, rows in levels:
        if chosen := prefer(affiliation, rows):
            if matter.responsibility == "joint":
                chosen = with_other_side(chosen, rows)
            return level, chosen
    return "none", ()


def prefer(affiliation: str | None, rows: Rows) -> Rows:
    """Return the rows of one level that hold for this visitor.

    A route for the stated affiliation replaces those for anybody of the same part; one that only also helps leaves
    the primary for anybody in place. Somebody at both KI and K is at each of them: where no route of a part is for
    both, what KI's staff and what K's staff are told count together. With nothing said, the routes for anybody; where
    there are none, all of them. A partner is never given a route that is for KI's or K's own staff.
    """
    if affiliation is None:
        return tuple(row for row in rows if row.affiliation is None) or rows
    present: dict[tuple[str, str], set[str | None]] = {}
    for row in rows:
        present.setdefault((row.part, "also"), set()).add(row.affiliation)
        if row.role == "primary":
            present.setdefault((row.part, "primary"), set()).add(row.affiliation)
    wanted = {place: whom(affiliation, affiliations) for place, affiliations in present.items()}
    return tuple(row for row in rows if row.affiliation in wanted[row.part, row.role])


def whom(affiliation: str, present: set[str | None]) -> set[str | None]:
    """Return whose routes hold for this visitor, of those that are present in one part."""
    if affiliation in present:
        return {affiliation}
    if affiliation == "both" and {"ki", "k"} & present:
        return {"ki", "k"} if {"ki", "k"} <= present else {"ki", "k", None}
    return {None}


def with_other_side(chosen: Rows, rows: Rows) -> Rows:
    """Add to a joint matter the side that nobody has shown to this visitor yet: as its own staff see it."""
    hidden = {"ki", "k"} - {row.part for row in chosen}
    return chosen + tuple(row for row in rows if row.part in hidden and row.affiliation == row.part)


def for_sides_without_unit(matter: Matter, rows: Rows, routes: Routes) -> Rows:
    """Return routes to the first point of contact for those sides of a joint matter that nobody is named for, neither
    for the side nor for both together: the other side is never hidden, and stands after those that are named."""
    parts = {row.part for row in rows}
    if matter.responsibility != "joint" or not rows or parts & {"joint", "whole"}:
        return ()
    sides = (side for side in ("ki", "k") if side not in parts)
    last, reason = max(row.position for row in rows) + 1, routes.words[ONE_SIDED]
    return tuple(Route(routes.first_contact, reason, side, "fallback", position=last) for side in sides)


def in_order(affiliation: str | None, rows: Rows, two_sided: bool) -> list[Support]:
    """Return the supports of these rows, no unit twice for one part; with two sides the parts are kept apart."""
    if two_sided:
        places = part_places(affiliation, rows)
        rows = tuple(sorted(rows, key=lambda row: places[place_name(row)]))
    supports: dict[tuple[str, str], Support] = {}
    for row in rows:
        support = Support(row.unit, row.part, row.role, row.reason, row.affiliation)
        supports.setdefault((row.unit.key, row.part), support)
    return list(supports.values())


def place_name(row: Route) -> str:
    """An authority covers a matter as a whole, but is no side of it: it stands after them."""
    return "authority" if row.part == "whole" and row.unit.organisation == "external" else row.part


def part_places(affiliation: str | None, rows: Rows) -> dict[str, int]:
    """Return the place of each part: own side, joint, other side; for both and for partners the joint part first.

    Where nothing is said, the parts stand in editors' order: the most important unit comes first.
    """
    by_editors = dict.fromkeys(place_name(row) for row in sorted(rows, key=lambda row: (row.position, row.part == "k")))
    if affiliation is None:
        order = (*(name for name in by_editors if name != "authority"), "authority")
    elif affiliation in ("ki", "k"):
        other = "k" if affiliation == "ki" else "ki"
        order = (affiliation, "joint", "whole", other, "authority")
    else:
        sides = dict.fromkeys((*(name for name in by_editors if name in ("ki", "k")), "ki", "k"))
        order = ("joint", "whole", *sides, "authority")
    return {name: place for place, name in enumerate(order)}


def missing(matter: Matter, supports: list[Support], two_sided: bool, first_contact: Unit) -> str:
    """Return the name of the reason why the first point of contact has to be added, or an empty string."""
    if any(support.unit.key == first_contact.key for support in supports):
        return ""
    if not settled(matter):
        return UNDECIDED
    if not supports:
        return NOTHING_NAMED
    reached: dict[str, bool] = {}
    for support in supports:
        part = support.part if two_sided else "whole"
        reached[part] = reached.get(part, False) or support.unit.reachable
    return "" if all(reached.values()) else WITHOUT_CHANNEL


def told_where_it_is(support: Support, routes: Routes) -> Support:
    """Tell K's staff that the first point of contact is KI's: whether it serves K is an open question. A route that is
    for K's staff says so in its own words."""
    if support.unit.key != routes.first_contact.key or support.affiliation == "k":
        return support
    reason = f"{support.reason} {routes.words[AT_KI]}"
    return Support(support.unit, support.part, support.role, reason, support.affiliation)
