"""Where addresses lead: the permanent ones under /go/, those of former times, and what resembles a mistyped one."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from guidance import feeds, qr
from guidance.addresses import AFFILIATIONS, LANGUAGES
from guidance.codes import normalised
from guidance.guide import Guide, Page, Section
from guidance.likeness import resembling
from guidance.pages import Response
from guidance.pages.frame import path_in
from guidance.parameters import as_bytes

# Read at once and counted each time, so nobody between the portal and the reader keeps it.
NOT_SHARED = ("Cache-Control", "private, no-cache")
CHOSEN = ("Vary", "Accept-Language")
KINDS = {"svg": "image/svg+xml", "png": "image/png"}
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
END = r"(?:/(?P<language>en|sv))?(?:\.(?P<kind>svg|png))?\Z"
# Read aloud or typed off paper, an address comes in capitals as well; but `set/` is what throttle and counts look at.
GO = re.compile(rf"(?P<key>{NAME}){END}", re.IGNORECASE | re.ASCII)
SET = re.compile(rf"(?-i:set)/(?P<code>{NAME}){END}", re.IGNORECASE | re.ASCII)
LONGEST_QUERY = 2000


@dataclass(frozen=True, slots=True)
class Gone:
    """A key that had a page and has none now, nor a successor that has one; `step` is where its readers may look."""

    step: int | None


def go(guide: Guide, rest: str, language: str, query: str = "", site_url: str = "") -> Response:
    """Answer `/go/<rest>`: a redirect, a QR code, or an empty 404 or 410 that the caller fills with its error page.

    `language` is the visitor's; `query` is the raw query string and is carried on. A link set itself is a page, not a
    redirect: ask `set_asked` first. `/go/<key>/edit` is answered elsewhere. Never raises, whatever the visitor typed.
    """
    if asked := parts(SET, rest):
        code = normalised(asked["code"])
        if code in guide.link_sets and asked["kind"]:
            return picture(asked["kind"], "set/" + code + forced(asked["language"]), query, site_url)
        return Response(404, b"", headers=(NOT_SHARED,))
    asked = parts(GO, rest)
    end = destination(guide, asked["key"]) if asked else None
    if asked is None or end is None:
        return Response(404, b"", headers=(NOT_SHARED,))
    if isinstance(end, Gone):
        return Response(410, b"", headers=(NOT_SHARED,))
    if asked["kind"]:
        return picture(asked["kind"], asked["key"] + forced(asked["language"]), query, site_url)
    varies = () if asked["language"] else (CHOSEN,)
    location = path_of(guide, end, asked["language"] or language) + carried(query)
    return Response(302, b"", headers=(("Location", location), NOT_SHARED, *varies))


def parts(pattern: re.Pattern[str], rest: str) -> dict[str, str] | None:
    """Return what is asked for, in small letters; None where the pattern does not match."""
    asked = pattern.match(rest.rstrip("/"))
    return {name: value.lower() for name, value in asked.groupdict("").items()} if asked else None


def forced(language: str) -> str:
    return f"/{language}" if language else ""


def set_asked(guide: Guide, rest: str) -> tuple[str, str] | None:
    """Return code and language of the link set that `/go/<rest>` asks for as a page, or None where there is none."""
    asked = parts(SET, rest)
    found = guide.link_sets.get(normalised(asked["code"])) if asked and not asked["kind"] else None
    return (found.code, asked["language"] or found.language) if asked and found else None


def key_asked(rest: str) -> str | None:
    """Return the key whose page `/go/<rest>` asks for, as it is counted; None for QR codes, sets and other things."""
    asked = parts(GO, rest)
    return asked["key"] if asked and not asked["kind"] else None


def destination(guide: Guide, key: str) -> str | Gone | None:
    """Return the key whose page stands for this one today: itself, the end of its successors, or where it is gone.

    Successors of successors are followed to the end, so that a reader is redirected once; a circle ends in `Gone`.
    None: there never was such a key, or it has no public page.
    """
    step, seen = None, set()
    while key not in seen:
        if is_public(guide, key):
            return key
        retired = guide.retired.get(key)
        if retired is None:
            return Gone(step) if seen else None
        seen.add(key)
        step = step or retired.step
        if retired.successor is None:
            break
        key = retired.successor
    return Gone(step)


def is_public(guide: Guide, key: str) -> bool:
    return any(path_in(edition, key) for edition in guide.editions.values())


def path_of(guide: Guide, key: str, language: str) -> str:
    """Return the path of a public key in this language, or in the other one where it has no page in this."""
    order = (language, *(other for other in LANGUAGES if other != language))
    paths = (path_in(guide.editions[each], key) for each in order if each in guide.editions)
    return next(path for path in paths if path)


def carried(query: str) -> str:
    """Return a raw query string as it may stand in a header, with its question mark; too long a one is dropped."""
    if not query or len(query) > LONGEST_QUERY:
        return ""
    return "?" + quote(as_bytes(query), safe="%&=+-._~!$'()*,;:@/?")


def picture(kind: str, rest: str, query: str, site_url: str) -> Response:
    """Return the QR code of a permanent address; of its parameters only the affiliation counts."""
    said = [(name, value) for name, value in parse_qsl(query[:LONGEST_QUERY]) if name == "as" and value in AFFILIATIONS]
    text = f"{site_url}/go/{rest}" + (f"?{urlencode(said[:1])}" if said else "")
    return Response(200, qr.svg(text) if kind == "svg" else qr.png(text), KINDS[kind], (NOT_SHARED,))


def redirect_for(guide: Guide, path: str, query: str = "") -> Response | None:
    """Answer an address of former times: 301 to today's in one hop, 410 where it is gone, None where it is unknown.

    Where something is only unpublished, its successor stands in until it comes back, so that is a 302. Files beside a
    page move with it. Today's own addresses give None.
    """
    language, key, file = known(guide, path)
    end = destination(guide, key) if key else None
    if isinstance(end, Gone):
        return Response(410, b"")
    if end is None:
        return None
    card = file.endswith(".vcf")
    place = path_of(guide, end, language) + (f"{end.removeprefix('unit-')}.vcf" if card else file)
    if place == path:
        return None
    for_now = end != key and guide.retired[key].may_return
    return Response(302 if for_now else 301, b"", headers=(("Location", place + carried(query)),))


def known(guide: Guide, path: str) -> tuple[str, str, str]:
    """Return language and key of the page that has or had an address, and the name of the file beside it that is asked
    for: a feed or a unit's card. All are empty where the address is unknown; one without its last slash counts too."""
    folder, _, name = path.rpartition("/")
    whole = path if path.endswith("/") else path + "/"
    for page, file in ((whole, ""), (path, ""), (folder + "/", name)):
        language, key = guide.addresses.get(page) or guide.former.get(page) or ("", "")
        if key and (file in ("", feeds.NAME) or f"unit-{file}" == f"{key}.vcf"):
            return language, key, file
    return "", "", ""


def step_of_gone(guide: Guide, path: str) -> int | None:
    """Return the step that a page "gone" or "not found" points to, where the address was known once; else None."""
    key = key_asked(path.removeprefix("/go/")) if path.startswith("/go/") else known(guide, path)[1]
    end = destination(guide, key) if key else None
    return end.step if isinstance(end, Gone) else None


def suggestions(guide: Guide, language: str, path: str) -> tuple[Section | Page, ...]:
    """Return up to three sections and pages of this language whose address or key resembles a mistyped path.

    Nothing resembles a code: every wrong one gets the same page.
    """
    if path.startswith("/go/set"):
        return ()
    return resembling(guide.editions[language], path)
