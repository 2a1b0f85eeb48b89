"""Editors' HTML is cleaned whenever it is saved, whichever way it came."""

from django.conf import settings
from django.db.models.signals import pre_save
from django.dispatch import receiver
from djangocms_text.html import register_cleaner_attributes
from djangocms_text.models import Text

from guidance.addresses import LANGUAGES
from guidance.generation import current
from guidance.models.plugins import Notice
from guidance.richtext import ATTRIBUTES, publishable, with_languages

register_cleaner_attributes(ATTRIBUTES)  # what we keep passes the CMS's own list too
OURS = tuple(f"/{language}/" for language in LANGUAGES)


def key_in_guide(target: str) -> str | None:
    """Return the key behind an address of the guide that an editor pasted, today's or a former one."""
    path = target.removeprefix(settings.SITE_URL).partition("?")[0]
    if not path.startswith(OURS):
        return None
    guide = current()
    found = guide.addresses.get(path) or guide.former.get(path)
    return found[1] if found else None


@receiver(pre_save, sender=Text, dispatch_uid="clean a text")
def clean_text(sender, instance: Text, **kwargs) -> None:
    """Clean the body and let its links name keys; the editor's own notation is dropped, so that there is one truth."""
    body = publishable(instance.body or "", key_in_guide)
    before = Text.objects.filter(pk=instance.pk).values_list("body", flat=True).first() if instance.pk else ""
    instance.body = with_languages(body, before or "")
    instance.json = None


@receiver(pre_save, sender=Notice, dispatch_uid="clean a notice")
def clean_notice(sender, instance: Notice, **kwargs) -> None:
    instance.text = publishable(instance.text or "", key_in_guide)
