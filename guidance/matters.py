"""Everything that can be asked about in an edition, as matters for the resolver."""

from contacts.choices import Step
from contacts.resolver import Answer, Matter
from guidance.addresses import STEP_KEYS
from guidance.choices import SectionKind
from guidance.guide import Edition, Section


def section_matter(section: Section) -> Matter:
    """The matter of a section, of the guide's or its row; a collaboration type is one of kind `type`."""
    kind = "type" if section.kind == SectionKind.COLLABORATION_TYPE else "section"
    return Matter(kind, section.key, section.step, section.responsibility)


def step_matter(step: int) -> Matter:
    return Matter("step", STEP_KEYS[Step(step)], step)


def asked_matter(edition: Edition, name: str, value: str) -> Matter:
    """Return the matter that a parameter names: `need` and `plan` a section, `step` a step. Values have been read."""
    return step_matter(int(value)) if name == "step" else section_matter(edition.sections[value])


def in_vain(answer: Answer) -> tuple[str, str] | None:
    """Return what editors should know was asked for (`Shown.missed`): a section or type without a route of its own for
    which nobody but the first point of contact could be named, neither for its step nor for everything."""
    asked = answer.matter.kind in ("section", "type") and answer.level != "section"
    alone = all(support.unit.first_contact for support in answer.supports)
    return ("need", answer.matter.key) if asked and alone else None


def all_matters(edition: Edition) -> tuple[Matter, ...]:
    """Every section and type in editors' order, the four steps, and nothing in particular."""
    sections = (section_matter(section) for section in edition.sections.values())
    return (*sections, *(step_matter(step) for step in Step), Matter())
