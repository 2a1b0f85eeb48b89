"""Uploads that stand in a published text: a copy for visitors, named by the content; the original stays private."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils.formats import get_format
from filer.models import File
from PIL import Image, ImageOps

WIDEST = 1408  # pixels: the text column, twice over for fine screens
BEGINNING = 1024  # bytes of a file among which a PDF says what it is
WEBP = {"quality": 82, "method": 6}
RECIPE = (WIDEST, WEBP, "transparent")  # a picture's copy is made anew when one of these changes
LARGEST = 60_000_000  # pixels of an original; a larger one is not decoded


@dataclass(frozen=True, slots=True)
class Copy:
    """A published copy: its address, and what a page says about it. `width` and `height` only for pictures."""

    address: str
    size: int
    width: int = 0
    height: int = 0


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "published"


def published_document(upload: File) -> Copy:
    """Keep a copy of a document under the hash of its content and return it."""
    data = content_of(upload)
    if not begins_as_pdf(data):
        raise ValueError(f"The document {upload} is no PDF.")
    name = name_of(data, ".pdf")
    if not is_kept(name):
        keep(name, data)
    return Copy(settings.MEDIA_URL + name, len(data))


def published_picture(upload: File) -> Copy:
    """Keep a copy of a picture for the web and return it. Making one is slow, so it is named by what it is made from:
    the content of the original and the way it is made."""
    data = content_of(upload)
    name = name_of(data + repr(RECIPE).encode(), ".webp")
    with suppress(OSError):  # where it is cut, it is made anew
        if is_kept(name):
            return picture_kept(name)
    keep(name, for_the_web(data))
    return picture_kept(name)


def picture_kept(name: str) -> Copy:
    """Return the copy of a picture; OSError where there is none that can be read."""
    path = folder() / name
    with Image.open(path) as copy:  # reads no more than its size
        return Copy(settings.MEDIA_URL + name, path.stat().st_size, copy.width, copy.height)


def for_the_web(data: bytes) -> bytes:
    """Return a picture as WebP: upright, at most `WIDEST` pixels wide, without place and camera."""
    with Image.open(BytesIO(data)) as original:
        if original.width * original.height > LARGEST:
            raise ValueError(f"A picture has more than {LARGEST} pixels.")
        picture = ImageOps.exif_transpose(original).convert("RGBA" if original.has_transparency_data else "RGB")
    picture.thumbnail((WIDEST, WIDEST * 4))
    picture.info.clear()
    out = BytesIO()
    picture.save(out, "WEBP", **WEBP)
    return out.getvalue()


def is_pdf(upload: File) -> bool:
    """Whether an upload is a PDF by its content, whatever its name says; one that cannot be read is none."""
    try:
        with upload.file.storage.open(upload.file.name) as file:
            return begins_as_pdf(file.read(BEGINNING))
    except (OSError, ValueError):
        return False


def begins_as_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:BEGINNING]


def content_of(upload: File) -> bytes:
    with upload.file.storage.open(upload.file.name) as file:
        return file.read()


def name_of(content: bytes, suffix: str) -> str:
    return hashlib.sha256(content).hexdigest()[:32] + suffix


def is_kept(name: str) -> bool:
    """Whether there is such a copy. It is touched first, so that nobody takes it away as no longer needed."""
    path = folder() / name
    with suppress(OSError):  # a folder that can only be read
        os.utime(path)
    return path.exists()


def keep(name: str, data: bytes) -> None:
    """Write a copy, whole or not at all.

    Several processes may write the same copy at once: each has a draft of its own, and the last one stays.
    """
    path = folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{name}.{uuid4().hex}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def in_words(size: int) -> str:
    """Return a file's size as readers of the page write it, in one piece: 0.4 MB, in Swedish 0,4 MB."""
    number = f"{max(size, 50_000) / 1_000_000:.1f}".replace(".", get_format("DECIMAL_SEPARATOR"))
    return f"{number}\u00a0MB"
