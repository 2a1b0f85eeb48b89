"""The routes of one place: what contradicts, and what would be answered before they are saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection
from django.utils.translation import gettext as _

from contacts.choices import Affiliation, Part, Role, Step
from contacts.models import SupportUnit
from contacts.resolver import Answer, Matter, who_supports
from guidance import rows
from guidance.addresses import AFFILIATIONS, STEP_KEYS
from guidance.coverage import kind_of
from guidance.matters import section_matter, step_matter
from guidance.models import Route, Section

VISITORS = (*AFFILIATIONS, None)


@dataclass(frozen=True, slots=True)
class Place:
    """What routes are for: a section, a step, or everything."""

    section: Section | None = None
    step: int | None = None

    @property
    def key(self) -> str:
        if self.section:
            return self.section.key
        return STEP_KEYS[Step(self.step)] if self.step else "everything"

    @property
    def rows(self):
        """The saved routes of this place, in editors' order."""
        found = Route.objects.filter(section=self.section, step=self.step).select_related("section", "unit")
        return found.order_by("position", "pk")

    def lock(self) -> None:
        """Let nobody else save this table until the transaction ends.

        The place itself is locked first, because an empty table has no rows. SQLite has one writer at a time anyway.
        """
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"routes of {self.key}"])
        if self.section:
            Section.objects.select_for_update().get(pk=self.section.pk)
        list(Route.objects.select_for_update().filter(section=self.section, step=self.step).order_by("pk"))

    @property
    def matter(self) -> Matter:
        if self.section:
            return section_matter(self.section)
        return step_matter(self.step) if self.step else Matter()


@dataclass(frozen=True, slots=True)
class Told:
    """What one visitor would be told."""

    affiliation: str | None
    kind: str
    answer: Answer


def place_of(key: str) -> Place | None:
    """Return the place of a key (a section's, `step-2`, `everything`), None for any other."""
    if key == "everything":
        return Place()
    if step := {value: step for step, value in STEP_KEYS.items()}.get(key):
        return Place(step=int(step))
    section = Section.objects.filter(key=key, retired_on=None).first()
    return Place(section) if section else None


def state_of(saved: Iterable[Route]) -> str:
    """Return what tells whether somebody else changed these rows meanwhile."""
    said = (
        (row.pk, row.affiliation, row.part, row.role, row.unit_id, row.position, row.reason_en, row.reason_sv)
        for row in saved
    )
    return sha256(repr(list(said)).encode()).hexdigest()[:16]


def name_of(row: Route) -> str:
    """Name a row in a sentence: “KI Biobank” (K, KI’s part)."""
    whom = Affiliation(row.affiliation).label if row.affiliation else None
    return _("“%(unit)s” (for %(whom)s, %(part)s)") % {
        "unit": row.unit,
        "whom": whom or _("anybody"),
        "part": Part(row.part).label,
    }


def contradictions(table: Iterable[Route]) -> list[tuple[Route, Route]]:
    """Return each row with an earlier one for the same affiliation and part that it cannot stand beside.

    Two cannot both be first to ask, and one unit stands there once.
    """
    found, first, known = [], {}, {}
    for row in table:
        other = known.setdefault((*row.slot, row.unit_id), row)
        if other is row and row.role == Role.PRIMARY:
            other = first.setdefault(row.slot, row)
        if other is not row:
            found.append((row, other))
    return found


def answers(place: Place, table: Iterable[Route], language: str) -> tuple[Told, ...]:
    """Return what all five kinds of visitors would be told, were these the routes of the place."""
    unit_rows: Mapping[int, SupportUnit] = {row.pk: row for row in SupportUnit.objects.all()}
    known = rows.units(unit_rows.values(), language)
    elsewhere = Route.objects.exclude(section=place.section, step=place.step).select_related("section")
    routes = rows.routes([*elsewhere, *table], unit_rows, known, language)
    told = ((visitor, who_supports(visitor, place.matter, routes)) for visitor in VISITORS)
    return tuple(Told(visitor, kind_of(answer), answer) for visitor, answer in told)
