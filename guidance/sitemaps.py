"""What machines ask for first: sitemap, robots.txt and security.txt."""

from datetime import timedelta
from xml.sax.saxutils import escape, quoteattr

from guidance.guide import Edition, Guide
from guidance.pages import Response

TEXT = "text/plain; charset=utf-8"
UNLISTED = frozenset({"search"})  # its pages ask not to be indexed
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def listed(edition: Edition) -> dict[str, tuple[str, str]]:
    """Return path and day of the last change ("" where none is known) of every key with a page."""
    shown = {key: page for key, page in (edition.pages | edition.sections).items() if key not in UNLISTED}
    found = {key: (page.path, page.changed_on.isoformat() if page.changed_on else "") for key, page in shown.items()}
    return found | {f"unit-{key}": (unit.path, "") for key, unit in edition.units.items()}


def sitemap(guide: Guide, site_url: str) -> Response:
    """Return every public page in every language, each with its alternates; English is for everybody else."""
    by_language = {language: listed(edition) for language, edition in guide.editions.items()}
    entries = []
    for paths in by_language.values():
        for key, (path, changed) in paths.items():
            pairs = [(other, found[key][0]) for other, found in by_language.items() if key in found]
            pairs.append(("x-default", dict(pairs).get("en", path)))
            entries.append(entry(site_url, path, changed, pairs))
    body = HEAD + "".join(entries) + "</urlset>\n"
    return Response(200, body.encode(), "application/xml; charset=utf-8", keep=True)


def entry(site_url: str, path: str, changed: str, pairs: list[tuple[str, str]]) -> str:
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(site_url + other)}/>'
        for language, other in pairs
    )
    day = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(site_url + path)}</loc>{day}{alternates}</url>\n"


def robots(site_url: str) -> Response:
    """Everything public may be read; editors' doors and the API are no pages for a search engine."""
    lines = ("User-agent: *", "Disallow: /admin/", "Disallow: /*/admin/", "Disallow: /api/", "Disallow: /embed/", "")
    return Response(200, "\n".join((*lines, f"Sitemap: {site_url}/sitemap.xml\n")).encode(), TEXT, keep=True)


def security_txt(guide: Guide, site_url: str) -> Response:
    """Say where a weakness is reported (RFC 9116): the first point of contact's mailbox, else its page.

    It expires a year after the day of the generation, the longest that the RFC recommends.
    """
    unit = guide.editions["en"].routes.first_contact
    mailbox = unit.email if unit.email and not unit.email_is_example else ""
    lines = (
        f"Contact: mailto:{mailbox}" if mailbox else f"Contact: {site_url}/go/unit-{unit.key}",
        f"Expires: {guide.editions['en'].as_of + timedelta(days=364)}T00:00:00Z",
        "Preferred-Languages: en, sv",
        f"Canonical: {site_url}/.well-known/security.txt\n",
    )
    return Response(200, "\n".join(lines).encode(), TEXT, keep=True)
