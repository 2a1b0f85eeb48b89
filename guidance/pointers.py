"""Who points here: everything that leads to a section, page or unit, shown before it is unpublished or retired."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, Sum
from django.utils import timezone

from contacts.models import SupportUnit
from guidance.guide import Edition, Guide
from guidance.models import LinkSet, Reference, Relevance, Route, Section, Use
from guidance.naming import place_in

DAYS = 365


@dataclass(frozen=True, slots=True)
class Pointer:
    """One thing that points here; `where` is the key it stands on, for a link to it, or empty."""

    name: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Pointers:
    """All of them by kind; `uses` is how often the permanent link was opened in a year."""

    key: str
    texts: tuple[Pointer, ...]
    routes: tuple[Pointer, ...]
    link_sets: tuple[Pointer, ...]
    references: tuple[Pointer, ...]
    rules: tuple[Pointer, ...]
    predecessors: tuple[Pointer, ...]
    uses: int

    @property
    def count(self) -> int:
        """How many things point here; the use of the link not counted."""
        return sum(len(getattr(self, name)) for name in KINDS)


KINDS = ("texts", "routes", "link_sets", "references", "rules", "predecessors")


def pointers(guide: Guide, key: str, language: str) -> Pointers:
    """Return what points to a key (of a section, a page, or `unit-…`), named in the editor's language."""
    edition = guide.editions[language]
    unit = SupportUnit.objects.filter(key=key.removeprefix("unit-")).first() if key.startswith("unit-") else None
    section = None if unit else Section.objects.filter(key=key).first()
    return Pointers(
        key=key,
        texts=tuple(texts(guide, key, edition)),
        routes=tuple(routes(section, unit, edition)),
        link_sets=tuple(Pointer(row.title, f"set/{row.code}") for row in sets(section)),
        references=tuple(references(guide, key)),
        rules=tuple(rules(section, edition)),
        predecessors=tuple(predecessors(section or unit)),
        uses=uses(key),
    )


def title(edition: Edition, key: str) -> str:
    found = edition.sections.get(key) or edition.pages.get(key)
    return found.title if found else key


def texts(guide: Guide, key: str, edition: Edition) -> Iterable[Pointer]:
    """Published texts whose body links here, in any language."""
    ends = tuple(f'href="/go/{key}{end}' for end in '"?#')
    found = {}
    for each in guide.editions.values():
        bodies = {section.key: section.html for section in each.sections.values()}
        bodies |= {page.key: " ".join(page.slots.values()) for page in each.pages.values()}
        found |= dict.fromkeys(where for where, html in bodies.items() if any(end in html for end in ends))
    return (Pointer(title(edition, where), where) for where in found)


def routes(section: Section | None, unit: SupportUnit | None, edition: Edition) -> Iterable[Pointer]:
    """Routes of a section, each with its unit; routes to a unit, each with what it answers for."""
    if section is None and unit is None:
        return
    rows = Route.objects.filter(section=section) if section else Route.objects.filter(unit=unit)
    for row in rows.select_related("section", "unit"):
        about = title(edition, row.section.key) if row.section else row.get_step_display() or "*"
        shown = edition.units.get(row.unit.key)
        yield Pointer(f"{about} → {shown.name if shown else row.unit}", row.section.key if row.section else "")


def sets(section: Section | None) -> Iterable[LinkSet]:
    return LinkSet.objects.filter(items__section=section) if section else ()


def references(guide: Guide, key: str) -> Iterable[Pointer]:
    """References that point to an address of this key on the portal itself, of today or of former times."""
    rows = Reference.objects.exclude(url="").select_related("section")
    return (Pointer(row.title_en, row.section.key) for row in rows if (place_in(guide, row.url) or ("",))[0] == key)


def rules(section: Section | None, edition: Edition) -> Iterable[Pointer]:
    """Finder's rules of other sections that depend on this one, and this section's own."""
    if section is None:
        return ()
    rows = Relevance.objects.filter(Q(section=section) | Q(plan=section) | Q(need=section)).select_related("section")
    return (Pointer(f"{title(edition, row.section.key)}: {row.get_effect_display()}", row.section.key) for row in rows)


def predecessors(row: Section | SupportUnit | None) -> Iterable[Pointer]:
    """What was retired in favour of this."""
    return (Pointer(str(before)) for before in row.predecessors.all()) if row else ()


def uses(key: str) -> int:
    since = timezone.localdate() - timedelta(days=DAYS)
    return Use.objects.since(since).filter(key=key).aggregate(sum=Sum("count"))["sum"] or 0
