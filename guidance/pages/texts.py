"""Pages of running text: about KI and K, accessibility, privacy; and the list of types of collaboration."""

from collections.abc import Mapping
from typing import Any

from guidance.choices import SectionKind
from guidance.pages import Ask, Shown
from guidance.pages.frame import Link, home, href, language_of
from guidance.pages.sections import language_notice, unit_name


def framed(ask: Ask, kind: str) -> dict[str, Any]:
    """Return what every page with a heading of its own says about itself."""
    page = ask.edition.pages[ask.key]
    lang = language_of(ask, page)
    return {
        "kind": kind,
        "heading": page.title,
        "description": page.description or page.lead,
        "trail": [home(ask)],
        "page": page,
        "lang": lang,
        "language_notice": language_notice(lang),
        "reviewed": {"changed_on": page.changed_on, "address": f"/go/{ask.key}"},
    }


def about(ask: Ask) -> Shown:
    """Show the shared mission, then what KI and K do together and each on its own."""
    slots = ask.edition.pages[ask.key].slots
    sides = [(side, html, html.startswith("<h")) for side in ("joint", "ki", "k") if (html := slots.get(side))]
    return Shown("guidance/about.html", {**framed(ask, "about"), "sides": sides})


def text_page(ask: Ask) -> Shown:
    """Show accessibility or privacy; the accessibility statement carries the form for reports."""
    return Shown("guidance/text_page.html", {**framed(ask, ask.key), "reports": ask.key == "accessibility"})


def reporting(ask: Ask, values: Mapping[str, str], errors: list[tuple[str, str]], sent: bool = False) -> Shown:
    """Show the accessibility statement after its form was sent: what to correct, or the acknowledgement."""
    context = {**framed(ask, "accessibility"), "reports": True, "values": values, "errors": errors, "sent": sent}
    return Shown("guidance/text_page.html", {**context, "noindex": True}, 400 if errors else 200)


def types(ask: Ask) -> Shown:
    """Show every type of collaboration with when it fits, who is responsible and which agreement usually follows; the
    page is as fresh as the latest of their texts."""
    found = [each for each in ask.edition.sections.values() if each.kind == SectionKind.COLLABORATION_TYPE]
    rows = [
        {"section": each, "href": href(ask, each.key), "unit": unit_name(ask, each), "lang": language_of(ask, each)}
        for each in found
    ]
    framing = framed(ask, "types")
    days = [each.changed_on for each in (framing["page"], *found) if each.changed_on]
    context = {
        **framing,
        "reviewed": {**framing["reviewed"], "changed_on": max(days, default=None)},
        "picture": "type",
        "types": rows,
        "on_this_page": [Link(row["section"].title, f"#{row['section'].key}", lang=row["lang"]) for row in rows],
        "captions": ask.edition.captions,
    }
    return Shown("guidance/types.html", context)
