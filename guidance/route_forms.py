"""The routes of one place as a table to fill in."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from contacts.choices import Affiliation
from contacts.models import SupportUnit
from guidance.language import language_now
from guidance.models import Route
from guidance.models.route import SPACING
from guidance.routing import Place, contradictions, name_of, state_of

EMPTY_ROWS = 2
UNDER_LABELS = "affiliation", "part", "role"  # three in one cell; the others are named by the heads of their columns
MOST_ROWS = 60  # in one place; more than anybody could read


class RouteForm(forms.ModelForm):
    """One row. A row without a unit is not there."""

    class Meta:
        model = Route
        fields = ["position", "affiliation", "part", "role", "unit", "reason_en", "reason_sv"]
        widgets = {
            "position": forms.NumberInput(attrs={"min": 0, "max": 999, "class": "routes__position"}),
            "reason_en": forms.Textarea(attrs={"rows": 5, "lang": "en"}),
            "reason_sv": forms.Textarea(attrs={"rows": 5, "lang": "sv"}),
        }

    def __init__(self, *args, place: Place, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.section, self.instance.step = place.section, place.step
        self.fields["affiliation"].choices = [("", _("anybody")), *Affiliation.choices]
        mine = Q(retired_on=None) | Q(pk=self.instance.unit_id)
        self.fields["unit"].queryset = SupportUnit.objects.filter(mine).order_by(f"name_{language_now()}")
        self.fields["unit"].empty_label = _("choose a unit")
        self.fields["position"].required = False
        if not self.instance.pk:
            self.initial["position"] = None
        for name in self.fields.keys() - set(UNDER_LABELS):
            self.fields[name].widget.attrs["aria-labelledby"] = f"routes-{name}"

    def under_labels(self) -> list[forms.BoundField]:
        """The choices that share a cell."""
        return [self[name] for name in UNDER_LABELS]

    def clean_position(self) -> int:
        """An empty position is the end of the table."""
        position = self.cleaned_data["position"]
        return position if position is not None else 999

    def has_changed(self) -> bool:
        """A new row of which only a choice with a default was touched is still empty."""
        if self.instance.pk:
            return super().has_changed()
        return bool({"unit", "reason_en", "reason_sv"} & set(self.changed_data))

    def row(self) -> Route | None:
        """The row as far as it is typed, for the view of what would be answered; None where no unit is chosen."""
        told = getattr(self, "cleaned_data", None) or {}
        unit = told.get("unit")
        if unit is None or told.get("DELETE"):
            return None
        keys = ("affiliation", "part", "role", "position", "reason_en", "reason_sv")
        given = {key: told[key] for key in keys if told.get(key) is not None}
        return Route(pk=self.instance.pk, section=self.instance.section, step=self.instance.step, unit=unit, **given)


class RouteTable(forms.BaseModelFormSet):
    """All rows of a place; refused as a whole where two contradict or somebody else saved meanwhile."""

    def __init__(self, *args, place: Place, **kwargs):
        self.place = place
        super().__init__(*args, queryset=place.rows, form_kwargs={"place": place}, prefix="routes", **kwargs)

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].widget.attrs["aria-labelledby"] = "routes-DELETE"

    @property
    def state(self) -> str:
        return state_of(self.place.rows)

    def table(self) -> list[Route]:
        """The rows as they are typed, in order; rows without a unit and rows to be removed are left out."""
        if not self.is_bound:
            return list(self.place.rows)
        self.is_valid()
        typed = [row for form in self.forms if (row := form.row())]
        return sorted(typed, key=lambda row: row.position)

    def clean(self) -> None:
        if self.data.get("state") != self.state:
            raise ValidationError(_("Somebody else changed this table meanwhile. Open it again and repeat yours."))
        problems = [
            _("%(row)s contradicts %(other)s: only one row may be first to ask, and a unit stands there once.")
            % {"row": name_of(row), "other": name_of(other)}
            for row, other in contradictions(self.table_of_valid())
        ]
        if problems:
            raise ValidationError(problems)

    def table_of_valid(self) -> list[Route]:
        return [row for form in self.forms if not form.errors and (row := form.row())]

    def save_in_order(self, user) -> None:
        """Save the rows, number them anew, and remember who did it."""
        for instance in self.save(commit=False):
            instance._history_user = user
            instance.save()
        for gone in self.deleted_objects:
            gone._history_user = user
            gone.delete()
        for place, row in enumerate(self.place.rows, 1):
            if row.position != place * SPACING:
                row._history_user = user
                row.position = place * SPACING
                row.save()


RouteFormSet = forms.modelformset_factory(
    Route,
    form=RouteForm,
    formset=RouteTable,
    extra=EMPTY_ROWS,
    can_delete=True,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)
