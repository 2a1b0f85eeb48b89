"""Uploads: published copies for everybody, in front of sessions and database; originals for editors only."""

import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils._os import safe_join

from guidance.uploads import folder

NAME = re.compile(r"[0-9a-f]{32}\.(?P<kind>pdf|webp)\Z")
KINDS = {"pdf": "application/pdf", "webp": "image/webp"}
HEADERS = {
    "Cache-Control": "public, max-age=86400, immutable",  # never another content; not longer, as it may be withdrawn
    # No `sandbox`: some Safaris show an empty window for a PDF with it. It would keep a page's scripts away from our
    # origin, but with its own type and nosniff a copy is never a page, and a PDF's scripts run in its viewer only.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


class PublishedMedia:
    """Middleware that answers `/media/…`, and `/static/…` where whitenoise has no such file; nothing behind it ever
    sees a request for a file that visitors may read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
            return self.get_response(request)
        name = NAME.match(request.path.removeprefix(settings.MEDIA_URL))
        if name is None or request.method not in ("GET", "HEAD") or not (folder() / name[0]).is_file():
            return HttpResponseNotFound("Not found. Finns inte.", content_type="text/plain; charset=utf-8")
        return FileResponse((folder() / name[0]).open("rb"), content_type=KINDS[name["kind"]], headers=HEADERS)


@staff_member_required
def original(request: HttpRequest, path: str) -> HttpResponse:
    """Show an upload to a signed-in editor."""
    try:
        file = Path(safe_join(settings.PRIVATE_MEDIA_ROOT, path))
    except SuspiciousFileOperation:
        raise Http404 from None
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), headers={"Cache-Control": "private, no-store"})
