"""How each door of the written table is tried: pages, rows and files."""

from cms.models import Page, PageContent
from cms.utils.urlutils import admin_reverse
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from filer.models import File

from guidance.models import Caption, ChangeNote, Report, ToDo
from tests.editing.acting import Things, act
from tests.editing.acts_writing import NEW, on_version
from tests.editors import make_user


@act("make a new draft of a page")
def new_draft(client: Client, things: Things) -> bool:
    things.version(things.page_draft).delete()
    on_version(client, things, things.page_published, "edit_redirect")
    return PageContent._base_manager.filter(page=things.page, versions__state="draft").exists()


@act("change a page's title")
def title(client: Client, things: Things) -> bool:
    address = admin_reverse("cms_pagecontent_change", args=[things.page_draft.pk])
    data = {"title": NEW, "slug": "doors-page", "language": "en", "cms_page": things.page.pk}
    client.post(address, data | {"template": "cms/text.html"})
    return things.fresh(things.page_draft).title == NEW


@act("publish a page")
def publish(client: Client, things: Things) -> bool:
    on_version(client, things, things.page_draft, "publish")
    return things.state(things.page_draft) == "published"


@act("unpublish a page")
def unpublish(client: Client, things: Things) -> bool:
    on_version(client, things, things.page_published, "unpublish")
    return things.state(things.page_published) == "unpublished"


@act("change a published page's title past its versions")
def title_past_versions(client: Client, things: Things) -> bool:
    address = admin_reverse("cms_page_edit_title_fields", args=[things.page.pk, "en"])
    client.post(f"{address}?edit_fields=title", {"title": NEW})
    return things.fresh(things.page_published).title == NEW


@act("change a page's template")
def template(client: Client, things: Things) -> bool:
    address = admin_reverse("cms_pagecontent_change_template", args=[things.page_draft.pk])
    client.post(address, {"template": "cms/home.html"})
    return things.fresh(things.page_draft).template == "cms/home.html"


@act("change a page's key")
def key(client: Client, things: Things) -> bool:
    address = admin_reverse("cms_page_advanced", args=[things.page.pk])
    client.post(address, {"reverse_id": "stolen", "language": "en"})
    return Page.objects.get(pk=things.page.pk).reverse_id == "stolen"


@act("move a page")
def move(client: Client, things: Things) -> bool:
    home = Page.objects.get(reverse_id="step-1")
    address = admin_reverse("cms_page_move_page", args=[things.page.pk])
    client.post(address, {"target": home.pk, "position": 0})
    return Page.objects.get(pk=things.page.pk).parent_id == home.pk


@act("copy a page")
def copy(client: Client, things: Things) -> bool:
    before = Page.objects.count()
    address = admin_reverse("cms_page_copy_page", args=[things.page.pk])
    client.post(address, {"source_site": 1, "position": 0})
    return Page.objects.count() > before


@act("delete a page")
def delete(client: Client, things: Things) -> bool:
    client.post(admin_reverse("cms_page_delete", args=[things.page.pk]), {"post": "yes"})
    return not Page.objects.filter(pk=things.page.pk).exists()


@act("make a page the home page")
def set_home(client: Client, things: Things) -> bool:
    client.post(admin_reverse("cms_page_set_home", args=[things.page.pk]))
    return Page.objects.get(pk=things.page.pk).is_home


@act("add a page")
def add(client: Client, things: Things) -> bool:
    before = Page.objects.count()
    data = {"title": NEW, "slug": "from-outside", "language": "en", "source": "", "template": "cms/text.html"}
    client.post(f"{admin_reverse('cms_pagecontent_add')}?language=en", data)
    return Page.objects.count() > before


@act("change a caption")
def caption(client: Client, things: Things) -> bool:
    row = Caption.objects.create(key="doors", title_en="a", title_sv="b", text_en="c", text_sv="d")
    data = {"position": 1, "title_en": NEW, "title_sv": "b", "text_en": "c", "text_sv": "d"}
    client.post(admin_reverse("guidance_caption_change", args=[row.pk]), data)
    return things.fresh(row).title_en == NEW


@act("write a public note")
def note(client: Client, things: Things) -> bool:
    data = {"on": "2026-01-31", "key": "home", "language": "en", "text": NEW}
    client.post(admin_reverse("guidance_changenote_add"), data)
    return ChangeNote.objects.filter(text=NEW).exists()


@act("write a to-do")
def todo(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_todo_add"), {"section": "", "key": "home", "text": NEW, "done_on": ""})
    return ToDo.objects.filter(text=NEW).exists()


@act("remove a report")
def report(client: Client, things: Things) -> bool:
    row = Report.objects.create(language="en", text="Too small.")
    client.post(admin_reverse("guidance_report_delete", args=[row.pk]), {"post": "yes"})
    return not Report.objects.filter(pk=row.pk).exists()


@act("make a user")
def user(client: Client, things: Things) -> bool:
    words = {"password1": "correct horse battery", "password2": "correct horse battery", "usable_password": "true"}
    client.post(admin_reverse("auth_user_add"), {"username": "intruder"} | words)
    return User.objects.filter(username="intruder").exists()


def change_user(client: Client, user: User, **changes) -> None:
    """Send the form of an account with changes; those who may not change a value do not see its field."""
    data = {"username": user.username, "is_active": "on", "is_staff": "on"}
    since = {"date_joined_0": "2026-01-31", "date_joined_1": "12:00:00"}
    client.post(admin_reverse("auth_user_change", args=[user.pk]), data | since | changes)


@act("join a group")
def join(client: Client, things: Things) -> bool:
    """Nobody in the table is at the link desk yet; a visitor tries for an account of theirs."""
    user = User.objects.filter(pk=client.session.get("_auth_user_id")).first() or make_user("nobody")
    change_user(client, user, groups=Group.objects.get(name="Link desk").pk)
    return user.groups.filter(name="Link desk").exists()


@act("make somebody a superuser")
def promote(client: Client, things: Things) -> bool:
    friend = make_user("friend")
    change_user(client, friend, is_superuser="on")
    return User.objects.get(pk=friend.pk).is_superuser


@act("upload a file")
def upload(client: Client, things: Things) -> bool:
    file = SimpleUploadedFile("doors.pdf", b"%PDF-1.4 doors", "application/pdf")
    client.post(admin_reverse("filer-ajax_upload"), {"file": file})
    return File.objects.filter(original_filename="doors.pdf").exists()
