"""The public note of a change: written with a draft, told once, when readers get the text."""

from django.utils import timezone
from djangocms_versioning.datastructures import default_copy
from djangocms_versioning.models import Version

from guidance.models.section import SectionContent
from guidance.models.site import ChangeNote


def tell(key: str, language: str, text: str) -> None:
    """Tell readers of a language, under today's date, what has changed; without a text there is nothing to tell."""
    if text := text.strip():
        ChangeNote.objects.create(on=timezone.localdate(), key=key, language=language, text=text)


def tell_with_text(version: Version) -> None:
    """Tell the note of a text that is being published, in the same transaction. Readers of the other language get the
    same words only if an editor writes them there; until then they are told nothing."""
    content = version.content
    tell(content.section.key, content.language, content.change_note)


def copy_to_draft(content: SectionContent) -> SectionContent:
    """Copy a text for the next draft, without its note: that belongs to the change which has been made."""
    draft = default_copy(content)
    draft.change_note = ""
    draft.save(update_fields=["change_note"])
    return draft
