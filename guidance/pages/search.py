"""Search: what answers to the visitor's words, grouped; without words, the list of topics."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from guidance.guide import Reference, Section
from guidance.pages import Ask, Shown
from guidance.pages.frame import Link, group_link, home, href, query, step_name, text_link
from guidance.pages.steps import steps
from guidance.parameters import LONGEST_QUESTION
from guidance.search import Hit, Results, grouped, suggestion
from guidance.search import search as find

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A result as templates show it; `title` and `text` are safe HTML with the match marked; `permanent` is printed."""

    hit: Hit
    title: SafeString
    text: SafeString
    href: str
    permanent: str
    step: str
    email: str
    email_is_example: bool
    within: Link | None
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Group:
    """Results under one heading."""

    heading: str
    kind: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """What the guide covers in one step, for a search without words."""

    heading: Link
    sections: tuple[Link, ...]


def search(ask: Ask) -> Shown:
    """Show twenty results at a time; a page after the last one shows the last."""
    words = ask.one("q")
    results = find(ask.guide, ask.language, words)
    last = max(1, -(-len(results) // ON_A_PAGE))
    number = min(int(ask.one("page") or 1), last)
    first = (number - 1) * ON_A_PAGE
    first_contact = ask.edition.routes.first_contact
    context = {
        "kind": "search",
        "heading": heading(words, results),
        "description": ask.edition.pages["search"].description,
        "noindex": True,
        "trail": (home(ask),),
        "query": words,
        "cut": LONGEST_QUESTION if ask.cut else 0,
        "groups": tuple(groups(ask, results, first)),
        "pages": pages(ask, number, last),
        "span": (first + 1, min(first + ON_A_PAGE, len(results))) if last > 1 else (),
        "total": len(results),
        "missing": bool(words) and not len(results),
        "suggestion": suggested(ask, words) if words and not len(results) else None,
        "topics": () if words else topics(ask),
        "steps": steps(ask),
        "first_contact": first_contact,
        "first_contact_address": href(ask, f"unit-{first_contact.key}"),
    }
    return Shown("guidance/search.html", context, missed=("search", words) if words and not len(results) else None)


def heading(words: str, results: Results) -> str:
    if not words:
        return _("Search this guide")
    if not len(results):
        return _("Nothing found for “%(words)s”") % {"words": words}
    told = ngettext("%(count)s result for “%(words)s”", "%(count)s results for “%(words)s”", len(results))
    return told % {"count": len(results), "words": words}


def kind_headings() -> dict[str, str]:
    return {
        "unit": pgettext("search results", "Contacts"),
        "section": pgettext("search results", "Topics"),
        "type": pgettext("search results", "Types of collaboration"),
        "reference": pgettext("search results", "Documents"),
        "page": pgettext("search results", "Pages"),
    }


def groups(ask: Ask, results: Results, first: int) -> Iterator[Group]:
    """Yield one page of results: by kind, then what only the other language has, with how much that is in all."""
    last = first + ON_A_PAGE
    for kind, hits in grouped(results.hits[first:last]).items():
        yield Group(kind_headings()[kind], kind, tuple(shown(ask, hit) for hit in hits))
    own = len(results.hits)
    others = results.others[max(0, first - own) : max(0, last - own)]
    if others:
        told = {"sv": _("In Swedish (%(count)s)"), "en": _("In English (%(count)s)")}[others[0].lang]
        heading = told % {"count": len(results.others)}
        yield Group(heading, "other", tuple(shown(ask, hit) for hit in others))


def shown(ask: Ask, hit: Hit) -> Found:
    """Return a result with its address, which carries the affiliation on inside the guide."""
    inside = hit.url.startswith("/")
    unit = ask.edition.units.get(hit.key) if hit.kind == "unit" else None
    section = ask.edition.sections.get(hit.key) if hit.kind == "reference" else None
    return Found(
        hit,
        hit.marked_title,
        SafeString("") if hit.kind == "reference" else hit.snippet,
        hit.url + query({}, **{"as": ask.affiliation}) if inside else hit.url,
        f"/go/{'unit-' if unit else ''}{hit.key}" if inside else hit.url,
        _("Type of collaboration") if hit.kind == "type" else step_name(hit.step),
        unit.email if unit else "",
        bool(unit and unit.email_is_example),
        text_link(ask, section) if section else None,
        reference_of(section, hit) if section else None,
    )


def reference_of(section: Section, hit: Hit) -> Reference | None:
    """Return the document that was found; two of one title differ by their address, as their languages do."""
    named = [each for each in section.references if each.title == hit.document.title]
    return next((each for each in named if each.url == hit.url), next((each for each in named if not each.url), None))


def pages(ask: Ask, number: int, last: int) -> tuple[Link, ...]:
    def address(each: int) -> str:
        return ask.path + query(ask.params, page=str(each) if each > 1 else None)

    return tuple(Link(str(each), address(each), each == number) for each in range(1, last + 1))


def suggested(ask: Ask, words: str) -> Link | None:
    """Return a search for a word that the guide does have."""
    word = suggestion(ask.guide, ask.language, words)
    return Link(word, ask.path + query(ask.params, q=word, page=None)) if word else None


def topics(ask: Ask) -> tuple[Topics, ...]:
    """Return every section and type by its step, what stands in none first."""
    by_step: dict[int | None, list[Link]] = {}
    for section in sorted(ask.edition.sections.values(), key=lambda section: section.step or 0):
        by_step.setdefault(section.step, []).append(text_link(ask, section))
    return tuple(Topics(group_link(ask, step), tuple(links)) for step, links in by_step.items())
