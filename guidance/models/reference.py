"""References: the documents and pages that a section points to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from guidance.models.section import LANGUAGES, Section


class Reference(models.Model):
    """A document or page; one whose address is lost is named without a link."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="references", verbose_name=_("section"))
    position = models.PositiveIntegerField(_("position"), default=0)
    title_en = models.CharField(_("title in English"), max_length=300)
    title_sv = models.CharField(_("title in Swedish"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("language of the document"), max_length=5, choices=LANGUAGES, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=[("page", _("page")), ("pdf", "PDF")], default="page")
    size = models.CharField(_("size"), max_length=20, blank=True)
    login = models.BooleanField(_("needs KI-ID"), default=False)
    checked_on = models.DateField(_("last checked"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["section", "position", "pk"]
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self) -> str:
        return self.title_en
