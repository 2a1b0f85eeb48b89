"""Link sets: sections that EEO chooses for one partner or meeting."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.choices import Affiliation
from guidance.models.section import LANGUAGES, Section


class LinkSet(models.Model):
    """Chosen sections in an order, with a note and a preset affiliation, at `/go/set/<code>`."""

    code = models.CharField(_("code"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    note = models.TextField(_("note"), blank=True, help_text=_("Public. No names, mail addresses or phone numbers."))
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="en")
    affiliation = models.CharField(_("affiliation"), max_length=10, choices=Affiliation, blank=True)
    sections = models.ManyToManyField(Section, through="LinkSetItem", verbose_name=_("sections"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    made_on = models.DateField(_("made"), auto_now_add=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("link set")
        verbose_name_plural = _("link sets")
        permissions = [("use_desk", _("Can use the link desk"))]

    def __str__(self) -> str:
        return self.title


class LinkSetItem(models.Model):
    """One section of a set; `state` is what it looked like when the set was made."""

    link_set = models.ForeignKey(LinkSet, models.CASCADE, related_name="items")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", verbose_name=_("section"))
    position = models.PositiveIntegerField(_("position"), default=0)
    state = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["link_set", "section"], name="section_once_in_a_set")]

    def __str__(self) -> str:
        return self.section.key
