"""Keys stay: never changed, never reused, never deleted once they were public; successors never in a circle."""

from cms.models import Page
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.db.models.deletion import ProtectedError
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from contacts.models import SupportUnit
from guidance.addresses import CMS_PAGES, RESERVED_KEYS
from guidance.models import Address, LinkSet, Section

KEPT = (Section, SupportUnit)


def public_key(row: Model) -> str:
    """Return the key of a section or unit as it stands in addresses."""
    return f"unit-{row.key}" if isinstance(row, SupportUnit) else row.key


def ever_public(row: Model) -> bool:
    """Whether readers may have seen this row or hold a link to it; it is then retired or ended, never deleted."""
    if isinstance(row, LinkSet):
        return True
    if isinstance(row, Page):
        return row.reverse_id in CMS_PAGES
    return Address.objects.filter(key=public_key(row)).exists() or (isinstance(row, Section) and row.was_public)


def check_key(row: Model) -> None:
    """Refuse a key that is changed, reserved, or was somebody else's; ValidationError says which."""
    before = type(row).objects.filter(pk=row.pk).values_list("key", flat=True).first() if row.pk else None
    if before == row.key:
        return
    if before is not None and ever_public(type(row)(pk=row.pk, key=before)):
        raise ValidationError({"key": _("Links with this key are in use. A key is never changed.")})
    if isinstance(row, Section) and (row.key in RESERVED_KEYS or row.key.startswith("unit-")):
        raise ValidationError({"key": _("This key belongs to the portal itself. Choose another.")})
    if Address.objects.filter(key=public_key(row)).exists():
        raise ValidationError({"key": _("This key was used before. A key is never used again. Choose another.")})


def check_successor(row: Model) -> None:
    """Refuse successors that lead back to where they began, and one's own self."""
    seen, place = {row.pk} if row.pk else set(), row.successor
    while place is not None:
        if place.pk in seen:
            raise ValidationError({"successor": _("This successor leads back here. Choose another, or none.")})
        seen.add(place.pk)
        place = place.successor


@receiver(pre_save, dispatch_uid="keys stay")
def keep_key(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    if sender in KEPT and not raw:
        check_key(instance)
        if instance.successor_id:
            check_successor(instance)


@receiver(pre_delete, dispatch_uid="what was public stays")
def refuse_deletion(sender: type[Model], instance: Model, **kwargs) -> None:
    """The last line, for code and for admin pages that lack the rule of their own."""
    if sender in (*KEPT, LinkSet, Page) and ever_public(instance):
        told = _("“%(name)s” was public: people hold links to it. Retire it instead.") % {"name": instance}
        raise ProtectedError(told, {instance})
