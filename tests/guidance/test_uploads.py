"""Visitors get copies of uploads that stand in a published text, and nothing else."""

from io import BytesIO

import pytest
from cms.api import add_plugin
from django.core.files.base import ContentFile
from filer.models import File, Image
from PIL import Image as Picture

from guidance.bodies import bodies
from guidance.models import SectionContent
from guidance.uploads import in_words, published_document, published_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photograph(width=3000, height=1000) -> Image:
    exif = Picture.Exif()
    exif[0x010F] = "CameraMaker"
    out = BytesIO()
    Picture.new("RGB", (width, height), "red").save(out, "JPEG", exif=exif)
    return Image.objects.create(
        file=ContentFile(out.getvalue(), "secret-name.jpg"), original_filename="secret-name.jpg"
    )


def test_a_picture_is_published_smaller_and_without_what_the_camera_wrote(client):
    copy = published_picture(photograph())
    answer = client.get(copy.address)

    content = b"".join(answer.streaming_content)
    assert (copy.width, copy.height, answer["Content-Type"]) == (1408, 469, "image/webp")
    assert b"CameraMaker" not in content
    assert not Picture.open(BytesIO(content)).getexif()


def test_a_document_is_published_as_it_is(client):
    upload = File.objects.create(file=ContentFile(b"%PDF-1.7 text", "a.pdf"))

    answer = client.get(published_document(upload).address)

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 text"
    assert answer["Content-Type"] == "application/pdf"
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("path", ["/media/", "/media/../portal.sqlite3", "/media/published/a.pdf", "/media/%2e%2e/x"])
def test_nothing_else_lies_under_media(client, path):
    assert client.get(path).status_code == 404


def test_an_original_is_shown_to_editors_only(client, admin_client):
    upload = File.objects.create(file=ContentFile(b"%PDF-1.7 text", "a.pdf"))

    assert client.get(upload.url).status_code == 302
    assert b"".join(admin_client.get(upload.url).streaming_content) == b"%PDF-1.7 text"


def test_a_broken_picture_leaves_the_rest_of_the_text(admin_user):
    content = SectionContent.objects.with_user(admin_user).create(section_id=section(), language="en", title="T")
    body = content.placeholders.create(slot="body")
    broken = Image.objects.create(file=ContentFile(b"no picture", "a.jpg"))
    add_plugin(body, "PicturePlugin", "en", image=broken, alternative="A")
    add_plugin(body, "TextPlugin", "en", body="<p>Text</p>")

    assert bodies([content], lambda target: None)[content.pk] == {"body": "<p>Text</p>"}


def section() -> int:
    from guidance.models import Section

    return Section.objects.create(key="with-picture", responsibility="ki", owner="ki").pk


@pytest.mark.parametrize(("size", "words"), [(10, "0.1 MB"), (400_000, "0.4 MB"), (12_345_678, "12.3 MB")])
def test_sizes_are_said_in_words(size, words):
    assert in_words(size) == words
