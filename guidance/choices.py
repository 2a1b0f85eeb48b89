"""The vocabulary of sections and of the questions that choose among them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SectionKind(TextChoices):
    GUIDANCE = "guidance", _("guidance")
    COLLABORATION_TYPE = "collaboration-type", _("type of collaboration")
    RESOURCE = "resource", _("resource")


class Stage(TextChoices):
    """How far a visitor has come with the collaboration."""

    IDEA = "idea", _("an idea")
    PARTNER = "partner", _("a partner found")
    CONTRACT = "contract", _("a contract on the table")


class Effect(TextChoices):
    """What a relevance rule says about its section."""

    NEEDED = "needed", _("needed")
    NOT_NEEDED = "not-needed", _("usually not needed")


class NoticeKind(TextChoices):
    INFO = "info", _("Good to know")
    WARNING = "warning", _("Important")
