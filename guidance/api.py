"""The JSON API: the guide and its resolver for other sites. Plain functions, as five addresses need no library."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from contacts.resolver import Answer, Matter, who_supports
from guidance import search
from guidance.addresses import REPEATABLE
from guidance.guide import Edition, Guide
from guidance.matters import asked_matter, in_vain
from guidance.openapi import DOCUMENT
from guidance.pages import Response
from guidance.parameters import LONGEST_QUESTION, pairs, read
from guidance.published import answer_json, guide_json, hit_json, section_json, unit_json

ANYWHERE = (("Access-Control-Allow-Origin", "*"),)
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_KEY = 100
MATTERS = ("need", "plan", "step")

Json = dict[str, Any]


class RefusedError(Exception):
    """What was asked cannot be answered; holds status, name and a sentence for people."""

    def __init__(self, status: int, error: str, message: str):
        super().__init__(message)
        self.status, self.error, self.message = status, error, message


def respond_api(guide: Guide, path_parts: Sequence[str], query: bytes | str, site_url: str = "") -> Response:
    """Answer `/api/v1/<path_parts>`; `query` is the raw query string, `site_url` stands before every address.

    Never raises for any path or query: unknown addresses and keys are 404, unreadable values 400, both as JSON.
    """
    if tuple(path_parts) == ("openapi.json",):
        return as_json(DOCUMENT | {"servers": [{"url": f"{site_url}/api/v1"}]}, keep=True)
    language, *rest = path_parts or ("",)
    with override(language if language in guide.editions else "en"):
        try:
            return found(guide, language, tuple(rest), query, site_url)
        except RefusedError as refused:
            return as_json({"error": refused.error, "message": refused.message}, refused.status)


def found(guide: Guide, language: str, rest: tuple[str, ...], query: bytes | str, site_url: str) -> Response:
    """Return the answer to an address below a language, or raise `RefusedError`."""
    if edition := guide.editions.get(language):
        match rest:
            case ("guide",):
                return as_json(guide_json(edition, site_url), keep=True)
            case ("sections", key) if key in edition.sections:
                return as_json(section_json(edition.sections[key], site_url), keep=True)
            case ("units", key) if key in edition.units:
                return as_json(unit_json(edition.units[key], site_url), keep=True)
            case ("support",):
                answer = support(guide, edition, query)
                told = as_json(answer_json(answer, language, site_url))
                return replace(told, missed=in_vain(answer))
            case ("search",):
                return as_json(searched(guide, edition, query, site_url))
    raise RefusedError(404, "not-found", _("There is nothing at this address."))


def support(guide: Guide, edition: Edition, query: bytes | str) -> Answer:
    """Answer "who supports this person in this matter"."""
    if len({(name, value) for name, value in pairs(query) if name in MATTERS and value != ""}) > 1:
        raise RefusedError(400, "too-many-matters", _("Ask about one need, one plan or one step at a time."))
    params = readable("api-support", guide, edition, query)
    asked = [(name, value) for name in MATTERS for value in params.get(name, ())]
    matter = asked_matter(edition, *asked[0]) if asked else Matter()
    affiliation = params.get("as", (None,))[0]
    return who_supports(affiliation, matter, edition.routes)


def searched(guide: Guide, edition: Edition, query: bytes | str, site_url: str) -> Json:
    """Return what is found, best first over all kinds; what stands in the other language only comes last."""
    words = readable("api-search", guide, edition, query).get("q", ("",))[0]
    results = search.search(guide, edition.language, words)
    return {"query": words, "results": [hit_json(hit, site_url) for hit in (*results.hits, *results.others)]}


def readable(kind: str, guide: Guide, edition: Edition, query: bytes | str) -> dict[str, tuple[str, ...]]:
    """Return the parameters, or raise `RefusedError`: 404 for a key that is well formed but unknown, else 400."""
    params, bad = read(kind, query, guide, edition.language)
    for name in bad:
        said = {value for given, value in pairs(query) if given == name and value != ""}
        if name in REPEATABLE and all(value and names_a_key(value) for value in said):
            raise RefusedError(
                404, "unknown-key", _("The guide has nothing under the key in “%(name)s”.") % {"name": name}
            )
        if name == "q" and any(value and len(value) > LONGEST_QUESTION for value in said):
            most = {"number": LONGEST_QUESTION}
            raise RefusedError(400, "unreadable", _("Ask with at most %(number)s characters.") % most)
        raise RefusedError(400, "unreadable", _("The value of “%(name)s” cannot be read.") % {"name": name})
    return params


def names_a_key(value: str) -> bool:
    return len(value) <= LONGEST_KEY and KEY.fullmatch(value) is not None


def as_json(value: Json, status: int = 200, keep: bool = False) -> Response:
    """Return a value as JSON: UTF-8, names sorted, so that equal values are equal bytes."""
    body = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return Response(status, body, "application/json", ANYWHERE, keep)
