"""Editors' HTML is cleaned whenever it is saved, whichever way it came."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from djangocms_text.models import Text

from guidance.models.plugins import Notice
from guidance.richtext import clean


@receiver(pre_save, sender=Text, dispatch_uid="clean a text")
def clean_text(sender, instance: Text, **kwargs) -> None:
    """Clean the body; the editor's own notation is dropped, so that there is one truth."""
    instance.body = clean(instance.body or "")
    instance.json = None


@receiver(pre_save, sender=Notice, dispatch_uid="clean a notice")
def clean_notice(sender, instance: Notice, **kwargs) -> None:
    instance.text = clean(instance.text or "")
