"""The roadmap: the four steps cut down to what matters for somebody's answers, and whom to talk to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from contacts.choices import Responsibility, Step
from contacts.resolver import Answer, who_supports
from guidance.guide import Section
from guidance.matters import in_vain, section_matter
from guidance.pages import Ask, Shown
from guidance.pages.frame import home, href, language_of
from guidance.pages.panels import Card, card
from guidance.pages.questions import NAMES, Option, Params, Said, Text, address, all_said, question
from guidance.parameters import canonical, read
from guidance.relevance import Answers, Verdict, verdicts

CAUSES: dict[str, Text] = {
    "chosen": _("because you chose it"),
    "everybody": _("for everybody"),
    "open": _("because it depends on something you have not answered yet"),
    "other-chosen": _("because you chose something else"),
    "not-called": _("because nothing in your answers calls for it"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A section on the roadmap, or put aside: `reasons` say why, `answer` who supports; `unit` is the responsible one
    where the answer does not name it anyway."""

    section: Section
    title: str
    href: str
    lang: str
    reasons: tuple[Text, ...]
    unit: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step of the roadmap."""

    number: int
    title: str
    href: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A unit to talk to, once, where it is first needed; `matters` are the titles of what for."""

    card: Card
    matters: tuple[str, ...]


def roadmap(ask: Ask) -> Shown:
    """Show what matters for the answers in the address; `step` narrows it down to one step."""
    judged = judge(ask, ask.params)
    items = [item_of(ask, ask.edition.sections[key], verdict) for key, verdict in judged.items()]
    wanted, unneeded = ([i for i in items if judged[i.section.key].listed is listed] for listed in (True, False))
    page = ask.edition.pages["roadmap"]
    answers = {name: values for name, values in ask.params.items() if name in NAMES}
    context = {
        "kind": "roadmap",
        "heading": page.title,
        "description": page.description,
        "said": all_said(ask, "roadmap"),
        "questions": tuple(question(ask, name) for name in NAMES),
        "step_options": step_options(ask),
        "only_step": int(ask.one("step") or 0),
        "stretches": stretches(ask, wanted),
        "people": people(ask, wanted),
        "unneeded": unneeded,
        "listed": len(wanted),
        "total": len(items),
        "offers": offers(ask) if not wanted else (),
        "finder": address(ask.edition.pages["finder"].path, "finder", answers),
        "address": address(ask.path, "roadmap", ask.params),
        "trail": (home(ask),),
        "noindex": bool(ask.params),
    }
    return Shown("guidance/roadmap.html", context, missed=chosen_in_vain(ask, wanted))


def chosen_in_vain(ask: Ask, items: Iterable[Item]) -> tuple[str, str] | None:
    """Return the first thing that was chosen and that only the first point of contact answers for, for editors."""
    chosen = {*ask.params.get("plan", ()), *ask.params.get("need", ())}
    return next((missed for item in items if item.section.key in chosen and (missed := in_vain(item.answer))), None)


def judge(ask: Ask, params: Params) -> dict[str, Verdict]:
    """Return the verdict on every section of the steps that these parameters ask for."""
    answers = Answers(
        affiliation=next(iter(params.get("as", ())), None),
        plans=params.get("plan", ()),
        needs=params.get("need", ()),
        stage=next(iter(params.get("stage", ())), None),
    )
    steps = {int(step) for step in params.get("step", ())} or set(Step.values)
    sections = sorted((s for s in ask.edition.sections.values() if s.step in steps), key=lambda section: section.step)
    return verdicts(sections, ask.edition.rules, answers)


def item_of(ask: Ask, section: Section, verdict: Verdict) -> Item:
    unit = ask.edition.units.get(section.responsible_unit or "")
    answer = who_supports(ask.affiliation, section_matter(section), ask.edition.routes)
    named = unit is not None and any(support.unit.key == unit.key for support in answer.supports)
    return Item(
        section=section,
        title=section.title,
        href=href(ask, section.key),
        lang=language_of(ask, section),
        reasons=(verdict.reasons or (CAUSES[verdict.cause],)) if answered(ask) else (),
        unit=unit.name if unit and not (named and section.responsibility != Responsibility.EXTERNAL) else "",
        answer=answer,
    )


def answered(ask: Ask) -> bool:
    """Whether any question was answered; before that there is no reason for anything."""
    return any(name in ask.params for name in NAMES)


def stretches(ask: Ask, items: Iterable[Item]) -> tuple[Stretch, ...]:
    """Put the items under their steps; a step without any is left out."""
    found = []
    for page in ask.edition.pages.values():
        here = tuple(item for item in items if page.step and item.section.step == page.step)
        if here:
            found.append(Stretch(page.step, page.title, href(ask, page.key), here))
    return tuple(sorted(found, key=lambda stretch: stretch.number))


def people(ask: Ask, items: Iterable[Item]) -> tuple[Person, ...]:
    """Return every unit once, in the order in which it is needed, with what it is needed for."""
    cards: dict[str, Card] = {}
    matters: dict[str, dict[str, None]] = {}
    for item in items:
        for support in item.answer.supports:
            if support.unit.key not in cards:
                cards[support.unit.key] = card(ask, support, set())
            matters.setdefault(support.unit.key, {})[item.title] = None
    return tuple(Person(each, tuple(matters[key])) for key, each in cards.items())


def offers(ask: Ask) -> tuple[Said, ...]:
    """Return the answers each of which excludes everything on its own: without it, something is listed."""
    narrowed = ()
    if step := ask.one("step"):
        rest = {name: values for name, values in ask.params.items() if name != "step"}
        narrowed = (Said("step", Step(int(step)).label, canonical("roadmap", rest)),)
    return tuple(each for each in (*all_said(ask, "roadmap"), *narrowed) if lists_something(ask, each.without))


def lists_something(ask: Ask, query: str) -> bool:
    params, _bad = read("roadmap", query, ask.guide, ask.language)
    return any(verdict.listed for verdict in judge(ask, params).values())


def step_options(ask: Ask) -> tuple[Option, ...]:
    """Return the choices for narrowing the roadmap down to one step."""
    chosen = ask.one("step")
    every = Option("", _("All four steps"), not chosen)
    return every, *(Option(str(step), step.label, chosen == str(step)) for step in Step)
