"""Which sections matter for which answers. What is needed when is content (rules); only how rules are read is here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from guidance.choices import Effect, SectionKind
from guidance.guide import Rule, Section


@dataclass(frozen=True, slots=True)
class Answers:
    """What a visitor has said of themselves and of the plan; everything may be left open."""

    affiliation: str | None = None
    plans: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a section is on the list, and why.

    `cause` is chosen (the visitor named it), rule (editors' `reasons` say it), everybody (guidance that no rule
    touches), open (it depends on a question that was not answered), other-chosen (the visitor named other types or
    resources) or not-called (nothing that was answered calls for it).
    """

    listed: bool
    cause: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One combination of answers. Several plans, several needs and two affiliations make several cases."""

    affiliations: tuple[str | None, ...]
    plan: str | None
    need: str | None
    stage: str | None


def verdicts(sections: Iterable[Section], rules: Iterable[Rule], answers: Answers) -> dict[str, Verdict]:
    """Return a verdict for every section, in the given order.

    A rule that needs a section counts when it holds in any case; a rule that takes it away counts only when some such
    rule holds in every case, so that a second plan never loses what it needs. Of rules that contradict each other the
    one with more conditions wins, and among equals the one that needs the section. A section with rules that need it
    is listed only where one holds, or might still hold once an open question is answered.
    """
    of_section: dict[str, list[Rule]] = {}
    for rule in rules:
        of_section.setdefault(rule.section, []).append(rule)
    cases = all_cases(answers)
    return {section.key: verdict(section, of_section.get(section.key, ()), answers, cases) for section in sections}


def verdict(section: Section, rules: Sequence[Rule], answers: Answers, cases: tuple[Case, ...]) -> Verdict:
    """Judge one section by its own rules."""
    calling = [rule for rule in rules if rule.effect == Effect.NEEDED]
    needing = [rule for rule in calling if any(holds(rule, case) for case in cases)]
    taking = in_every_case([rule for rule in rules if rule.effect == Effect.NOT_NEEDED], cases)
    if section.key in answers.plans or section.key in answers.needs:
        return Verdict(True, "chosen", reasons(needing))
    if needing or taking:
        listed = strength(needing) >= strength(taking)
        return Verdict(listed, "rule", reasons(needing if listed else taking))
    if calling:
        called = any(holds(rule, case, or_may=True) for rule in calling for case in cases)
        return Verdict(True, "open") if called else Verdict(False, aside(section))
    return without_rule(section, answers)


def without_rule(section: Section, answers: Answers) -> Verdict:
    """Guidance is for everybody; types and resources are there to be chosen from, until others are chosen."""
    chosen: Mapping[str, tuple[str, ...]] = {
        SectionKind.COLLABORATION_TYPE: answers.plans,
        SectionKind.RESOURCE: answers.needs,
    }
    if section.kind not in chosen:
        return Verdict(True, "everybody")
    return Verdict(False, aside(section)) if chosen[section.kind] else Verdict(True, "open")


def aside(section: Section) -> str:
    """Return why a section is put aside without a rule that says so."""
    return "not-called" if section.kind == SectionKind.GUIDANCE else "other-chosen"


def reasons(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the reasons of rules, each once; what is said to somebody at both leaves out what each side is told."""
    said = list(rules)
    sides = {"ki", "k"} if any(rule.affiliation == "both" for rule in said) else set()
    return tuple(dict.fromkeys(rule.reason for rule in said if rule.affiliation not in sides))


def all_cases(answers: Answers) -> tuple[Case, ...]:
    """Return every combination of what was answered; somebody at both is at KI and at K."""
    both = (("both", "ki"), ("both", "k"))
    affiliations = both if answers.affiliation == "both" else ((answers.affiliation,),)
    combinations = product(affiliations, answers.plans or (None,), answers.needs or (None,))
    return tuple(Case(as_, plan, need, answers.stage) for as_, plan, need in combinations)


def holds(rule: Rule, case: Case, or_may: bool = False) -> bool:
    """Whether all conditions of a rule are met. What was left open meets none; with `or_may` it meets all."""
    conditions = (
        (rule.affiliation, case.affiliations),
        (rule.plan, (case.plan,)),
        (rule.need, (case.need,)),
        (rule.stage, (case.stage,)),
    )
    return all(wanted is None or wanted in given or (or_may and given == (None,)) for wanted, given in conditions)


def in_every_case(rules: list[Rule], cases: tuple[Case, ...]) -> list[Rule]:
    """Return the rules that hold in some case, provided that every case has one."""
    if not all(any(holds(rule, case) for rule in rules) for case in cases):
        return []
    return [rule for rule in rules if any(holds(rule, case) for case in cases)]


def strength(rules: Iterable[Rule]) -> int:
    """Return the number of conditions of the narrowest rule, or -1 for none."""
    conditions = ((rule.affiliation, rule.plan, rule.need, rule.stage) for rule in rules)
    return max((sum(condition is not None for condition in each) for each in conditions), default=-1)
