"""Support units: plain rows in both languages, with a history and immediate effect."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contacts.choices import Organisation

KEY = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use small letters, digits and single hyphens only."))


class SupportUnitQuerySet(models.QuerySet):
    def in_service(self):
        return self.filter(retired_on=None)


class SupportUnit(models.Model):
    """An office or team that supports collaborations; never only a person."""

    key = models.CharField(_("key"), max_length=60, unique=True, validators=[KEY])
    organisation = models.CharField(_("organisation"), max_length=10, choices=Organisation)
    first_contact = models.BooleanField(_("first point of contact"), default=False)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_sv = models.CharField(_("name in Swedish"), max_length=200)
    covers_en = models.TextField(_("helps with, in English"), help_text=_("One thing on each line."))
    covers_sv = models.TextField(_("helps with, in Swedish"), help_text=_("One thing on each line."))
    who_en = models.CharField(_("who may ask, in English"), max_length=200, blank=True)
    who_sv = models.CharField(_("who may ask, in Swedish"), max_length=200, blank=True)
    have_ready_en = models.TextField(_("have this ready, in English"), blank=True)
    have_ready_sv = models.TextField(_("have this ready, in Swedish"), blank=True)
    response_time_en = models.CharField(_("usual response time, in English"), max_length=200, blank=True)
    response_time_sv = models.CharField(_("usual response time, in Swedish"), max_length=200, blank=True)
    languages = models.CharField(_("languages"), max_length=100, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    email_is_example = models.BooleanField(_("the mail address is an example"), default=False)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    url = models.URLField(_("page of the unit’s own"), max_length=500, blank=True)
    person = models.CharField(_("person"), max_length=200, blank=True)
    checked_on = models.DateField(_("details last checked"), null=True, blank=True)
    source = models.URLField(_("source"), max_length=500, blank=True, help_text=_("For editors only."))
    caution = models.TextField(_("remark"), blank=True, help_text=_("For editors only."))
    position = models.PositiveIntegerField(_("position"), default=0)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )
    history = HistoricalRecords()
    objects = SupportUnitQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("support unit")
        verbose_name_plural = _("support units")
        constraints = [
            models.UniqueConstraint(
                fields=["first_contact"],
                condition=models.Q(first_contact=True, retired_on=None),
                name="one_first_point_of_contact",
            )
        ]

    def __str__(self) -> str:
        return self.name_en
