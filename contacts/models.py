"""Support units: plain rows in both languages, with a history and immediate effect."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.dispatch import Signal
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contacts.choices import Organisation

KEY = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use small letters, digits and single hyphens only."))

MOST_READY = 5  # lines that a contact card has room for

# Sent inside the transaction that retires a unit, so that what names it can follow: unit, successor.
unit_retired = Signal()


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
    email = models.EmailField(_("email address"), blank=True)
    email_is_example = models.BooleanField(_("the email address is an example"), default=False)
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
        """Its name in the editor's language."""
        return self.name_sv if (get_language() or "").startswith("sv") else self.name_en

    def clean(self) -> None:
        """There is always exactly one first point of contact in service, and a card holds five things to have ready."""
        others = SupportUnit.objects.in_service().filter(first_contact=True).exclude(pk=self.pk)
        if not self.first_contact and self.retired_on is None and not others.exists():
            text = gettext("One unit has to be the first point of contact. Open another unit and make it that instead.")
            raise ValidationError({"first_contact": text})
        for name in ("have_ready_en", "have_ready_sv"):
            if len([line for line in getattr(self, name).splitlines() if line.strip()]) > MOST_READY:
                raise ValidationError({name: gettext("Give at most five things, one on each line.")})

    @transaction.atomic
    def make_first_contact(self) -> None:
        """Make this unit the first point of contact and save it; the one that was it stays an ordinary unit."""
        for other in SupportUnit.objects.select_for_update().filter(first_contact=True).exclude(pk=self.pk):
            other.first_contact = False
            other.save()
        self.first_contact = True
        self.save()

    @transaction.atomic
    def retire(self, successor: "SupportUnit", on: date) -> None:
        """Take the unit out of service in favour of one in service; its routes and its duty as first contact follow.

        `ValueError` where the successor is out of service or the unit itself. The key stays taken for ever.
        """
        if successor.retired_on is not None or successor.pk == self.pk:
            raise ValueError("A unit is retired in favour of another one in service.")
        was_first, self.first_contact = self.first_contact, False
        self.retired_on, self.successor = on, successor
        self.save()
        if was_first:
            successor.make_first_contact()
        unit_retired.send(type(self), unit=self, successor=successor)

    @transaction.atomic
    def bring_back(self) -> None:
        """Put a retired unit into service again; routes that followed its successor stay there."""
        self.retired_on = self.successor = None
        self.save()
