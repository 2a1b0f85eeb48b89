"""The four questions of the finder; the roadmap shows the same ones, all on one page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contacts.choices import Affiliation
from guidance.choices import SectionKind, Stage
from guidance.pages import Ask
from guidance.pages.frame import language_of
from guidance.parameters import canonical

Text = str | Promise
Params = Mapping[str, tuple[str, ...]]

# Name of the parameter → the question, and why it is asked.
QUESTIONS: Mapping[str, tuple[Text, Text]] = {
    "as": (_("Where do you work?"), _("Your answer decides who supports you first.")),
    "plan": (_("What do you plan to do?"), _("It decides who is responsible. Choose all that fit.")),
    "need": (_("What do you need for it?"), _("Each resource has its own contact. Choose all that fit.")),
    "stage": (_("How far have you got?"), _("It decides what comes next.")),
}
NAMES = tuple(QUESTIONS)
SEVERAL = {"plan": SectionKind.COLLABORATION_TYPE, "need": SectionKind.RESOURCE}
NOT_KNOWN = _("I do not know yet")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen; `lang` is given where its label is in another language than the page."""

    value: str
    label: Text
    checked: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as its component shows it; `kind` is radio or checkbox."""

    name: str
    kind: str
    legend: Text
    hint: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer that was given; `without` is the query string that takes it back."""

    name: str
    label: Text
    without: str


def question(ask: Ask, name: str) -> Question:
    """Return a question with what was answered so far."""
    said = ask.params.get(name, ())
    options = [
        Option(value, label, value in said, language_of(ask, ask.edition.sections[value]) if name in SEVERAL else "")
        for value, label in answers_to(ask, name).items()
    ]
    kind = "checkbox" if name in SEVERAL else "radio"
    return Question(name, kind, *QUESTIONS[name], (*options, Option("", NOT_KNOWN, False)))


def answers_to(ask: Ask, name: str) -> dict[str, Text]:
    """Return the possible answers to a question, value → label, in editors' order. A need may be any section, but the
    question offers the resources, and what was chosen elsewhere."""
    if name == "as":
        return dict(Affiliation.choices)
    if name == "stage":
        return dict(Stage.choices)
    said = ask.params.get(name, ())
    sections = ask.edition.sections.values()
    return {each.key: each.title for each in sections if each.kind == SEVERAL[name] or each.key in said}


def all_said(ask: Ask, kind: str) -> tuple[Said, ...]:
    """Return every answer in the order of the questions; `kind` names the page whose parameters they are."""
    return tuple(
        Said(name, answers_to(ask, name)[value], canonical(kind, without(ask.params, name, value)))
        for name in NAMES
        for value in ask.params.get(name, ())
    )


def without(params: Params, name: str, value: str) -> dict[str, tuple[str, ...]]:
    """Return the parameters without one value."""
    kept = {each: tuple(v for v in values if (each, v) != (name, value)) for each, values in params.items()}
    return {each: values for each, values in kept.items() if values}


def address(path: str, kind: str, params: Params) -> str:
    """Return the canonical address of a page with these parameters."""
    query = canonical(kind, params)
    return f"{path}?{query}" if query else path
