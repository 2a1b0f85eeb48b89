"""Pages for addresses that lead nowhere: not found, gone."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guidance.guide import Page, Section
from guidance.pages import Ask, Shown
from guidance.pages.frame import href, text_link
from guidance.pages.steps import neighbour, steps


def error(ask: Ask, status: int, heading: str, texts: Iterable[str], likely: Iterable[Section | Page] = ()) -> Shown:
    """Show what happened in plain words, with search, the four steps and a person to tell."""
    context = {
        "kind": "error",
        "key": "error",
        "heading": heading,
        "noindex": True,
        "texts": tuple(texts),
        "likely": [text_link(ask, each) for each in likely],
        "steps": steps(ask),
        "first_contact": ask.edition.routes.first_contact,
        "first_contact_address": href(ask, f"unit-{ask.edition.routes.first_contact.key}"),
    }
    return Shown("guidance/error.html", context, status)


def not_found(ask: Ask, likely: Iterable[Section | Page] = ()) -> Shown:
    """Answer 404; `ask.path` is what was asked for, `likely` are up to three things that resemble it."""
    texts = [_("The address may be mistyped, or the section has moved.")]
    return error(ask, 404, _("Page not found"), texts, likely)


def gone(ask: Ask, step: int | None = None) -> Shown:
    """Answer 410 for something that was taken away without a successor; `step` is where its readers may look."""
    shown = error(ask, 410, _("This page has been removed"), [_("Nothing has taken its place.")])
    return Shown(shown.template, {**shown.context, "parent": neighbour(ask, step) if step else None}, 410)
