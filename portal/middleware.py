"""The edge as Django middleware, for whoever asks Django directly."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.edge import JUDGED, answer_or_error


class PublicPages:
    """Answers public requests of the test client and of Django's own server; the edge has judged all others already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = None if request.META.get(JUDGED) else answer_or_error(request.META)
        if answer is None:
            return self.get_response(request)
        status, headers, body = answer
        return HttpResponse(body, status=int(status[:3]), headers=dict(headers))
