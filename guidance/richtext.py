"""What editors' HTML may contain: a closed list, applied when a text is saved and again when it is published."""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3

TAGS = {"p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "b", "i", "a", "blockquote", "sub", "sup", "span"}
ATTRIBUTES = {"a": {"href", "hreflang", "lang"}, "span": {"lang", "dir"}}
SCHEMES = {"http", "https", "mailto", "tel"}
ANCHOR = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
HREF = re.compile(r"""\shref=("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
SAID = re.compile(r'\s(hreflang|lang)="([a-zA-Z-]+)"')
TAG = re.compile(r"<[^>]+>")
WITHIN_A_LINE = re.compile(r"</?(?:a|strong|em|b|i|sub|sup|span)\b[^>]*>", re.IGNORECASE)
EMPTY = re.compile(r"<(p|h3|h4|li)>(\s|&nbsp;|<br>)*</\1>")

Permanent = Callable[[str], str | None]


def clean(html: str) -> str:
    """Return editors' HTML with everything but the closed list taken out: no class, style, role, script or frame."""
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "title", "textarea"},
        strip_comments=True,
    )
    return EMPTY.sub("", cleaned).strip()


def symbolic(html: str, permanent: Permanent) -> str:
    """Return HTML whose links into the portal name keys (`/go/<key>`), so that it stays right when pages move.

    `permanent` turns a link's target (`/en/resources/`) into such an address, or None where it is no page of ours.
    """

    def name_target(match: re.Match) -> str:
        tag = match[0]
        href = HREF.search(tag)
        target = permanent(unescape(href[1].strip("\"'"))) if href else None
        if target is None:
            return tag
        return f'{HREF.sub("", tag)[:-1].rstrip()} href="{escape(target)}">'

    return ANCHOR.sub(name_target, html)


def with_languages(html: str, before: str) -> str:
    """Return cleaned HTML whose links say in which language they are and lead to (`lang`, `hreflang`), where the links
    to the same place did `before`. The editor in the page knows neither, and drops what it does not know."""
    said: dict[str, dict[str, str]] = {}
    for tag in ANCHOR.findall(before):
        if href := HREF.search(tag):
            said.setdefault(href[1], dict(SAID.findall(tag)))

    def say(match: re.Match) -> str:
        tag = match[0]
        href, own = HREF.search(tag), dict(SAID.findall(tag))
        lost = {name: value for name, value in said.get(href[1] if href else "", {}).items() if name not in own}
        return tag[:-1] + "".join(f' {name}="{value}"' for name, value in sorted(lost.items())) + ">"

    return ANCHOR.sub(say, html)


def publishable(html: str, permanent: Permanent) -> str:
    """Return editors' HTML as the guide keeps it: symbolic links, nothing outside the closed list."""
    return clean(symbolic(html, permanent))


def plain(html: str) -> str:
    """Return the text of a short HTML fragment, without tags, on one line; words run on over marks within a line."""
    return " ".join(unescape(TAG.sub(" ", WITHIN_A_LINE.sub("", html))).split())
