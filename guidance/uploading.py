"""What editors may upload: the kinds are in the settings, the size is kept here."""

from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from filer.validation import FileValidationError


def not_too_large(file_name: str, file: IO, owner, mime_type: str) -> None:
    """Refuse a file above the limit; the browser's own check can be left out by whoever sends the request."""
    limit = settings.FILER_UPLOADER_MAX_FILE_SIZE
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    if size > limit * 1024 * 1024:
        raise FileValidationError(
            _("“%(name)s” is larger than %(limit)s megabytes.") % {"name": file_name, "limit": limit}
        )
