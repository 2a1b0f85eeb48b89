"""Atom feeds: everything that changes in a language, or one section."""

import re
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from guidance.guide import Edition, Guide, Note
from guidance.pages import Response
from guidance.pages.changes import newest_first
from guidance.pages.frame import path_in

NAME = "changes.atom"
MOST = 50
TYPE = "application/atom+xml; charset=utf-8"
NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # tab and new line may stay


def feed(guide: Guide, path: str, site_url: str) -> Response | None:
    """Answer `<address of a page>changes.atom`: its notes; under "What has changed", all notes. None: no such page."""
    if not path.endswith("/" + NAME):
        return None
    language, key = guide.addresses.get(path.removesuffix(NAME), ("", ""))
    if not key:
        return None
    edition = guide.editions[language]
    notes = newest_first(edition, "" if key == "changes" else key)[:MOST]
    return Response(200, atom(edition, key, path, notes, site_url).encode(), TYPE, keep=True)


def atom(edition: Edition, key: str, path: str, notes: tuple[Note, ...], site_url: str) -> str:
    """Return the feed as XML (RFC 4287). Identities come from keys, so that a renamed address makes no note new."""
    guide_title = edition.pages["home"].title if "home" in edition.pages else edition.pages["changes"].title
    title = guide_title if key == "home" else f"{guide_title}: {title_of(edition, key)}"
    newest = max((note.on for note in notes), default=edition.as_of)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.language}">\n'
        f"<title>{clean(title)}</title>\n"
        f"<id>{identity(site_url, edition.language, key)}</id>\n"
        f"<updated>{moment(newest)}</updated>\n"
        f"<author><name>{clean(guide_title)}</name></author>\n"
        f'<link rel="self" href={quoteattr(site_url + path)}/>\n'
        f'<link rel="alternate" href={quoteattr(site_url + path.removesuffix(NAME))}/>\n'
        + "".join(entry(edition, note, site_url) for note in notes)
        + "</feed>\n"
    )


def entry(edition: Edition, note: Note, site_url: str) -> str:
    address = site_url + (path_in(edition, note.key) or f"/go/{note.key}")
    return (
        f"<entry><title>{clean(note.title)}</title>"
        f"<id>{identity(site_url, edition.language, note.key, note.on.isoformat(), note.text)}</id>"
        f"<updated>{moment(note.on)}</updated>"
        f'<link rel="alternate" href={quoteattr(address)}/>'
        f"<summary>{clean(note.text)}</summary></entry>\n"
    )


def title_of(edition: Edition, key: str) -> str:
    found = edition.pages.get(key) or edition.sections.get(key)
    return found.title if found else edition.units[key.removeprefix("unit-")].name


def identity(*names: str) -> str:
    return uuid5(NAMESPACE_URL, clean("/".join(names))).urn


def moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def clean(text: str) -> str:
    """Return text as XML may hold it: escaped, without control characters and lone surrogates."""
    return escape(NOT_XML.sub("", text))
