"""Editors' HTML is cleaned whenever it is saved, whichever way it came."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from djangocms_text.html import register_cleaner_attributes
from djangocms_text.models import Text

from guidance.generation import current
from guidance.models.plugins import Notice
from guidance.naming import key_in, permanent, section_in
from guidance.richtext import ATTRIBUTES, publishable, with_languages

register_cleaner_attributes(ATTRIBUTES)  # what we keep passes the CMS's own list too


def permanent_today(target: str) -> str | None:
    """Return the permanent address for one that an editor pasted; the guide is read only where that needs it."""
    return permanent(target, lambda path: key_in(current(), path), lambda key: section_in(current(), key))


@receiver(pre_save, sender=Text, dispatch_uid="clean a text")
def clean_text(sender, instance: Text, **kwargs) -> None:
    """Clean the body and let its links name keys; the editor's own notation is dropped, so that there is one truth."""
    body = publishable(instance.body or "", permanent_today)
    before = Text.objects.filter(pk=instance.pk).values_list("body", flat=True).first() if instance.pk else ""
    instance.body = with_languages(body, before or "")
    instance.json = None


@receiver(pre_save, sender=Notice, dispatch_uid="clean a notice")
def clean_notice(sender, instance: Notice, **kwargs) -> None:
    instance.text = publishable(instance.text or "", permanent_today)
