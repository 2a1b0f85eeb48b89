"""Who does what: every topic with its responsible organisation and its contact, as a page and as a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.choices import RESPONSIBILITY_SHORT, Responsibility, Step
from contacts.resolver import Support, who_supports
from contacts.units import Unit
from guidance.guide import Section
from guidance.matters import section_matter
from guidance.pages import Ask, Response, Shown
from guidance.pages.frame import Link, group_link, home, href, language_of, query
from guidance.pages.questions import Option, Text
from guidance.search.words import fold, words
from guidance.spreadsheet import csv_file

COLUMNS = (gettext_lazy("Topic"), gettext_lazy("Responsible"), gettext_lazy("Contact"))
SHORT: dict[str, Text] = {"": gettext_lazy("All"), **RESPONSIBILITY_SHORT}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table, as its component shows it."""

    text: str = ""
    href: str = ""
    responsibility: str = ""
    unit: str = ""
    note: Text = ""
    key: str = ""
    part: str = ""
    role: str = ""
    email: str = ""
    email_is_example: bool = False
    page: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A section with the name of its responsible unit and those who support the visitor in it."""

    section: Section
    unit: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Count(Link):
    """A filter link with the number of topics behind it."""

    count: int = 0


def responsibility(ask: Ask) -> Shown:
    """Show the table, narrowed down by step, by words and by who is responsible."""
    fitting = topics(ask)
    chosen = ask.one("responsibility")
    found = [topic for topic in fitting if chosen in ("", topic.section.responsibility)]
    page = ask.edition.pages["responsibility"]
    context = {
        "kind": "responsibility",
        "heading": page.title,
        "description": page.description,
        "columns": COLUMNS,
        "groups": groups(ask, found),
        "count": len(found),
        "counts": counts(ask, fitting),
        "chosen": chosen,
        "words": ask.one("q"),
        "steps": step_options(ask),
        "filters": filters(ask),
        "everything": page.path + query({}, **{"as": ask.affiliation}),
        "first_contact_address": href(ask, f"unit-{ask.edition.routes.first_contact.key}"),
        "csv": f"{page.path}responsibility.csv{query(ask.params)}",
        "trail": (home(ask),),
        "noindex": bool(ask.params),
    }
    return Shown("guidance/responsibility.html", context)


def filters(ask: Ask) -> tuple[Text, ...]:
    """Return in words what the table is narrowed down to, for paper."""
    words = _("“%(words)s”") % {"words": ask.one("q")} if ask.one("q") else ""
    step = Step(int(ask.one("step"))).label if ask.one("step") else ""
    chosen = SHORT[ask.one("responsibility")] if ask.one("responsibility") else ""
    return tuple(each for each in (step, chosen, words) if each)


def topics(ask: Ask) -> list[Topic]:
    """Return the topics that fit step and words, in editors' order, those of no step first."""
    step = int(ask.one("step") or 0)
    wanted = folded(ask.one("q"))
    sections = (section for section in ask.edition.sections.values() if step in (0, section.step))
    found = (topic_of(ask, section) for section in sorted(sections, key=lambda section: section.step or 0))
    return [topic for topic in found if says_all(topic, wanted)]


def topic_of(ask: Ask, section: Section) -> Topic:
    unit = ask.edition.units.get(section.responsible_unit or "")
    answer = who_supports(ask.affiliation, section_matter(section), ask.edition.routes)
    return Topic(section, unit.name if unit else "", answer.supports)


def says_all(topic: Topic, wanted: list[str]) -> bool:
    """Whether every wanted word stands somewhere in the row, as a word or within one."""
    names = (support.unit.name for support in topic.supports)
    said = " ".join(folded(" ".join((topic.section.title, topic.unit, *names))))
    return all(word in said for word in wanted)


def folded(text: str) -> list[str]:
    """Return the words of a text without capitals and diacritics."""
    return [fold(word) for word in words(text)]


def counts(ask: Ask, fitting: list[Topic]) -> tuple[Count, ...]:
    """Return a filter link for everything and for each answer to "who is responsible"."""
    page = ask.edition.pages["responsibility"]
    return tuple(
        Count(
            title,
            page.path + query(ask.params, responsibility=value or None),
            current=ask.one("responsibility") == value,
            key=value,
            count=sum(value in ("", topic.section.responsibility) for topic in fitting),
        )
        for value, title in SHORT.items()
    )


def groups(ask: Ask, found: list[Topic]) -> tuple[Group, ...]:
    """Put the rows under their steps."""
    by_step: dict[int | None, list[Topic]] = {}
    for topic in found:
        by_step.setdefault(topic.section.step, []).append(topic)
    return tuple(
        Group(group_link(ask, step).title, tuple(row(ask, each) for each in some)) for step, some in by_step.items()
    )


def row(ask: Ask, topic: Topic) -> tuple[Cell, ...]:
    """Return the three cells of a topic: the first unit to ask as a link, the others by name."""
    section, first = topic.section, topic.supports[0]
    unit = first.unit
    named_twice = topic.unit == unit.name and section.responsibility != Responsibility.EXTERNAL
    others = " · ".join(dict.fromkeys(each.unit.name for each in topic.supports if each.unit.key != unit.key))
    also = format_lazy(gettext_lazy("also: {units}"), units=others) if others else ""
    return (
        Cell(section.title, href(ask, section.key), lang=language_of(ask, section)),
        Cell(responsibility=section.responsibility, unit="" if named_twice else topic.unit),
        Cell(
            unit.name,
            href(ask, f"unit-{unit.key}"),
            note=also,
            key=unit.key,
            part=first.part,
            role=first.role,
            email=unit.email,
            email_is_example=unit.email_is_example,
            page="" if unit.email else unit.url,
        ),
    )


def step_options(ask: Ask) -> tuple[Option, ...]:
    chosen = ask.one("step")
    every = Option("", gettext_lazy("All four steps"), not chosen)
    return every, *(Option(str(step), step.label, chosen == str(step)) for step in Step)


def csv(ask: Ask, site_url: str = "") -> Response:
    """Return the table as a CSV file in the edition's language, with the filters of the address."""
    names = (
        _("Step"),
        *map(str, COLUMNS[:2]),
        _("Responsible unit"),
        str(COLUMNS[2]),
        _("Email"),
        _("Phone"),
        _("Address"),
    )
    chosen = ask.one("responsibility")
    found = (topic for topic in topics(ask) if chosen in ("", topic.section.responsibility))
    body = csv_file(names, (line(topic, site_url) for topic in found))
    attached = f'attachment; filename="responsibility-{ask.language}.csv"'
    return Response(200, body, "text/csv; charset=utf-8", (("Content-Disposition", attached),))


def line(topic: Topic, site_url: str) -> tuple[str, ...]:
    """Return one topic for a spreadsheet; several contacts stand in one cell, in their order."""
    section = topic.section
    units = {support.unit.key: support.unit for support in topic.supports}.values()
    return (
        str(section.step or ""),
        section.title,
        str(Responsibility(section.responsibility).label),
        topic.unit,
        joined(unit.name for unit in units),
        joined(mailbox(unit) for unit in units),
        joined(unit.phone for unit in units),
        f"{site_url}/go/{section.key}",
    )


def mailbox(unit: Unit) -> str:
    """Return the address of a unit, marked where it is an example."""
    return f"{unit.email} ({_('example address')})" if unit.email and unit.email_is_example else unit.email


def joined(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)
