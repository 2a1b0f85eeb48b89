"""Answers that are ready: a request like one before, in the same state, gets the very same answer."""

from typing import Any

from guidance.addresses import AFFILIATIONS
from guidance.parameters import QUERIES
from guidance.refresh import Follower
from portal.finished import Answer, Finished

MOST = 2000  # answers
LONGEST = 1000  # characters of a query that are looked at here
ONE_AFFILIATION = frozenset(f"as={value}" for value in AFFILIATIONS)
NAMES = frozenset(name for names in QUERIES.values() for name in names)


class Ready:
    """Answers to plain requests for pages, by what of the raw request they depend on; all are forgotten with a state.

    This stands before everything else, so it looks at little, and `get` is one function on purpose.
    """

    def __init__(self, follower: Follower) -> None:
        self.follower = follower
        self.kept: tuple[Any, dict[tuple, Answer]] = (None, {})
        self.asked = 0  # requests so far, about

    def get(self, environ: dict[str, Any]) -> Answer | None:
        """Return the answer to a request like one before, None where it has to be worked out."""
        self.asked += 1
        state, answers = self.kept
        if self.follower.state is not state or self.follower.due:
            return None
        get = environ.get
        query = get("QUERY_STRING", "")
        return answers.get(
            (
                environ["PATH_INFO"],
                query if not query or query in ONE_AFFILIATION else meaning(query),
                get("HTTP_ACCEPT_ENCODING"),
                get("HTTP_HOST"),
                get("HTTP_X_FORWARDED_PROTO"),
                get("wsgi.url_scheme"),
                environ["REQUEST_METHOD"],
                get("HTTP_IF_NONE_MATCH"),
            )
        )

    def put(self, environ: dict[str, Any], state: Any, page: Finished, answer: Answer) -> None:
        """Keep the answer to a plain GET of a page, once it is in its final form."""
        get = environ.get
        query, accepts = meaning(get("QUERY_STRING", "")), get("HTTP_ACCEPT_ENCODING")
        if query is None or environ["REQUEST_METHOD"] != "GET" or get("HTTP_IF_NONE_MATCH") is not None:
            return
        best = page.forms.get("br") if "br" in (accepts or "") and page.compressible else answer
        if answer is not best:
            return  # the better form is being made
        if self.kept[0] is not state or len(self.kept[1]) >= MOST:
            self.kept = (state, {})
        connection = (get("HTTP_HOST"), get("HTTP_X_FORWARDED_PROTO"), get("wsgi.url_scheme"))
        self.kept[1][environ["PATH_INFO"], query, accepts, *connection, "GET", None] = answer


def meaning(query: str) -> str | None:
    """Return what a raw query says to a page: an affiliation as it stands, or nothing where none of its names is known
    to any page. None where that is not plain to see."""
    if query in ONE_AFFILIATION:
        return query
    if len(query) > LONGEST:
        return None
    for pair in query.split("&"):
        name = pair.partition("=")[0]
        if name in NAMES or "%" in name:
            return None
    return ""
