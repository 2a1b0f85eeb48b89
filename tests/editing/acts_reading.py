"""How each door of the written table is tried: reading. Each returns whether the secret came out."""

from cms.toolbar.utils import get_object_edit_url, get_object_preview_url, get_object_structure_url
from cms.utils.urlutils import admin_reverse
from django.test import Client
from django.urls import reverse

from guidance.models.site import ToDo
from tests.editing.acting import PAGE_SECRET, SECRET, Things, act

VERSIONS = "admin:djangocms_versioning_sectioncontentversion"
TARGETS = "djangocms_text_textplugin_get_available_urls"


def tells(client: Client, address: str, secret: str = SECRET, **data) -> bool:
    """Whether the answer, or the page it leads to, holds the secret."""
    return secret in client.get(address, data, follow=True).content.decode()


@act("read a draft in edit")
def edit(client: Client, things: Things) -> bool:
    return tells(client, get_object_edit_url(things.draft, "en"))


@act("read a draft in preview")
def preview(client: Client, things: Things) -> bool:
    return tells(client, get_object_preview_url(things.draft, "en"))


@act("read a draft in structure")
def structure(client: Client, things: Things) -> bool:
    return tells(client, get_object_structure_url(things.draft, "en"))


@act("read the list of versions")
def versions(client: Client, things: Things) -> bool:
    # The list itself tells states, not titles: whether the draft's row is there decides.
    address = reverse(f"{VERSIONS}_changelist")
    answer = client.get(address, {"section": things.section.pk}, follow=True).content.decode()
    return f"/{things.version(things.draft).pk}/edit-redirect/" in answer


@act("read a comparison")
def comparison(client: Client, things: Things) -> bool:
    old, new = things.version(things.published), things.version(things.draft)
    # The page frames both versions: whether the draft's is asked for decides.
    answer = client.get(reverse(f"{VERSIONS}_compare", args=[old.pk]), {"compare_to": new.pk})
    return get_object_preview_url(things.draft, "en") in answer.content.decode()


@act("read the question before archiving")
def archiving(client: Client, things: Things) -> bool:
    return tells(client, reverse(f"{VERSIONS}_archive", args=[things.version(things.draft).pk]))


@act("read the question before discarding")
def discarding(client: Client, things: Things) -> bool:
    return tells(client, reverse(f"{VERSIONS}_discard", args=[things.version(things.draft).pk]))


@act("read the form of title and lead")
def title_form(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse("guidance_sectioncontent_change", args=[things.draft.pk]))


@act("read the list of sections")
def section_list(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse("guidance_section_changelist"))


@act("read the form of a text")
def plugin_form(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse("cms_placeholder_edit_plugin", args=[things.text(things.draft).pk]))


@act("read the start page")
def start_page(client: Client, things: Things) -> bool:
    return f"Doors {SECRET}" in client.get(admin_reverse("index"), {"q": "Doors"}).content.decode()


@act("read the sections of a step")
def step_sections(client: Client, things: Things) -> bool:
    step = things.step_page()
    return tells(client, get_object_preview_url(step, "en"))


@act("read the choice of sections")
def autocomplete(client: Client, things: Things) -> bool:
    data = {"app_label": "guidance", "model_name": "todo", "field_name": "section", "term": "unwritten"}
    answer = client.get(admin_reverse("autocomplete"), data)
    return answer.status_code == 200 and things.unwritten.key in answer.content.decode()


@act("read a published target of a link")
def link_target(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse(TARGETS), things.published.title, q=things.published.title)


@act("read a draft as the target of a link")
def draft_as_target(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse(TARGETS), q=SECRET)


@act("read a to-do")
def todo(client: Client, things: Things) -> bool:
    ToDo.objects.create(section=things.section, text=f"Ask about {SECRET}")
    return tells(client, admin_reverse("guidance_todo_changelist"))


@act("read a page's draft in edit")
def page_edit(client: Client, things: Things) -> bool:
    return tells(client, get_object_edit_url(things.page_draft, "en"), PAGE_SECRET)


@act("read a page's draft in preview")
def page_preview(client: Client, things: Things) -> bool:
    return tells(client, get_object_preview_url(things.page_draft, "en"), PAGE_SECRET)


@act("read a page's draft in structure")
def page_structure(client: Client, things: Things) -> bool:
    return tells(client, get_object_structure_url(things.page_draft, "en"), PAGE_SECRET)


@act("read a page's versions")
def page_versions(client: Client, things: Things) -> bool:
    address = admin_reverse("djangocms_versioning_pagecontentversion_changelist")
    answer = client.get(address, {"page": things.page.pk}, follow=True).content.decode()
    return f"/{things.version(things.page_draft).pk}/edit-redirect/" in answer


@act("read the page tree")
def page_tree(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse("cms_pagecontent_get_tree"), PAGE_SECRET, language="en")


@act("read the form of a page")
def page_form(client: Client, things: Things) -> bool:
    return tells(client, admin_reverse("cms_pagecontent_change", args=[things.page_draft.pk]), PAGE_SECRET)
