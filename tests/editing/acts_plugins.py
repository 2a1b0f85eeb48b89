"""How each door of the written table is tried: the texts in a body, through the CMS's own endpoints."""

from urllib.parse import urlencode

from cms.api import add_plugin
from cms.models import CMSPlugin, Placeholder, UserSettings
from cms.utils.urlutils import admin_reverse
from django.test import Client

from guidance.drafting import body_of, newest
from tests.editing.acting import Things, act
from tests.editing.acts_writing import NEW


def plugin_url(name: str, *args, **query) -> str:
    return admin_reverse(f"cms_placeholder_{name}", args=args) + "?" + urlencode({"cms_path": "/en/", **query})


def type_into(client: Client, things: Things, content) -> bool:
    client.post(plugin_url("edit_plugin", things.text(content).pk), {"body": f"<p>{NEW}</p>"})
    return NEW in things.body_text(content)


@act("type into a draft")
def type_draft(client: Client, things: Things) -> bool:
    return type_into(client, things, things.draft)


@act("type into a published text")
def type_published(client: Client, things: Things) -> bool:
    return type_into(client, things, things.published)


@act("type into a page's draft")
def type_page(client: Client, things: Things) -> bool:
    return type_into(client, things, things.page_draft)


@act("edit one field of a text")
def edit_field(client: Client, things: Things) -> bool:
    address = plugin_url("edit_field", things.text(things.draft).pk, "en", edit_fields="body")
    client.post(address, {"body": f"<p>{NEW}</p>"})
    return NEW in things.body_text(things.draft)


@act("add a text")
def add_text(client: Client, things: Things) -> bool:
    body = body_of(things.draft)
    query = {"placeholder_id": body.pk, "plugin_type": "TextPlugin", "plugin_language": "en", "plugin_position": 2}
    client.post(plugin_url("add_plugin", **query), {"body": f"<p>{NEW}</p>"})
    return body.get_plugins("en").count() == 2


@act("delete a text")
def delete_text(client: Client, things: Things) -> bool:
    text = things.text(things.draft)
    client.post(plugin_url("delete_plugin", text.pk), {"post": "yes"})
    return not CMSPlugin.objects.filter(pk=text.pk).exists()


@act("clear a body")
def clear_body(client: Client, things: Things) -> bool:
    body = body_of(things.draft)
    client.post(plugin_url("clear_placeholder", body.pk, language="en"), {"post": "yes"})
    return not body.get_plugins("en").exists()


def add_second_text(things: Things):
    return add_plugin(body_of(things.draft), "TextPlugin", "en", body="<p>Second.</p>")


@act("move a text")
def move_text(client: Client, things: Things) -> bool:
    second = add_second_text(things)
    data = {"plugin_id": second.pk, "target_position": 1, "target_language": "en", "plugin_parent": ""}
    client.post(plugin_url("move_plugin"), data | {"placeholder_id": body_of(things.draft).pk})
    return CMSPlugin.objects.get(pk=second.pk).position == 1


@act("move a text across owners")
def move_across(client: Client, things: Things) -> bool:
    target = body_of(newest(things.other, "en"))
    text = things.text(things.draft)
    data = {"plugin_id": text.pk, "target_position": 1, "target_language": "en", "placeholder_id": target.pk}
    client.post(plugin_url("move_plugin"), data)
    return CMSPlugin.objects.get(pk=text.pk).placeholder_id == target.pk


def clipboard_of(client: Client):
    """The clipboard of whoever is signed in; it exists after the first look at any endpoint."""
    client.get(admin_reverse("cms_placeholder_render_object_preview", args=[1, 1]))
    user_id = client.session.get("_auth_user_id")
    settings = UserSettings.objects.filter(user=user_id).first()
    if user_id and settings is None:
        clipboard = Placeholder.objects.create(slot="clipboard")
        settings = UserSettings.objects.create(user_id=user_id, language="en", clipboard=clipboard)
    return settings.clipboard if settings else Placeholder.objects.create(slot="clipboard")


@act("copy a text to the clipboard")
def copy_to_clipboard(client: Client, things: Things) -> bool:
    clipboard, text = clipboard_of(client), things.text(things.draft)
    data = {"source_placeholder_id": text.placeholder_id, "source_plugin_id": text.pk, "source_language": "en"}
    client.post(plugin_url("copy_plugins"), data | {"target_language": "en", "target_placeholder_id": clipboard.pk})
    return clipboard.get_plugins().exists()


@act("paste into a draft")
def paste(client: Client, things: Things) -> bool:
    clipboard, body = clipboard_of(client), body_of(things.draft)
    text = add_plugin(clipboard, "TextPlugin", "en", body=f"<p>{NEW}</p>")
    data = {"plugin_id": text.pk, "placeholder_id": body.pk, "target_position": 2, "target_language": "en"}
    client.post(plugin_url("move_plugin"), data | {"move_a_copy": "true", "plugin_parent": ""})
    return body.get_plugins("en").count() == 2
