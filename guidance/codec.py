"""The guide as bytes and back, in parts that stay the same while nothing in them changes."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, get_type_hints
from zlib import crc32

import msgspec

from contacts.resolver import Route, prepare
from contacts.units import Unit
from guidance.guide import Edition, Guide, Section

BUCKETS = 16  # a section's text is written again with a sixteenth of the others, not with all
Parts = dict[str, bytes]
APART = {"sections", "units", "routes", "language", "generation", "as_of"}


def rest_of(kind: type, apart: set[str]) -> type[msgspec.Struct]:
    """Return a structure with all fields of a dataclass but some, and with their defaults: one that is added later is
    in it by itself, and what was stored before can still be read."""
    hints = get_type_hints(kind)
    kept = [(each.name, hints[each.name], *default_of(each)) for each in fields(kind) if each.name not in apart]
    return msgspec.defstruct(f"{kind.__name__}Rest", kept, kw_only=True)


def default_of(field: Field) -> tuple[Any, ...]:
    """Return what stands for a field that is missing: nothing where it has to be there."""
    if field.default is not MISSING:
        return (field.default,)
    return () if field.default_factory is MISSING else (msgspec.field(default_factory=field.default_factory),)


EditionRest = rest_of(Edition, APART)
GuideRest = rest_of(Guide, {"editions", "generation"})
StoredRoute = rest_of(Route, {"unit"})


class Order(msgspec.Struct):
    """What an edition's other parts lack: the editors' order, and the resolver's own words."""

    as_of: date
    sections: list[str]
    first_contact: Unit
    words: dict[str, str]


class RouteRow(msgspec.Struct):
    unit: str
    row: StoredRoute


def encode(guide: Guide) -> Parts:
    """Return the parts of a guide. Equal parts are equal bytes; the generation's number stands in none of them."""
    pack = msgspec.msgpack.encode
    parts: Parts = {"guide": pack(taken(GuideRest, guide))}
    for language, edition in guide.editions.items():
        first = edition.routes.first_contact
        order = Order(edition.as_of, list(edition.sections), first, dict(edition.routes.words))
        parts[f"{language}/order"] = pack(order)
        parts[f"{language}/edition"] = pack(taken(EditionRest, edition))
        parts[f"{language}/units"] = pack(list(edition.units.values()))
        parts[f"{language}/routes"] = pack([RouteRow(row.unit.key, taken(StoredRoute, row)) for row in rows(edition)])
        buckets: list[list[Section]] = [[] for _ in range(BUCKETS)]
        for key, section in edition.sections.items():
            buckets[crc32(key.encode()) % BUCKETS].append(section)
        for number, bucket in enumerate(buckets):
            if bucket:
                parts[f"{language}/sections/{number}"] = pack(sorted(bucket, key=lambda section: section.key))
    return parts


def decode(parts: Mapping[str, bytes], generation: int) -> Guide:
    """Return the guide of these parts under a generation's number; ValueError where they are not its parts."""
    try:
        rest = unpack(parts["guide"], GuideRest)
        languages = [name.partition("/")[0] for name in parts if name.endswith("/order")]
        editions = {language: edition_of(parts, language, generation) for language in languages}
    except (KeyError, msgspec.MsgspecError) as error:
        raise ValueError(f"These are not the parts of a guide: {error}") from error
    return Guide(generation=generation, editions=editions, **values(rest))


def edition_of(parts: Mapping[str, bytes], language: str, generation: int) -> Edition:
    order = unpack(parts[f"{language}/order"], Order)
    rest = unpack(parts[f"{language}/edition"], EditionRest)
    found: dict[str, Section] = {}
    for name, part in parts.items():
        if name.startswith(f"{language}/sections/"):
            found |= {section.key: section for section in unpack(part, list[Section])}
    units = {unit.key: unit for unit in unpack(parts[f"{language}/units"], list[Unit])}
    routes = [
        Route(unit=units[row.unit], **values(row.row)) for row in unpack(parts[f"{language}/routes"], list[RouteRow])
    ]
    first = units.get(order.first_contact.key, order.first_contact)
    return Edition(
        language=language,
        generation=generation,
        as_of=order.as_of,
        sections={key: found[key] for key in order.sections},
        units=units,
        routes=prepare(routes, first, order.words),
        **values(rest),
    )


def rows(edition: Edition) -> list[Route]:
    """Return the routes of an edition, group by group."""
    routes = edition.routes
    grouped = [row for group in (routes.by_section, routes.by_step) for found in group.values() for row in found]
    return [*grouped, *routes.general]


def pack_whole(guide: Guide) -> bytes:
    """Return a guide as one piece, for a row of the database."""
    return msgspec.msgpack.encode(encode(guide))


def unpack_whole(packed: bytes, generation: int) -> Guide:
    return decode(unpack(packed, dict[str, bytes]), generation)


def taken(kind: type[msgspec.Struct], value: Any) -> msgspec.Struct:
    return kind(**{name: getattr(value, name) for name in kind.__struct_fields__})


def values(rest: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(rest, name) for name in rest.__struct_fields__}


def unpack(part: bytes, kind: type) -> Any:
    return msgspec.msgpack.decode(part, type=kind)
