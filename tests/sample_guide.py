"""A frozen guide in both languages that holds every state a page can be in; for tests and the gallery of components."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from contacts.resolver import Route, prepare
from contacts.units import Unit
from contacts.words import WORDS as REASONS
from guidance.addresses import LANGUAGES, OWN_PAGES, section_path, unit_path
from guidance.guide import Caption, Edition, Guide, LinkSet, Note, Page, Reference, Retired, Rule, Section

AS_OF = date(2026, 11, 22)
WORDS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def said(text, language: str):
    """One language of a pair [English, Swedish]; anything else is the same in both."""
    return text[LANGUAGES.index(language)] if isinstance(text, list) else text


def spoken(row: dict, language: str) -> dict:
    return {name: said(value, language) for name, value in row.items()}


def unit(key: str, row: dict, language: str) -> Unit:
    texts = {name: said(row.get(name, ""), language) for name in ("name", "who_may_ask", "response_time", "languages")}
    lists = {name: tuple(said(text, language) for text in row.get(name, ())) for name in ("covers", "have_ready")}
    plain = {name: value for name, value in row.items() if name not in texts and name not in lists}
    return Unit(key=key, path=unit_path(key, language), **texts, **lists, **plain)


def section(key: str, row: dict, position: int, language: str) -> Section:
    """A section of the sample; `only` names the one language its text exists in."""
    told = row.get("only", language)
    texts = {name: said(row.get(name, ""), told) for name in ("title", "lead", "first_action", "agreement", "html")}
    slug = said(row["slug"], language)
    return Section(
        key=key,
        kind=row.get("kind", "guidance"),
        step=row["step"],
        position=position,
        responsibility=row["responsibility"],
        owner=row.get("owner", "ki"),
        language=told,
        slug=slug,
        path=section_path(row.get("kind", "guidance"), slug, language),
        responsible_unit=row.get("unit"),
        references=tuple(Reference(**spoken(ref, language)) for ref in row.get("references", ())),
        changed_on=row.get("changed_on", date(2026, 10, 2)),
        reviewed_on=row.get("reviewed_on"),
        review_by=row.get("review_by"),
        **texts,
    )


def page(key: str, row: dict, language: str) -> Page:
    slug = said(row.get("slug", ""), language)
    own = OWN_PAGES.get(key)
    path = f"/{language}/{own[language]}/" if own else f"/{language}/{slug + '/' if slug else ''}"
    texts = {
        name: said(row.get(name, ""), language) for name in ("title", "menu_title", "purpose", "description", "lead")
    }
    slots = {name: said(html, language) for name, html in row.get("slots", {}).items()}
    return Page(key=key, language=language, path=path, step=row.get("step"), slots=slots, changed_on=AS_OF, **texts)


def edition(language: str) -> Edition:
    units = {key: unit(key, row, language) for key, row in WORDS["units"].items()}
    routes = [Route(**{**spoken(row, language), "unit": units[row["unit"]]}) for row in WORDS["routes"]]
    rows = enumerate(WORDS["sections"].items(), 1)
    return Edition(
        language=language,
        generation=7,
        as_of=AS_OF,
        pages={key: page(key, row, language) for key, row in WORDS["pages"].items()},
        sections={key: section(key, row, position, language) for position, (key, row) in rows},
        units=units,
        routes=prepare(routes, units["eeo"], REASONS[language]),
        captions=tuple(Caption(**spoken(row, language)) for row in WORDS["captions"]),
        notes=tuple(Note(**spoken(row, language)) for row in WORDS["notes"]),
        rules=tuple(Rule(**spoken(row, language)) for row in WORDS["rules"]),
        synonyms=(("avtal", "agreement", "contract"), ("jäv", "coi", "conflict of interest")),
    )


def addresses(editions: dict[str, Edition]) -> dict[str, tuple[str, str]]:
    found = {}
    for language, shown in editions.items():
        found |= {each.path: (language, key) for key, each in (*shown.pages.items(), *shown.sections.items())}
        found |= {each.path: (language, f"unit-{key}") for key, each in shown.units.items()}
    return found


@cache
def sample_guide() -> Guide:
    """The sample: 4 steps, sections in every state, units with everything and with nothing, one link set."""
    editions = {language: edition(language) for language in LANGUAGES}
    return Guide(
        generation=7,
        editions=editions,
        addresses=addresses(editions),
        former={"/en/topics/human-samples/": ("en", "samples-healthcare")},
        retired={"old-topic": Retired(successor="samples-other"), "gone-topic": Retired(step=2)},
        link_sets={
            "spring-visit": LinkSet(
                code="spring-visit",
                title="Before we meet",
                note="Read these first.",
                language="en",
                affiliation="external",
                sections=("clinical-trials", "samples-healthcare", "contract-content"),
                snapshot={},
                made_on=date(2026, 11, 1),
            )
        },
    )
