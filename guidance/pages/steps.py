"""A step: its sections in full, in editors' order; what the visitor usually does not need comes last, in brief."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance.choices import SectionKind
from guidance.guide import Edition, Page, Section
from guidance.pages import Ask, Shown
from guidance.pages.frame import Link, home, href, language_of, query, step_link, step_name
from guidance.pages.sections import shown_section
from guidance.relevance import Answers, verdicts


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step in a list of steps; `count` is how many sections it shows."""

    number: int
    title: str
    purpose: str
    count: int
    href: str
    current: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Unneeded:
    """A section that people of the stated affiliation usually do not need, and why."""

    title: str
    href: str
    reasons: tuple[str, ...]
    lang: str


def sections_of(edition: Edition, number: int) -> list[Section]:
    """Return the sections that a step shows in full; the types of collaboration have a page of their own."""
    kinds = (section for section in edition.sections.values() if section.kind != SectionKind.COLLABORATION_TYPE)
    return [section for section in kinds if section.step == number]


def steps(ask: Ask) -> tuple[StepLink, ...]:
    """Return the four steps as links, the asked one marked."""
    pages = [page for page in ask.edition.pages.values() if page.step]
    return tuple(
        StepLink(
            page.step,
            page.menu_title or page.title,
            page.purpose,
            len(sections_of(ask.edition, page.step)),
            href(ask, page.key),
            page.key == ask.key,
            language_of(ask, page),
        )
        for page in sorted(pages, key=lambda page: page.step)
    )


def neighbour(ask: Ask, number: int) -> Link | None:
    """Return the link to a step by its number; nothing before the first and after the last."""
    page = ask.edition.pages.get(f"step-{number}")
    return step_link(ask, page) if page else None


def divided(ask: Ask, sections: Iterable[Section]) -> tuple[list[Section], tuple[Unneeded, ...]]:
    """Part the sections into those shown in full and those that rules call not needed for the stated affiliation."""
    sections = list(sections)
    judged = verdicts(sections, ask.edition.rules, Answers(ask.affiliation)) if ask.affiliation else {}
    unneeded = [section for section in sections if section.key in judged and not judged[section.key].listed]
    brief = tuple(
        Unneeded(each.title, href(ask, each.key), judged[each.key].reasons, language_of(ask, each)) for each in unneeded
    )
    return [section for section in sections if section not in unneeded], brief


def step(ask: Ask) -> Shown:
    """Show the step whose key is asked for (`step-1` … `step-4`)."""
    page: Page = ask.edition.pages[ask.key]
    wanted, unneeded = divided(ask, sections_of(ask.edition, page.step))
    seen: set[str] = set()
    shown = [shown_section(ask, section, seen) for section in wanted]
    context = {
        "kind": "step",
        "heading": page.title,
        "caption": step_name(page.step),
        "description": page.description or page.lead,
        "picture": ask.key,
        "item": "GovernmentService",
        "trail": [home(ask)],
        "page": page,
        "lang": language_of(ask, page),
        "steps": steps(ask),
        "sections": shown,
        "on_this_page": tuple(Link(each.section.title, f"#{each.section.key}", lang=each.lang) for each in shown),
        "unneeded": unneeded,
        "everything": ask.path + query(ask.params, **{"as": None}),
        "previous": neighbour(ask, page.step - 1),
        "next": neighbour(ask, page.step + 1),
        "reviewed": {"changed_on": page.changed_on, "address": f"/go/{ask.key}"},
    }
    return Shown("guidance/step.html", context)
