"""Use, counted without people: a number for each day, and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.Model):
    """How often a link or a set was opened on a day."""

    key = models.CharField(_("link"), max_length=70)
    on = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times"), default=0)

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

    class Meta:
        ordering = ["-on", "-count"]
        verbose_name = _("missed")
        verbose_name_plural = _("missed")
        constraints = [models.UniqueConstraint(fields=["kind", "what", "on"], name="one_count_a_miss_and_day")]

    def __str__(self) -> str:
        return f"{self.what} ({self.count})"
