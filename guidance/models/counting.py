"""Use, counted without people: a number for each day, and nothing else."""

from datetime import date, timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

DAYS_KEPT = 400  # misses: a year and a month, so that a month compares with last year's


class Counts(models.QuerySet):
    """Rows with a number for each day."""

    def count_up(self, times: int, **place) -> None:
        """Add to the row of this place, which another process may be making at the same moment."""
        if self.filter(**place).update(count=F("count") + times):
            return
        try:
            with transaction.atomic():
                self.create(count=times, **place)
        except IntegrityError:
            self.filter(**place).update(count=F("count") + times)

    def since(self, day: date) -> "Counts":
        return self.filter(on__gte=day)

    def forget(self, day: date) -> None:
        """Delete what is older than a year and a month on this day."""
        self.filter(on__lt=day - timedelta(days=DAYS_KEPT)).delete()


class Use(models.Model):
    """How often a link or a set was opened on a day; `key` is a key of the guide, or `set/<code>`."""

    key = models.CharField(_("link"), max_length=70)
    on = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times"), default=0)
    objects = Counts.as_manager()

    class Meta:
        ordering = ["-on", "key"]
        verbose_name = _("use of a link")
        verbose_name_plural = _("use of links")
        constraints = [models.UniqueConstraint(fields=["key", "on"], name="one_count_a_link_and_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.on}: {self.count}"


class Missed(models.Model):
    """What readers looked for in vain: a search, an address, or a need that only the first point of contact answers."""

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[("search", _("search without a result")), ("address", _("unknown address")), ("need", _("fallback"))],
    )
    what = models.CharField(_("what"), max_length=200)
    on = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times"), default=0)
    objects = Counts.as_manager()

    class Meta:
        ordering = ["-on", "-count"]
        verbose_name = _("missed")
        verbose_name_plural = _("missed")
        constraints = [models.UniqueConstraint(fields=["kind", "what", "on"], name="one_count_a_miss_and_day")]

    def __str__(self) -> str:
        return f"{self.what} ({self.count})"
