"""The vocabulary that every other module shares: who asks, who answers, for which part."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Affiliation(TextChoices):
    """What visitors say of themselves; "not said" is None, never a member."""

    KI = "ki", _("KI")
    K = "k", _("K")
    BOTH = "both", _("both KI and K")
    EXTERNAL = "external", _("a company or other partner")


class Responsibility(TextChoices):
    """Who answers for a section."""

    KI = "ki", _("Karolinska Institutet (KI)")
    K = "k", _("Karolinska University Hospital (K)")
    JOINT = "joint", _("KI and K together")
    EXTERNAL = "external", _("an authority or Region Stockholm")
    UNDECIDED = "undecided", _("not settled yet")


RESPONSIBILITY_SHORT = {  # as a badge says it
    "ki": "KI",
    "k": "K",
    "joint": _("KI + K"),
    "external": _("Authority or region"),
    "undecided": _("Not settled"),
}


class Organisation(TextChoices):
    """Whom a support unit belongs to."""

    KI = "ki", _("Karolinska Institutet (KI)")
    K = "k", _("Karolinska University Hospital (K)")
    JOINT = "joint", _("KI and K together")
    EXTERNAL = "external", _("an authority or Region Stockholm")


class Owner(TextChoices):
    """Whose editors look after a section."""

    KI = "ki", _("KI")
    K = "k", _("K")
    BOTH = "both", _("KI and K")


class Part(TextChoices):
    """Which side of a matter a unit covers; a matter with one side has only WHOLE."""

    KI = "ki", _("KI’s part")
    K = "k", _("K’s part")
    JOINT = "joint", _("the joint part")
    WHOLE = "whole", _("everything")


class Role(TextChoices):
    """How a unit stands in an answer; FALLBACK is only ever given by the resolver."""

    PRIMARY = "primary", _("first to ask")
    ALSO = "also", _("also helps")
    FALLBACK = "fallback", _("first point of contact")


class Step(IntegerChoices):
    """The four steps towards a collaboration."""

    PURPOSE = 1, _("Step 1")
    RESOURCES = 2, _("Step 2")
    STRUCTURE = 3, _("Step 3")
    CONTRACT = 4, _("Step 4")
