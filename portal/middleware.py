"""The edge as Django middleware, for whoever asks Django directly; and the CMS's bar, for those who have one."""

from collections.abc import Callable

from cms.middleware.toolbar import ToolbarMiddleware
from django.http import HttpRequest, HttpResponse

from portal import refusals
from portal.edge import JUDGED, answer_or_error


class PublicPages:
    """Answers public requests of the test client and of Django's own server; the edge has judged all others already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = None if request.META.get(JUDGED) else answer_or_error(request.META)
        return self.get_response(request) if answer is None else refusals.response(answer)


class StaffToolbar(ToolbarMiddleware):
    """The CMS's bar for staff only. The CMS notes in the session whether it is shown, whoever asks: by each editing
    address and by `?toolbar_off` anybody could have sessions stored, and would get a cookie."""

    def process_request(self, request: HttpRequest) -> None:
        """Leave a request of anybody else as it is; the CMS takes one without a bar for one of a visitor."""
        if request.user.is_staff:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Say of staff's answers only that nobody may keep them; the others say so themselves."""
        return super().process_response(request, response) if hasattr(request, "toolbar") else response
