"""Visitors get copies of uploads that stand in a published text, and nothing else."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Barrier

import pytest
from cms.api import add_plugin
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.utils.translation import override
from filer.models import File, Image
from PIL import Image as Picture

from guidance.bodies import bodies
from guidance.models import Document, SectionContent
from guidance.uploads import folder, in_words, keep, published_document, published_picture

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


def test_a_picture_is_made_once_for_all_who_publish_it(monkeypatch):
    first = published_picture(photograph())
    monkeypatch.setattr("guidance.uploads.for_the_web", pytest.fail)

    assert published_picture(photograph()) == first


def test_a_copy_that_was_cut_is_made_anew():
    first = published_picture(photograph())
    path = folder() / Path(first.address).name
    path.write_bytes(b"")

    assert published_picture(photograph()) == first
    assert path.stat().st_size == first.size


def test_a_picture_that_is_replaced_in_its_place_is_made_anew():
    upload = photograph()
    before, path = published_picture(upload), Path(upload.file.path)
    path.write_bytes(Path(photograph(width=40, height=20).file.path).read_bytes())  # its row still names the old hash

    after = published_picture(upload)

    assert after.address != before.address
    assert (after.width, after.height) == (40, 20)


def test_a_picture_is_made_anew_where_it_is_made_in_another_way(monkeypatch):
    before = published_picture(photograph())
    monkeypatch.setattr("guidance.uploads.RECIPE", (700,))

    assert published_picture(photograph()).address != before.address


@pytest.mark.parametrize(("mode", "ground"), [("P", 0), ("RGB", (0, 0, 0)), ("L", 0), ("RGBA", None)])
def test_a_picture_stays_transparent(mode, ground):
    out = BytesIO()
    Picture.new(mode, (40, 20)).save(out, "PNG", **({} if ground is None else {"transparency": ground}))
    upload = Image.objects.create(file=ContentFile(out.getvalue(), "mark.png"), original_filename="mark.png")

    with Picture.open(folder() / Path(published_picture(upload).address).name) as copy:
        assert copy.convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_document_is_published_as_it_is(client):
    upload = File.objects.create(file=ContentFile(b"%PDF-1.7 text", "a.pdf"))

    answer = client.get(published_document(upload).address)

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 text"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "public, max-age=86400, immutable"
    assert not answer.cookies


def as_document(name: str, data: bytes) -> Document:
    file = File.objects.create(file=ContentFile(data, name), original_filename=name)
    return Document(title="The law", file=file, document_language="en")


@pytest.mark.parametrize(("language", "words"), [("en", "This file is no PDF."), ("sv", "Filen är ingen PDF.")])
def test_a_picture_is_refused_as_a_document(language, words):
    with override(language), pytest.raises(ValidationError, match=words):
        as_document("scan.pdf", b"\xff\xd8\xff picture").clean()


def test_a_document_that_is_lost_is_refused():
    document = as_document("a.pdf", b"%PDF-1.7")
    document.file.file.storage.delete(document.file.file.name)

    with pytest.raises(ValidationError, match="no PDF"):
        document.clean()


def test_a_pdf_or_an_address_is_taken_as_a_document():
    as_document("a.pdf", b"\xef\xbb\xbf%PDF-1.7 text").clean()
    Document(title="The law", url="https://lagen.example/1", document_language="sv").clean()


def test_a_document_is_shown_as_nothing_else_and_in_every_browser(client):
    upload = File.objects.create(file=ContentFile(b"%PDF-1.7 text", "a.pdf"))

    answer = client.get(published_document(upload).address)

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 text"
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" not in answer["Content-Security-Policy"]  # Safari then shows an empty window


def test_what_is_no_pdf_is_not_published_as_one(admin_user, tmp_path):
    upload = File.objects.create(file=ContentFile(b"\xff\xd8\xff picture", "a.pdf"))

    html = broken(admin_user, "DocumentPlugin", file=upload, title="The law", document_language="en")

    assert html == "<p>The law</p><p>Text</p>"
    assert not (tmp_path / "published").exists()


@pytest.mark.parametrize("path", ["/media/", "/media/../portal.sqlite3", "/media/published/a.pdf", "/media/%2e%2e/x"])
def test_nothing_else_lies_under_media(client, path):
    assert client.get(path).status_code == 404


def test_an_original_is_shown_to_editors_only(client, admin_client):
    upload = File.objects.create(file=ContentFile(b"%PDF-1.7 text", "a.pdf"))

    assert client.get(upload.url).status_code == 302
    assert b"".join(admin_client.get(upload.url).streaming_content) == b"%PDF-1.7 text"


def broken(admin_user, kind: str, **fields) -> str:
    """The HTML of a text with an upload that cannot be read, and a paragraph."""
    content = SectionContent.objects.with_user(admin_user).create(section_id=section(), language="en", title="T")
    body = content.placeholders.create(slot="body")
    add_plugin(body, kind, "en", **fields)
    add_plugin(body, "TextPlugin", "en", body="<p>Text</p>")
    return bodies([content], lambda target: None)[content.pk]["body"]


def not_a_picture() -> Image:
    return Image.objects.create(file=ContentFile(b"no picture", "a.jpg"))


def test_the_words_of_a_broken_picture_stand_in_its_place(admin_user, caplog):
    assert broken(admin_user, "PicturePlugin", image=not_a_picture(), alternative="A < B") == (
        "<p>A &lt; B</p><p>Text</p>"
    )
    assert "PicturePlugin" in caplog.text


def test_a_lost_document_is_named_without_a_link(admin_user):
    upload = File.objects.create(file=ContentFile(b"%PDF-1.7", "a.pdf"))
    upload.file.storage.delete(upload.file.name)

    html = broken(admin_user, "DocumentPlugin", file=upload, title="The law", document_language="en")

    assert html == "<p>The law</p><p>Text</p>"


@pytest.mark.parametrize("error", [SyntaxError, Picture.DecompressionBombError, Picture.UnidentifiedImageError])
def test_whatever_is_said_of_a_picture_the_text_is_published(error, admin_user, monkeypatch):
    def opened(file):
        raise error

    monkeypatch.setattr("guidance.uploads.Image.open", opened)

    html = broken(admin_user, "PicturePlugin", image=not_a_picture(), alternative="A", caption="Two people")

    assert html == "<p>Two people</p><p>Text</p>"


def test_a_database_that_is_lost_meanwhile_publishes_no_text_without_its_pictures(admin_user, monkeypatch):
    def lost(upload):
        raise OperationalError

    monkeypatch.setattr("guidance.bodies.published_picture", lost)

    with pytest.raises(OperationalError):
        broken(admin_user, "PicturePlugin", image=not_a_picture(), alternative="A")


def test_many_may_write_the_same_copy_at_once(tmp_path, monkeypatch):
    everybody_has_looked = Barrier(8)
    replace = Path.replace

    def together(draft, path):
        everybody_has_looked.wait(5)
        return replace(draft, path)

    monkeypatch.setattr(Path, "replace", together)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keep("a.pdf", b"text"), range(8)))

    assert [path.read_bytes() for path in (tmp_path / "published").iterdir()] == [b"text"]


def test_a_copy_that_cannot_be_kept_leaves_no_draft(tmp_path, monkeypatch):
    def full(draft, path):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        keep("a.pdf", b"text")

    assert list((tmp_path / "published").iterdir()) == []


def section() -> int:
    from guidance.models import Section

    return Section.objects.create(key="with-picture", responsibility="ki", owner="ki").pk


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [(10, "en", "0.1\u00a0MB"), (400_000, "sv", "0,4\u00a0MB"), (12_345_678, "en", "12.3\u00a0MB")],
)
def test_sizes_are_said_in_words_that_stay_on_one_line(size, language, words):
    with override(language):
        assert in_words(size) == words
