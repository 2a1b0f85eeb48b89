"""How each door of the written table is tried: files that others uploaded, or that readers see."""

from io import BytesIO

from cms.api import add_plugin
from cms.utils.urlutils import admin_reverse
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from filer.models import File, Folder, Image
from PIL import Image as Painting

from guidance.drafting import body_of
from tests.editing.acting import Things, act

OLD, NEW = b"%PDF-1.4 old", b"%PDF-1.4 new"
PNG = BytesIO()
Painting.new("RGB", (8, 8)).save(PNG, "PNG")


def make_file(kind: type[File], name: str, data: bytes, owner: User | None) -> File:
    """An upload in a folder that everybody writes to."""
    folder, _new = Folder.objects.get_or_create(name="shared")
    return kind.objects.create(original_filename=name, file=ContentFile(data, name), folder=folder, owner=owner)


def document(owner: User | None) -> File:
    return make_file(File, "law.pdf", OLD, owner)


def show(content, upload: File) -> None:
    """Let a text show a document."""
    add_plugin(
        content.placeholders.get(slot="body"),
        "DocumentPlugin",
        "en",
        title="A law",
        file=upload,
        document_language="sv",
    )


def signed_in(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def replaced(client: Client, upload: File) -> bool:
    """Send the form of an upload with another file; whether it took."""
    data = {"name": "", "description": "", "owner": upload.owner_id or ""}
    file = SimpleUploadedFile("law.pdf", NEW, "application/pdf")
    client.post(admin_reverse("filer_file_change", args=[upload.pk]), data | {"file": file})
    return content_of(upload) == NEW


def content_of(upload: File) -> bytes:
    with File.objects.get(pk=upload.pk).file.open() as file:
        return file.read()


def listed(client: Client, upload: File, action: str, **data) -> None:
    """Do something to an upload from the list of its folder."""
    chosen = {"action": action, "_selected_action": [f"file-{upload.pk}"], "post": "yes"}
    client.post(admin_reverse("filer-directory_listing", args=[upload.folder_id]), chosen | data)


@act("replace a file of one's own")
def own(client: Client, things: Things) -> bool:
    return replaced(client, document(signed_in(client)))


@act("replace a file of one's own in a draft")
def own_in_draft(client: Client, things: Things) -> bool:
    upload = document(signed_in(client))
    show(things.draft, upload)
    return replaced(client, upload)


@act("replace a file of one's own in a published text")
def own_published(client: Client, things: Things) -> bool:
    upload = document(signed_in(client))
    show(things.published, upload)
    return replaced(client, upload)


@act("replace somebody else's file")
def others(client: Client, things: Things) -> bool:
    return replaced(client, document(things.writer))


def deleted(client: Client, upload: File) -> bool:
    """Confirm that an upload is deleted; whether it was."""
    client.post(admin_reverse("filer_file_delete", args=[upload.pk]), {"post": "yes"})
    return not File.objects.filter(pk=upload.pk).exists()


@act("delete a file of one's own")
def delete_own(client: Client, things: Things) -> bool:
    return deleted(client, document(signed_in(client)))


@act("delete a file of one's own from a published text")
def delete_published(client: Client, things: Things) -> bool:
    upload = document(signed_in(client))
    show(things.published, upload)
    return deleted(client, upload)


@act("delete somebody else's file")
def delete_others(client: Client, things: Things) -> bool:
    upload = document(things.writer)
    listed(client, upload, "delete_files_or_folders")
    return not File.objects.filter(pk=upload.pk).exists()


def resized(client: Client, content) -> bool:
    """Let a text show a picture of one's own, and make that smaller from the list of its folder; whether it is."""
    image = make_file(Image, "hands.png", PNG.getvalue(), signed_in(client))
    add_plugin(body_of(content), "PicturePlugin", "en", image=image, alternative="Hands")
    listed(client, image, "resize_images", width=4, height=4)
    return Image.objects.get(pk=image.pk).width == 4


@act("resize a picture of one's own in a draft")
def resize_in_draft(client: Client, things: Things) -> bool:
    return resized(client, things.draft)


@act("resize a picture of one's own in a published text")
def resize_published(client: Client, things: Things) -> bool:
    return resized(client, things.published)
