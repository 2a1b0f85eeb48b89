"""Plain rows of the guide (units, routes, rules, captions, notes …) as one edition's values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings

from contacts.models import SupportUnit
from contacts.resolver import Route, Routes, prepare
from contacts.units import Unit
from contacts.words import WORDS
from guidance import models
from guidance.addresses import LANGUAGES, unit_path
from guidance.guide import Caption, LinkSet, Note, Reference, Rule
from guidance.successors import place_taker


def lines(text: str) -> tuple[str, ...]:
    """Return the non-empty lines of a text field that holds one thing on each line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def unit(row: SupportUnit, language: str) -> Unit:
    """Return a support unit in one language; the first point of contact's address comes from the settings first."""

    def said(name: str) -> str:
        return getattr(row, f"{name}_{language}")

    configured = settings.FIRST_CONTACT_EMAIL if row.first_contact else ""
    return Unit(
        key=row.key,
        organisation=row.organisation,
        name=said("name"),
        covers=lines(said("covers")),
        who_may_ask=said("who"),
        email=configured or row.email,
        email_is_example=row.email_is_example and not configured,
        phone=row.phone,
        url=row.url,
        response_time=said("response_time"),
        languages=row.languages,
        have_ready=lines(said("have_ready")),
        person=row.person,
        checked_on=row.checked_on,
        first_contact=row.first_contact,
        path=unit_path(row.key, language),
    )


def units(rows: Iterable[SupportUnit], language: str) -> dict[str, Unit]:
    """Return the units in service: the first point of contact, then by name in the edition's language."""
    values = [unit(row, language) for row in rows if row.retired_on is None]
    values.sort(key=lambda value: (not value.first_contact, value.name.casefold()))
    return {value.key: value for value in values}


def routes(rows, unit_rows: Mapping[int, SupportUnit], known: Mapping[str, Unit], language: str) -> Routes:
    """Return the routes of an edition, prepared for the resolver; a retired unit's routes lead to its successor."""
    values = []
    for row in rows:
        target, _may_return = place_taker(unit_rows[row.unit_id], unit_rows, "", known)
        if target is not None:
            values.append(
                Route(
                    unit=known[target.key],
                    reason=getattr(row, f"reason_{language}"),
                    part=row.part,
                    role=row.role,
                    section=row.section.key if row.section_id else None,
                    step=row.step,
                    affiliation=row.affiliation or None,
                    position=row.position,
                )
            )
    first = next(iter(known.values()))
    return prepare(values, first, WORDS[language])


def references(keys: Iterable[int] | None = None) -> dict[str, dict[int, tuple[Reference, ...]]]:
    """Return the references of all sections, or of those with these primary keys: language → primary key → them."""
    found: dict[str, dict[int, tuple[Reference, ...]]] = {language: {} for language in LANGUAGES}
    rows = models.Reference.objects.all() if keys is None else models.Reference.objects.filter(section__in=keys)
    for row in rows.order_by("section_id", "position", "pk"):
        for language, known in found.items():
            title = getattr(row, f"title_{language}")
            value = Reference(title, row.url, row.language, row.format, row.size, row.login)
            known[row.section_id] = (*known.get(row.section_id, ()), value)
    return {
        language: {key: by_title(some, language) for key, some in known.items()} for language, known in found.items()
    }


def by_title(references: Sequence[Reference], language: str) -> tuple[Reference, ...]:
    """Put documents of one title together, where the first of them stands; the one in the reader's language leads."""
    titles = [each.title for each in references]
    return tuple(sorted(references, key=lambda each: (titles.index(each.title), each.language != language)))


def captions(rows, language: str) -> tuple[Caption, ...]:
    return tuple(Caption(row.key, getattr(row, f"title_{language}"), getattr(row, f"text_{language}")) for row in rows)


def rules(rows, language: str) -> tuple[Rule, ...]:
    """Return the relevance rules of an edition, in editors' order."""
    return tuple(
        Rule(
            section=row.section.key,
            effect=row.effect,
            reason=getattr(row, f"reason_{language}"),
            affiliation=row.affiliation or None,
            plan=row.plan.key if row.plan_id else None,
            need=row.need.key if row.need_id else None,
            stage=row.stage or None,
        )
        for row in rows
    )


def notes(rows, titles: Mapping[str, str], language: str) -> tuple[Note, ...]:
    """Return the public notes in this language about things that (still) have a page."""
    return tuple(
        Note(row.on, row.key, titles[row.key], row.text)
        for row in rows
        if row.language == language and row.key in titles
    )


def link_sets(rows, today: date) -> dict[str, LinkSet]:
    return {
        row.code: LinkSet(
            code=row.code,
            title=row.title,
            note=row.note,
            language=row.language,
            affiliation=row.affiliation or None,
            sections=tuple(item.section.key for item in row.items.all()),
            snapshot={item.section.key: item.state for item in row.items.all()},
            made_on=row.made_on,
            expired=row.expires_on is not None and row.expires_on < today,
        )
        for row in rows
    }


def synonyms() -> tuple[tuple[str, ...], ...]:
    return tuple(lines(row.words) for row in models.Synonym.objects.order_by("pk"))
