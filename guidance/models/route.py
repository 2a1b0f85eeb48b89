"""Routes: for this matter and this affiliation, this unit supports you, because."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contacts.choices import Affiliation, Part, Role, Step
from contacts.models import SupportUnit
from guidance.models.section import Section

ROLES = [(role.value, role.label) for role in (Role.PRIMARY, Role.ALSO)]


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
