"""Editors' forms: a new section, who answers for one, a text's title and lead, retiring."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _

from contacts.choices import Owner
from guidance import keeping
from guidance.addresses import RESERVED_SLUGS
from guidance.drafting import new_section
from guidance.models.section import Section, SectionContent
from guidance.notes import tell
from guidance.permissions import missing_to_reassign, owners_within, sides_with
from guidance.publishing import hold_addresses
from guidance.taken import clash, slugs_of

SIDE_NAMES = {"ki": "KI", "k": "K"}


def free_key(title: str) -> str:
    """Return a key made from a title that no section has yet."""
    stem = slugify(title)[:50].strip("-") or "section"
    taken = set(Section.objects.filter(key__startswith=stem).values_list("key", flat=True))
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbers if key not in taken)


class NewSectionForm(forms.ModelForm):
    """A new section with its title in one language or both; the key comes from the title unless it is given."""

    title_en = forms.CharField(label=capfirst(_("title in English")), max_length=300, required=False)
    title_sv = forms.CharField(label=capfirst(_("title in Swedish")), max_length=300, required=False)
    key = forms.SlugField(
        label=capfirst(_("key")),
        max_length=60,
        required=False,
        help_text=_("For permanent links (/go/…). Leave empty to make it from the title. Fixed once published."),
    )

    class Meta:
        model = Section
        fields = ["title_en", "title_sv", "key", "kind", "step", "owner", "responsibility"]

    _request = None  # the wizard and the admin set it

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = owners_within(sides_with(self._request.user, "edit"))
        self.fields["owner"].choices = [choice for choice in Owner.choices if choice[0] in mine]
        self.fields["owner"].initial = mine[0] if mine else None
        self.fields["responsibility"].initial = self.fields["owner"].initial

    def clean(self) -> dict:
        data = super().clean()
        title = data.get("title_en") or data.get("title_sv")
        if not title:
            raise ValidationError({"title_en": _("Give a title in English, in Swedish, or in both.")})
        data["key"] = self.instance.key = data.get("key") or free_key(title)
        return data

    def save(self, commit: bool = True) -> Section:
        section = super().save(commit=False)
        if commit:
            self.make_texts(section)
        return section

    def make_texts(self, section: Section) -> None:
        titles = {"en": self.cleaned_data["title_en"], "sv": self.cleaned_data["title_sv"]}
        new_section(section, titles, self._request.user)


class SectionForm(forms.ModelForm):
    """What is the same in both languages, in those fields that the admin names. Changing who answers for a section is a
    publishing act."""

    note_en = forms.CharField(label=capfirst(_("public note in English")), max_length=300, required=False)
    note_sv = forms.CharField(label=capfirst(_("public note in Swedish")), max_length=300, required=False)
    _request = None  # the admin sets it

    def before(self) -> Section:
        """The section as it stands in the database; the instance may be an older state that is being put back."""
        return Section.objects.get(pk=self.instance.pk)

    def reassigned(self) -> list[str]:
        now = self.before()
        names = [name for name in ("responsibility", "owner", "responsible_unit") if name in self.fields]
        return [name for name in names if self.cleaned_data.get(name) != getattr(now, name)]

    def clean_kind(self) -> str:
        """Types have addresses of their own, so another kind may need an address that another section has."""
        kind, now = self.cleaned_data["kind"], self.before()
        if kind != now.kind:
            hold_addresses(now.pk)
            if reason := clash(now, kind, slugs_of(now)):
                raise ValidationError(reason)
        return kind

    def clean(self) -> dict:
        data = super().clean()
        if not {"responsibility", "owner"} & set(self.fields) or self.errors or not self.reassigned():
            return data
        now = self.before()
        if not now.was_public:
            return data
        states = (now.responsibility, now.owner), (data["responsibility"], data["owner"])
        missing = missing_to_reassign(self._request.user, *states)
        if missing:
            sides = " + ".join(SIDE_NAMES[side] for side in sorted(missing, reverse=True))
            raise ValidationError(
                _("This concerns %(sides)s too. Ask somebody who may publish there to make the change.")
                % {"sides": sides}
            )
        for name in ("note_en", "note_sv"):
            if not data.get(name):
                self.add_error(
                    name, _("Say in one sentence what changes and why; readers see it under What has changed.")
                )
        return data

    def write_notes(self, section: Section) -> None:
        """Keep the public notes, one in each language, dated today; only from those who could change something."""
        if "responsibility" not in self.fields:
            return
        for language in ("en", "sv"):
            tell(section.key, language, self.cleaned_data.get(f"note_{language}") or "")


class TextForm(forms.ModelForm):
    """Title, address and lead of one text: short enough to be seen at once."""

    class Meta:
        model = SectionContent
        fields = ["title", "slug", "lead", "first_action", "agreement", "change_note"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("lead", "first_action", "change_note")}

    def clean(self) -> dict:
        data = super().clean()
        data["slug"] = self.instance.slug = data.get("slug") or slugify(data.get("title") or "")[:120]
        if data["slug"] in RESERVED_SLUGS:
            self.add_error("slug", _("This address belongs to the portal itself. Choose another."))
        return data


class SuccessorForm(forms.Form):
    """Where readers of a section that is retired or unpublished are sent."""

    successor = forms.ModelChoiceField(
        label=_("successor"),
        queryset=Section.objects.none(),
        required=False,
        help_text=_("Readers of the old address are led there. Without one they see a notice and the way to the step."),
    )

    def __init__(self, *args, section: Section, **kwargs):
        super().__init__(*args, **kwargs)
        self.section = section
        public = SectionContent.objects.values("section")  # this manager gives what is published
        others = Section.objects.filter(retired_on=None, pk__in=public).exclude(pk=section.pk)
        self.fields["successor"].queryset = others

    def clean(self) -> dict:
        """Something unpublished may have this section as its own successor already."""
        data = super().clean()
        self.section.successor = data.get("successor")
        keeping.check_successor(self.section)
        return data
