"""Answers that are ready: a request with the headers of one before, in the same state, gets the very same answer."""

from typing import Any

from portal.finished import Answer, Finished

MOST = 2000  # answers


class Ready:
    """Looks at nothing but the raw request, so that it costs next to nothing. It forgets all with each state."""

    def __init__(self) -> None:
        self.kept: tuple[Any, dict[tuple, Answer]] = (None, {})

    def get(self, environ: dict[str, Any], state: Any) -> Answer | None:
        of_state, answers = self.kept
        if of_state is not state or environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_NONE_MATCH" in environ:
            return None
        return answers.get(raw(environ))

    def put(self, environ: dict[str, Any], state: Any, page: Finished, answer: Answer) -> None:
        """Keep an answer to a plain GET without a query, once it is in its final form."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_NONE_MATCH" in environ or environ.get("QUERY_STRING"):
            return
        best = page.forms.get("br") if "br" in environ.get("HTTP_ACCEPT_ENCODING", "") and page.compressible else answer
        if answer is not best:
            return  # the better form is being made
        if self.kept[0] is not state or len(self.kept[1]) >= MOST:
            self.kept = (state, {})
        self.kept[1][raw(environ)] = answer


def raw(environ: dict[str, Any]) -> tuple:
    """Return all of a request that its answer depends on, unread."""
    get = environ.get
    return (
        environ["PATH_INFO"],
        get("QUERY_STRING", ""),
        get("HTTP_HOST"),
        get("HTTP_ACCEPT_ENCODING"),
        get("HTTP_X_FORWARDED_PROTO"),
        get("wsgi.url_scheme"),
    )
