"""What templates may ask of the guide: addresses that keep the affiliation, rich text with its links resolved."""

import re
from datetime import date

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guidance.fragments import fragments
from guidance.pages import Ask
from guidance.pages.frame import path_in
from guidance.paper import with_addresses
from guidance.templatetags.ui import site_address

register = template.Library()
SYMBOLIC = re.compile(r'href="/go/([a-z0-9-]+)(?:\?([^"#]+))?(#[^"]*)?"')


def path_of(ask: Ask, key: str) -> str:
    """Return the path of a key in the asked edition; `/go/<key>` where it has no page of its own there."""
    return path_in(ask.edition, key) or f"/go/{key}"


def with_affiliation(path: str, affiliation: str | None) -> str:
    return f"{path}?as={affiliation}" if affiliation else path


@register.simple_tag(takes_context=True)
def href(context, key: str) -> str:
    """The address of a key's page, with the visitor's affiliation carried on."""
    ask = context["ask"]
    return with_affiliation(noted(context, key, path_of(ask, key)), ask.affiliation)


def noted(context, key: str, path: str) -> str:
    """Note where a link of a kept component leads, and return that."""
    if (links := context.get("links_resolved")) is not None:
        links[key] = path
    return path


@register.simple_tag(takes_context=True)
def kept(context, name: str, ask: Ask, **values) -> SafeString:
    """A component with these values and nothing else of the context, rendered once for as long as they are the same.
    It may stand in another kept one, which then depends on its links too."""

    def render(links: dict[str, str]) -> str:
        return context.template.engine.get_template(name).render(
            template.Context({"ask": ask, "links_resolved": links, **values})
        )

    key = (name, get_language(), ask.affiliation, *values.values())
    fragment = fragments.get(key, lambda target: path_of(ask, target), render)
    for target, path in fragment.links.items():
        noted(context, target, path)
    return mark_safe(fragment.html)


@register.simple_tag(takes_context=True)
def linked(context, html: str, page: str = "") -> str:
    """Editors' HTML (sanitised when the guide was loaded) with its symbolic links turned into today's addresses; what
    is printed after a link is the permanent one. A link within the text leads nowhere on paper, unless it is said of
    which page the text is the only one."""
    ask = context.get("ask")
    if ask is None:
        return mark_safe(html)

    def resolve(match: re.Match) -> str:
        key, said, fragment = match.groups("")
        address = escape(with_affiliation(noted(context, key, path_of(ask, key)), ask.affiliation))
        joint = "" if not said else "&amp;" if ask.affiliation else "?"
        return f'href="{address}{joint}{said}{fragment}"'

    said = with_addresses(html, site_address(""), f"/go/{page}" if page else "")
    return mark_safe(SYMBOLIC.sub(resolve, said))


@register.filter
def day(value: date | None) -> str:
    """A date as people write it, in one piece: 3 March 2026, 3 mars 2026."""
    return format_date(value, "j F Y").replace(" ", "\u00a0") if value else ""


@register.filter
def item(mapping, key):
    """The value of a key in a mapping, or nothing."""
    return mapping.get(key) if mapping else None
