"""A section and a page in every state, for tests of who may do what to them."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from djangocms_versioning.models import Version

from tests.editing.acting import PAGE_SECRET, SECRET, Things
from tests.editors import make_page, make_section, make_user, write

ROLES = {
    "visitor": None,
    "bare": (),
    "ki-author": ("KI authors",),
    "ki-publisher": ("KI publishers",),
    "k-author": ("K authors",),
    "k-publisher": ("K publishers",),
    "contact-owner": ("Contact owners",),
    "site-manager": ("Site managers",),
    "superuser": (),
}


def release() -> None:
    """Nobody holds a draft any more."""
    Version.objects.update(locked_by=None)


def new_draft(content: Any, user: User, secret: str) -> Any:
    """A draft made from a published text, with a secret in its title and body."""
    draft = Version.objects.get_for_content(content).copy(user).content
    type(draft)._base_manager.filter(pk=draft.pk).update(title=f"Doors {secret}")
    text = draft.placeholders.get(slot="body").get_plugins(draft.language).first().get_bound_plugin()
    text.body = f"<p>The {secret} text.</p>"
    text.save()
    return type(draft)._base_manager.get(pk=draft.pk)


@pytest.fixture
def things_of(db):
    """`things_of("ki")`: sections that KI owns, and one of K."""

    def make(owner: str) -> Things:
        writer = make_user("writer", superuser=True)
        section = make_section("doors", writer, owner=owner)
        published = write(section, "en", "Open doors", "An open text.", writer, publish=True)
        draft = new_draft(published, writer, SECRET)
        unwritten = make_section("doors-unwritten", writer, owner=owner, position=20)
        write(unwritten, "en", f"Unwritten {SECRET}", "Nothing yet.", writer)
        other = make_section("doors-other", writer, owner={"ki": "k", "k": "ki"}[owner], position=30)
        write(other, "en", "The other side", "Its text.", writer)
        page = make_page("doors-page", "cms/text.html", {"en": "Open page"}, writer)
        page_published = page.pagecontent_set(manager="admin_manager").get()
        page_draft = new_draft(page_published, writer, PAGE_SECRET)
        release()
        return Things(writer, owner, section, published, draft, unwritten, other, page, page_published, page_draft)

    return make


@pytest.fixture
def things(things_of) -> Things:
    """Sections that KI owns, and one of K."""
    return things_of("ki")
