"""The wizard behind "Create" in the toolbar: a new section, in one or both languages."""

from cms.toolbar.utils import get_object_edit_url
from cms.wizards.wizard_base import Wizard
from django.utils.translation import gettext_lazy as _

from guidance.drafting import newest
from guidance.forms import NewSectionForm
from guidance.models.section import Section
from guidance.permissions import sides_with


class SectionWizard(Wizard):
    """Open to whoever may write for KI or K; leads to the new draft, ready to be typed into."""

    def user_has_add_permission(self, user, **kwargs) -> bool:
        return bool(sides_with(user, "edit"))

    def get_success_url(self, obj: Section, **kwargs) -> str:
        text = newest(obj, kwargs.get("language") or "en") or newest(obj, "en") or newest(obj, "sv")
        return get_object_edit_url(text, text.language)


section_wizard = SectionWizard(
    title=_("New section"),
    weight=10,
    form=NewSectionForm,
    model=Section,
    description=_("One thing to know: a topic in a step, a resource or a type of collaboration."),
)
