"""The forms of the link desk."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.choices import Affiliation
from guidance.models import LinkSet
from guidance.models.section import LANGUAGES


class ChoiceForm(forms.Form):
    """What a link is set for; anything unreadable counts as not said."""

    affiliation = forms.ChoiceField(
        label=_("The reader is at"), choices=[("", _("not said")), *Affiliation.choices], required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("", _("the reader’s own")), *LANGUAGES], required=False)

    def chosen(self) -> tuple[str, str]:
        """Return affiliation and language as they were chosen."""
        self.is_valid()
        return self.cleaned_data.get("affiliation", ""), self.cleaned_data.get("language", "")


class LinkSetForm(forms.ModelForm):
    """A set without its sections, which are chosen beside it."""

    class Meta:
        model = LinkSet
        fields = ["title", "note", "affiliation", "language", "expires_on"]
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "expires_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        labels = {
            "title": _("Title"),
            "note": _("Note to the reader"),
            "affiliation": _("The reader is at"),
            "language": _("Language of the page"),
            "expires_on": _("Expires on"),
        }
        help_texts = {
            "title": _("What the reader sees above the sections."),
            "expires_on": _("From the day after, the link shows the plain sections only. May stay empty."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["affiliation"].choices = [("", _("not said")), *Affiliation.choices]

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day and "expires_on" in self.changed_data and day < timezone.localdate():
            raise ValidationError(_("This day is past. Choose today or later."))
        return day
