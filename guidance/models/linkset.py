"""Link sets: sections that EEO chooses for one partner or meeting."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.choices import Affiliation
from guidance.models.section import LANGUAGES, Section
from guidance.private import has_mail, has_number


def impersonal(text: str) -> None:
    """Refuse a text with a mail address or a phone number in it: a set is public to whoever has the link."""
    if has_mail(text):
        raise ValidationError(_("Leave out email addresses: whoever has the link can read this."))
    if has_number(text):
        raise ValidationError(_("Leave out phone numbers and the like: whoever has the link can read this."))


class LinkSet(models.Model):
    """Chosen sections in an order, with a note and a preset affiliation, at `/go/set/<code>`."""

    code = models.CharField(_("code"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200, validators=[impersonal])
    note = models.TextField(
        _("note"),
        blank=True,
        max_length=1000,
        validators=[impersonal],
        help_text=_("Public. No names, email addresses or phone numbers."),
    )
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="en")
    affiliation = models.CharField(_("affiliation"), max_length=10, choices=Affiliation, blank=True)
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

    def add(self, section: Section, state: str) -> None:
        """Put a section at the end; one that is in the set stays where it is."""
        last = self.items.aggregate(last=models.Max("position"))["last"] or 0
        self.items.get_or_create(section=section, defaults={"position": last + 1, "state": state})

    def remove(self, section: Section) -> None:
        self.items.filter(section=section).delete()

    def move(self, section: Section, by: int) -> None:
        """Move a section by so many places, up being negative; at either end it stays."""
        items = list(self.items.all())
        at = next((place for place, item in enumerate(items) if item.section_id == section.pk), None)
        if at is not None and 0 <= at + by < len(items):
            items.insert(at + by, items.pop(at))
            for position, item in enumerate(items, 1):
                item.position = position
                item.save(update_fields=["position"])  # one by one: saving says that something public changed

    def note_states(self, states: Mapping[str, str]) -> None:
        """Keep what the sections look like now ({key: state}), so that only later changes are marked."""
        for item in self.items.select_related("section"):
            item.state = states.get(item.section.key, "")
            item.save(update_fields=["state"])


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
