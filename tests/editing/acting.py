"""Acts by name, and the things they are tried on."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from cms.models import Page, PageContent
from django.contrib.auth.models import User
from django.test import Client
from djangocms_versioning.models import Version

from guidance.drafting import body_of
from guidance.models.section import Section, SectionContent

SECRET = "zanzibar"  # stands in drafts of sections only
PAGE_SECRET = "samarkand"  # stands in the draft of a page only
Act = Callable[[Client, "Things"], bool]


def act(name: str) -> Callable[[Act], Act]:
    """Mark a function as the way of trying a door, by the door's name in the written table."""

    def marked(function: Act) -> Act:
        function.door = name
        return function

    return marked


def acts_of(*modules: ModuleType) -> dict[str, Act]:
    """Return the acts of these modules by the names of their doors; each door is tried in one way."""
    marked = [value for module in modules for value in vars(module).values() if hasattr(value, "door")]
    acts = {function.door: function for function in marked}
    assert len(acts) == len({*marked})
    return acts


@dataclass
class Things:
    """Sections and a page that somebody else wrote; no draft is held unless a test holds it."""

    writer: User
    owner: str
    section: Section
    published: SectionContent
    draft: SectionContent
    unwritten: Section  # never public: one draft
    other: Section  # of the other organisation, with a draft
    page: Page
    page_published: PageContent
    page_draft: PageContent

    def version(self, content: Any) -> Version:
        return Version.objects.get_for_content(type(content)._base_manager.get(pk=content.pk))

    def state(self, content: Any) -> str:
        found = Version.objects.filter(object_id=content.pk, content_type__model=content._meta.model_name).first()
        return found.state if found else "gone"

    def fresh(self, thing: Any) -> Any:
        return type(thing)._base_manager.filter(pk=thing.pk).first()

    def text(self, content: Any):
        """The first text of a body."""
        body = body_of(content) if isinstance(content, SectionContent) else content.placeholders.get(slot="body")
        return body.get_plugins(content.language).first().get_bound_plugin()

    def body_text(self, content: Any) -> str:
        return self.text(content).body

    def step_page(self) -> PageContent:
        """The page of step 1, in which the sections stand."""
        return PageContent.admin_manager.filter(page__reverse_id="step-1", language="en").latest_content().get()
