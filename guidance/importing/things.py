"""Everything the importer writes, each with how it is read back: the state in the database as plain values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from contacts.models import SupportUnit
from guidance import models
from guidance.addresses import LANGUAGES
from guidance.importing import fixture, texts
from guidance.models.route import SPACING

State = Any  # plain values that JSON can hold


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to import. `name` is stable; `read` gives its state in the database, None where it is not there."""

    name: str
    wanted: State
    read: Callable[[], State]
    write: Callable[[State], None]


UNIT_TEXTS = ("name", "covers", "who")
REFERENCE_FIELDS = ("title_en", "title_sv", "url", "language", "format", "login")


def things(guide: fixture.Guide, user) -> Iterator[Thing]:
    """Yield all things in an order in which each finds what it names."""
    for position, unit in enumerate(guide.units):
        yield row_thing(f"unit:{unit.key}", SupportUnit, {"key": unit.key}, unit_state(unit, position))
        yield todo_thing(f"unit:{unit.key}", unit.todos, key=f"unit-{unit.key}")
    for page in guide.pages:
        for language in LANGUAGES:
            yield texts.page_thing(page, language, user)
        yield todo_thing(f"page:{page.key}", page.todos, key=page.key)
    for position, section in enumerate(guide.sections):
        yield row_thing(
            f"section:{section.key}", models.Section, {"key": section.key}, section_state(section, position)
        )
        yield references_thing(section)
        yield todo_thing(f"section:{section.key}", section.todos, section=section.key)
        for language in LANGUAGES:
            if getattr(section, language) is not None:
                yield texts.section_thing(section, language, user)
    yield from route_things(guide.routes)
    yield from rule_things(guide.rules)
    for position, caption in enumerate(guide.captions):
        state = {name: getattr(caption, name) for name in ("title_en", "title_sv", "text_en", "text_sv")}
        yield row_thing(f"caption:{caption.key}", models.Caption, {"key": caption.key}, state | {"position": position})
    for group in guide.synonyms:
        words = "\n".join(group.words)
        yield row_thing(
            f"synonym:{group.words[0]}", models.Synonym, {"words__startswith": group.words[0] + "\n"}, {"words": words}
        )


def unit_state(unit: fixture.Unit, position: int) -> State:
    state = {name: getattr(unit, name) or "" for name in ("phone", "url", "source", "caution")}
    for name in UNIT_TEXTS:
        for language in LANGUAGES:
            said = getattr(unit, f"{name}_{language}")
            state[f"{name}_{language}"] = "\n".join(said) if isinstance(said, list) else said
    return state | {
        "organisation": unit.organisation.value,
        "first_contact": unit.first_contact,
        "email": unit.email or unit.example_email or "",
        "email_is_example": unit.email is None and unit.example_email is not None,
        "position": position,
    }


def section_state(section: fixture.Section, position: int) -> State:
    return {
        "kind": section.kind.value,
        "step": section.step,
        "position": position,
        "responsibility": section.responsibility.value,
        "responsible_unit__key": section.responsible_unit,
        "owner": section.owner.value,
        "source": section.source or "",
    }


def row_thing(name: str, model, where: dict[str, Any], wanted: State) -> Thing:
    """Return a thing that is one plain row; a field `x__key` names the row of another table by its key."""

    def read() -> State:
        return model._default_manager.filter(**where).values(*wanted).first()

    def write(state: State) -> None:
        row = model._default_manager.filter(**where).first() or model(
            **{k: v for k, v in where.items() if "__" not in k}
        )
        for field, value in state.items():
            attribute, _, by_key = field.partition("__")
            if by_key:
                related = model._meta.get_field(attribute).related_model
                value = related._default_manager.get(key=value) if value else None
            setattr(row, attribute, value)
        row.save()

    return Thing(name, wanted, read, write)


def rows_thing(
    name: str, rows: Callable[[], Any], fields: tuple[str, ...], wanted: list[State], build: Callable
) -> Thing:
    """Return a thing that is a list of rows which belong together, such as the references of a section."""

    def read() -> State:
        return list(rows().values(*fields)) or None

    def write(state: State) -> None:
        rows().delete()
        for position, values in enumerate(state):
            build(position, values).save()

    return Thing(name, wanted, read, write)


def references_thing(section: fixture.Section) -> Thing:
    wanted = [{name: getattr(row, name) or "" for name in REFERENCE_FIELDS} for row in section.references]
    wanted = [state | {"login": bool(state["login"])} for state in wanted]

    def build(position: int, values: State) -> models.Reference:
        owner = models.Section.objects.get(key=section.key)
        return models.Reference(section=owner, position=position, **values)

    rows = models.Reference.objects.filter(section__key=section.key).order_by("position")
    return rows_thing(f"references:{section.key}", rows.all, REFERENCE_FIELDS, wanted, build)


def todo_thing(name: str, todos: list[fixture.ToDo], section: str | None = None, key: str = "") -> Thing:
    wanted = [{"text": todo.text, "original": todo.original or ""} for todo in todos]

    def build(position: int, values: State) -> models.ToDo:
        owner = models.Section.objects.get(key=section) if section else None
        return models.ToDo(section=owner, key=key, **values)

    rows = models.ToDo.objects.filter(section__key=section) if section else models.ToDo.objects.filter(key=key)
    return rows_thing(f"todos:{name}", rows.order_by("pk").all, ("text", "original"), wanted, build)


ROUTE_FIELDS = ("affiliation", "part", "role", "unit__key", "reason_en", "reason_sv")


def route_things(routes: list[fixture.Route]) -> Iterator[Thing]:
    """Yield the routes of each section, of each step, and those for everything: one thing each."""
    groups: dict[tuple[str | None, int | None], list[State]] = {}
    for route in routes:
        state = {
            "affiliation": route.affiliation.value if route.affiliation else "",
            "part": route.part.value,
            "role": route.role,
            "unit__key": route.unit,
            "reason_en": route.reason_en,
            "reason_sv": route.reason_sv,
        }
        groups.setdefault((route.section, route.step), []).append(state)
    for (section, step), wanted in groups.items():
        yield route_thing(section, step, wanted)


def route_thing(section: str | None, step: int | None, wanted: list[State]) -> Thing:
    def build(position: int, values: State) -> models.Route:
        values = dict(values)
        unit = SupportUnit.objects.get(key=values.pop("unit__key"))
        owner = models.Section.objects.get(key=section) if section else None
        return models.Route(section=owner, step=step, unit=unit, position=(position + 1) * SPACING, **values)

    rows = (
        models.Route.objects.filter(section__key=section)
        if section
        else models.Route.objects.filter(section=None, step=step)
    )
    return rows_thing(
        f"routes:{section or step or 'everything'}", rows.order_by("position").all, ROUTE_FIELDS, wanted, build
    )


RULE_FIELDS = ("affiliation", "plan__key", "need__key", "stage", "effect", "reason_en", "reason_sv")


def rule_things(rules: list[fixture.Rule]) -> Iterator[Thing]:
    groups: dict[str, list[State]] = {}
    for rule in rules:
        state = {
            "affiliation": rule.affiliation.value if rule.affiliation else "",
            "plan__key": rule.plan,
            "need__key": rule.need,
            "stage": rule.stage.value if rule.stage else "",
            "effect": rule.effect.value,
            "reason_en": rule.reason_en,
            "reason_sv": rule.reason_sv,
        }
        groups.setdefault(rule.section, []).append(state)
    for section, wanted in groups.items():
        yield rule_thing(section, wanted)


def rule_thing(section: str, wanted: list[State]) -> Thing:
    def build(position: int, values: State) -> models.Relevance:
        values = dict(values)
        by_key = {name: values.pop(f"{name}__key") for name in ("plan", "need")}
        chosen = {name: models.Section.objects.get(key=key) for name, key in by_key.items() if key}
        return models.Relevance(
            section=models.Section.objects.get(key=section), position=position, **values, **chosen
        )  # fmt: skip

    rows = models.Relevance.objects.filter(section__key=section).order_by("position")
    return rows_thing(f"relevance:{section}", rows.all, RULE_FIELDS, wanted, build)
