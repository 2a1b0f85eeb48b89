"""Relevance: which answers of the finder make a section needed, or usually not."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contacts.choices import Affiliation
from guidance.choices import Effect, Stage
from guidance.models.section import Section


class Relevance(models.Model):
    """A rule for one section; all conditions that are given must hold."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="relevance", verbose_name=_("section"))
    affiliation = models.CharField(_("visitor is at"), max_length=10, choices=Affiliation, blank=True)
    plan = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("plans"),
        limit_choices_to={"kind": "collaboration-type"},
    )  # fmt: skip
    need = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("needs"),
        limit_choices_to={"kind": "resource"},
    )  # fmt: skip
    stage = models.CharField(_("has come to"), max_length=10, choices=Stage, blank=True)
    effect = models.CharField(_("the section is"), max_length=10, choices=Effect)
    reason_en = models.CharField(_("reason in English"), max_length=300)
    reason_sv = models.CharField(_("reason in Swedish"), max_length=300)
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("relevance rule")
        verbose_name_plural = _("relevance rules")

    def __str__(self) -> str:
        return f"{self.section}: {self.get_effect_display()}"

    @property
    def conditions(self) -> tuple:
        """What has to be answered for the rule to hold."""
        return self.affiliation, self.plan_id, self.need_id, self.stage

    def clean(self) -> None:
        """A rule says when it holds, and no other rule says the opposite for the same answers."""
        if not any(self.conditions):
            raise ValidationError(gettext("Say when this holds: for whom, or for which plan, need or stage."))
        rivals = Relevance.objects.filter(section=self.section_id).exclude(pk=self.pk).exclude(effect=self.effect)
        for rival in rivals:
            if rival.conditions == self.conditions:
                text = gettext("Another rule says the opposite for the same answers: “%(reason)s”.")
                raise ValidationError(text % {"reason": rival.reason_en})
