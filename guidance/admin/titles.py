"""What a section is called on editors' pages: nobody reads there a title that is not theirs to read."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from djangocms_versioning.constants import PUBLISHED

from guidance.drafting import title_among, with_texts
from guidance.language import language_now
from guidance.models import Section, SectionContent
from guidance.permissions import User, may_read_drafts


def title_for(section: Section, user: User) -> str:
    """Return its newest title in the editor's language; whoever may not read its drafts gets the title of readers."""
    prefetch_related_objects([section], with_texts())
    reads = may_read_drafts(user, section.owner)
    texts = [text for text in section.all_texts if reads or is_published(text)]
    return title_or_key(section, texts)


def title_or_key(section: Section, texts: Iterable[SectionContent]) -> str:
    """Return the title among these texts of a section in the editor's language, or what says that there is none yet."""
    return title_among(texts, language_now()) or _("no title yet (%(key)s)") % {"key": section.key}


def is_published(text: SectionContent) -> bool:
    return any(version.state == PUBLISHED for version in text.versions.all())
