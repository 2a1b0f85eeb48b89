"""The first page that editors see: what they can open, what they have begun, what is left to do."""

from dataclasses import dataclass, field

from cms.models import PageContent
from cms.toolbar.utils import get_object_preview_url
from django.db.models import Q
from django.utils.translation import gettext as _
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.models import Version

from guidance import permissions
from guidance.models.section import LANGUAGES, SectionContent
from guidance.models.site import ToDo


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be opened; `kind` says what it is, in the editor's language."""

    title: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Start:
    may_write: bool
    may_add: bool
    words: str = ""
    refused: str = ""
    found: list[Place] = field(default_factory=list)
    pages: list[Place] = field(default_factory=list)
    drafts: list[Place] = field(default_factory=list)
    todos: int = 0


def start(user, language: str, words: str = "", refused: str = "") -> Start:
    """Return the start page of a user; what the user may not read is not in it."""
    owners = permissions.readable_owners(user)
    on_pages = permissions.may_edit_pages(user)
    pages = page_places(language) if on_pages else []
    return Start(
        may_write=bool(owners) or on_pages,
        may_add=bool(permissions.sides_with(user, "edit")),
        words=words,
        refused=refused,
        found=find(words, owners, on_pages) if words else [],
        pages=pages,
        drafts=own_drafts(user),
        todos=open_todos(owners),
    )


def open_todos(owners: list[str]) -> int:
    """Return how many to-dos wait for those who write for these owners."""
    mine = Q(section=None) | Q(section__owner__in=owners)
    return ToDo.objects.filter(mine, done_on=None).count() if owners else 0


def place(content, kind: str) -> Place:
    name = str(dict(LANGUAGES)[content.language])
    return Place(content.title or str(content), f"{kind}, {name}", get_object_preview_url(content, content.language))


def page_places(language: str) -> list[Place]:
    texts = PageContent.admin_manager.filter(language=language).latest_content()
    return [place(text, _("page")) for text in texts.select_related("page").order_by("page__path")]


def find(words: str, owners: list[str], on_pages: bool) -> list[Place]:
    """Return pages and sections whose newest title holds the words, in either language; at most 40."""
    pages = PageContent.admin_manager.latest_content().filter(title__icontains=words) if on_pages else []
    sections = (
        SectionContent.admin_manager.filter(section__owner__in=owners)
        .latest_content()
        .filter(Q(title__icontains=words) | Q(section__key__icontains=words))
    )
    return [*(place(text, _("page")) for text in pages), *(place(text, _("section")) for text in sections)][:40]


def own_drafts(user) -> list[Place]:
    """Return the drafts that the user holds, the latest first."""
    held = Version.objects.filter(locked_by=user.pk, state=DRAFT).prefetch_related("content").order_by("-modified")[:20]
    kinds = {SectionContent: _("section"), PageContent: _("page")}
    return [place(version.content, kinds[type(version.content)]) for version in held]
