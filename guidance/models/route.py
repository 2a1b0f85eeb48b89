"""Routes: for this matter and this affiliation, this unit supports you, because."""

from django.core.exceptions import ValidationError
from django.db import models
from django.dispatch import receiver
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contacts.choices import Affiliation, Organisation, Part, Responsibility, Role, Step
from contacts.models import SupportUnit, unit_retired
from guidance.models.section import Section

ROLES = [(role.value, role.label) for role in (Role.PRIMARY, Role.ALSO)]
SPACING = 10  # between the positions of two rows of a table, so that another fits in between


class Route(models.Model):
    """A row joins a section (or a step, or everything) with a unit; no affiliation means anybody."""

    section = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="routes", verbose_name=_("section")
    )
    step = models.PositiveSmallIntegerField(_("step"), choices=Step, null=True, blank=True)
    affiliation = models.CharField(_("visitor is at"), max_length=10, choices=Affiliation, blank=True)
    part = models.CharField(_("covers"), max_length=6, choices=Part, default=Part.WHOLE)
    role = models.CharField(_("role"), max_length=8, choices=ROLES, default=Role.PRIMARY)
    unit = models.ForeignKey(SupportUnit, models.PROTECT, related_name="routes", verbose_name=_("support unit"))
    position = models.PositiveIntegerField(_("position"), default=0)
    reason_en = models.CharField(_("reason in English"), max_length=300)
    reason_sv = models.CharField(_("reason in Swedish"), max_length=300)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(section=None) | models.Q(step=None), name="route_is_for_a_section_or_a_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section or self.step or '*'} → {self.unit}"

    def clean(self) -> None:
        """Refuse a part that does not fit who is responsible: `misfit` says why."""
        if text := misfit(self):
            raise ValidationError({"part": text})

    @property
    def place(self) -> tuple[int | None, int | None]:
        """What the row is for: a section, a step, or (with neither) everything."""
        return self.section_id, self.step

    @property
    def slot(self) -> tuple:
        """What only one row may be first to ask for."""
        return *self.place, self.affiliation, self.part


def misfit(route: Route) -> str:
    """Return why the part of a row fits neither its unit nor the section's responsibility; empty where it fits.

    An authority is no side of a matter. A joint section has two sides and each unit covers one of them, or the joint
    part; a section with one responsible organisation has no sides. (architecture, section 3)
    """
    authority = route.unit_id is not None and route.unit.organisation == Organisation.EXTERNAL
    if authority:
        return "" if route.part == Part.WHOLE else gettext("An authority is no side. Choose “everything”.")
    if route.section_id is None:
        return ""
    match route.section.responsibility:
        case Responsibility.JOINT if route.part == Part.WHOLE:
            return gettext("KI and K answer together for this section. Say which part the unit covers.")
        case Responsibility.KI | Responsibility.K | Responsibility.EXTERNAL if route.part != Part.WHOLE:
            return gettext("One organisation answers for this section, so it has no parts. Choose “everything”.")
    return ""


@receiver(unit_retired, dispatch_uid="routes follow")
def follow(sender, unit: SupportUnit, successor: SupportUnit, **kwargs) -> None:
    """Let the routes of a retired unit, and the sections that name it as responsible, follow to its successor.

    Where the successor already stands for the same, the row that is first to ask remains.
    """
    theirs = {route.slot: route for route in Route.objects.filter(unit=successor)}
    for route in Route.objects.filter(unit=unit).select_related("section"):
        known = theirs.get(route.slot)
        if known and (known.role == Role.PRIMARY or route.role != Role.PRIMARY):
            route.delete()
            continue
        if known:
            known.delete()
        if successor.organisation == Organisation.EXTERNAL:
            route.part = Part.WHOLE
        route.unit = successor
        route.save()
    for section in Section.objects.filter(responsible_unit=unit):
        section.responsible_unit = successor
        section.save()
