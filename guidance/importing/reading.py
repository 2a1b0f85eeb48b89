"""Fixture files read and checked before anything is written; what is wrong is named with file, place and reason."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from guidance.addresses import CMS_PAGES, LANGUAGES, RESERVED_KEYS, RESERVED_SLUGS
from guidance.importing import fixture

FILES: dict[str, tuple[str, Any]] = {
    "pages.yaml": ("pages", list[fixture.Page]),
    "units.yaml": ("units", list[fixture.Unit]),
    "routes.yaml": ("routes", list[fixture.Route]),
    "captions.yaml": ("captions", list[fixture.Caption]),
    "relevance.yaml": ("rules", list[fixture.Rule]),
    "synonyms.yaml": ("synonyms", list[fixture.SynonymGroup]),
}
# What a value should look like, in words, instead of the pattern that refused it
RIGHT = {
    "https?:": "an address such as https://ki.se/",
    "@": "an email address such as name@example.org",
    "a-z0-9": "small letters, digits and single hyphens, such as samples-animal",
}
INNER = re.compile(r'href="/go/([^"#?/]+)')


class FixtureError(Exception):
    """A fixture that cannot be read: one sentence with file, place, reason and what would be right."""


def read_guide(folder: Path) -> fixture.Guide:
    """Return all fixtures of a folder, checked. Raises FixtureError at the first thing that is wrong."""
    parts = {name: read_file(folder / file, name, kind) for file, (name, kind) in FILES.items()}
    sections = []
    for path in sorted((folder / "sections").glob("*.yaml")):
        sections += read_file(path, "sections", list[fixture.Section])
    guide = fixture.Guide(sections=sections, **parts)
    for problem in problems(guide):
        raise FixtureError(f"{folder}: {problem}")
    return guide


def read_file(path: Path, name: str, kind: Any) -> Any:
    """Return what one file holds under its only key `name`, as values of `kind`."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FixtureError(f"{path}: the file is missing; the guide needs it with the key “{name}:”.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        reason = getattr(error, "problem", None) or str(error)
        raise FixtureError(
            f"{path}{where}: this is not YAML ({reason}). Check indentation, quotes and colons."
        ) from None
    if not isinstance(data, dict) or set(data) != {name}:
        raise FixtureError(f"{path}: expected one key “{name}:” with a list under it.")
    try:
        return msgspec.convert(data[name], kind)
    except msgspec.ValidationError as error:
        raise FixtureError(f"{path}: {explained(str(error), data[name], name)}") from None


def explained(message: str, data: Any, name: str) -> str:
    """Return a validation message with the place in words: `sections[3] (samples-animal) en`."""
    reason, _, place = message.partition(" - at `$")
    words, row = [name], data
    for index, field in re.findall(r"\[(\d+|\.\.\.)\]|\.(\w+)", place):
        if index:
            row = row[int(index)] if isinstance(row, list) and index.isdigit() and int(index) < len(row) else None
            key = row.get("key") or row.get("section") if isinstance(row, dict) else None
            words[-1] += f"[{index}]" + (f" ({key})" if key else "")
        else:
            row = row.get(field) if isinstance(row, dict) else None
            words.append(field)
    return f"{' → '.join(words)}: {in_words(reason)}."


def in_words(reason: str) -> str:
    """Return a reason of the validator with the pattern it names put into words."""
    _, _, pattern = reason.partition(" matching regex ")
    right = next((words for part, words in RIGHT.items() if part in pattern), None)
    return f"expected {right}" if right else reason


def problems(guide: fixture.Guide) -> Iterator[str]:
    """Yield what no single file can show: keys used twice, names of nothing, missing languages and pages."""
    section_keys = {section.key for section in guide.sections}
    unit_keys = {unit.key for unit in guide.units}
    public = section_keys | RESERVED_KEYS | {f"unit-{key}" for key in unit_keys}
    yield from used_twice("section", [section.key for section in guide.sections])
    yield from used_twice("unit", [unit.key for unit in guide.units])
    yield from used_twice("page", [page.key for page in guide.pages])
    for key in sorted(section_keys & RESERVED_KEYS):
        yield f"section “{key}”: this key belongs to a page of the portal; choose another."
    for key in CMS_PAGES:
        if key not in {page.key for page in guide.pages}:
            yield f"pages.yaml: the page “{key}” is missing."
    if sum(unit.first_contact for unit in guide.units) != 1:
        yield "units.yaml: exactly one unit has “first_contact: true”."
    for section in guide.sections:
        yield from section_problems(section, unit_keys, public)
    for language in LANGUAGES:
        slugs = [getattr(section, language).slug for section in guide.sections if getattr(section, language)]
        yield from used_twice(f"slug ({language})", slugs)
    for page in guide.pages:
        for language in LANGUAGES:
            yield from link_problems(f"page “{page.key}”", getattr(page, language).body, public)
            if getattr(page, language).slug in RESERVED_SLUGS:
                yield f"page “{page.key}”: the slug “{getattr(page, language).slug}” belongs to the portal."
    for number, route in enumerate(guide.routes):
        yield from unknown(f"routes[{number}]", "unit", [route.unit], unit_keys)
        yield from unknown(f"routes[{number}]", "section", [route.section], section_keys)
    for number, rule in enumerate(guide.rules):
        yield from unknown(f"rules[{number}]", "section", [rule.section, rule.plan, rule.need], section_keys)


def used_twice(what: str, values: Iterable[str]) -> Iterator[str]:
    seen = set()
    for value in values:
        if value in seen:
            yield f"{what} “{value}” is used twice; each needs one of its own."
        seen.add(value)


def unknown(place: str, what: str, values: Iterable[str | None], known: set[str]) -> Iterator[str]:
    for value in values:
        if value is not None and value not in known:
            yield f"{place}: there is no {what} “{value}”; use one of the keys in the fixtures."


def section_problems(section: fixture.Section, units: set[str], public: set[str]) -> Iterator[str]:
    place = f"section “{section.key}”"
    yield from unknown(place, "unit", [section.responsible_unit], units)
    if (section.en is None) != (section.sv is None):
        missing = "sv" if section.sv is None else "en"
        yield f"{place}: the language “{missing}” is missing; give title, slug and text in both languages."
    if section.state == "published" and section.en is None:
        yield f"{place}: it is published but has no text; give “en:” and “sv:”, or “state: draft”."
    if section.kind == "collaboration-type" and section.step != 1:
        yield f"{place}: a type of collaboration stands in step 1."
    for text in filter(None, (section.en, section.sv)):
        yield from link_problems(place, text.body, public)


def link_problems(place: str, body: Iterable[fixture.Block], public: set[str]) -> Iterator[str]:
    for block in body:
        chosen = [part for part in (block.text, block.notice, block.party) if part is not None]
        if len(chosen) != 1:
            yield f"{place}: each block of a body holds exactly one of text, notice and party."
            continue
        html = chosen[0] if isinstance(chosen[0], str) else chosen[0].text
        yield from unknown(place, "page, section or unit", INNER.findall(html), public)
