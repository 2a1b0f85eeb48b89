"""The guide of a new generation, made from the one before and what changed: as if everything had been read again."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from djangocms_versioning.constants import PUBLISHED

from contacts.models import SupportUnit
from guidance import claiming, loading, models, rows, source, successors
from guidance.addresses import CMS_PAGES, LANGUAGES
from guidance.claims import Addresses, Claim, settle
from guidance.generation import Changes, Head
from guidance.guide import Edition, Guide, Section

KINDS = {"section", "page", "unit", "routes", "notes", "link-sets", "addresses", "day", *loading.SMALL}
Kinds = Mapping[str, set[str]]
NOTHING: Addresses = {}


class ClashError(Exception):
    """Two things ask for one address, so all of them have to be looked at."""


def can_update(changes: Changes) -> bool:
    """Whether all changes are of kinds that can be read by themselves."""
    return all(kind in KINDS and (key or kind != "section") for kind, key in changes)


def update(known: Guide, changes: Changes, now: Head) -> Guide:
    """Return the known guide with what changed read anew; untouched values stay the very same objects."""
    kinds: dict[str, set[str]] = {}
    for kind, key in changes:
        kinds.setdefault(kind, set()).add(key)
    if known.clashes and may_settle(known, kinds):
        raise ClashError
    as_of = now.as_of or now.today
    guide = with_units(known, kinds)
    guide = with_pages(guide, kinds)
    guide = with_sections(guide, kinds)
    guide = with_links(guide, known.addresses)
    if "addresses" in kinds:
        guide = replace(guide, former=loading.former_addresses())
    if kinds.keys() & {"link-sets", "day"}:
        guide = replace(guide, link_sets=loading.link_sets(as_of))
    if known.clashes and guide.addresses != known.addresses:
        raise ClashError
    editions = {
        language: replace(small_pieces(each, known.editions[language], kinds), generation=now.number, as_of=as_of)
        for language, each in guide.editions.items()
    }
    return replace(guide, generation=now.number, editions=editions)


def may_settle(known: Guide, kinds: Kinds) -> bool:
    """Whether what changed may decide anew who has an address that two ask for, although nobody moves."""
    rivals = {key for clash in known.clashes for key in (clash.key, clash.holder)}
    return "addresses" in kinds or not rivals.isdisjoint(kinds.get("section", ()))


def small_pieces(edition: Edition, before: Edition, kinds: Kinds) -> Edition:
    """Read the short lists that changed, and the notes where a title may have."""
    fresh: dict[str, Any] = {name: read(edition.language) for name, read in loading.SMALL.items() if name in kinds}
    if kinds.keys() & {"notes", "page", "unit"} or titles_differ(edition, before, kinds.get("section", ())):
        fresh["notes"] = loading.notes(edition.pages, edition.sections, edition.units, edition.language)
    return replace(edition, **fresh) if fresh else edition


def titles_differ(edition: Edition, before: Edition, keys: Iterable[str]) -> bool:
    old, new = before.sections, edition.sections
    return any(getattr(old.get(key), "title", None) != getattr(new.get(key), "title", None) for key in keys)


def with_units(guide: Guide, kinds: Kinds) -> Guide:
    """Read units and routes again; a route holds its unit, so they go together."""
    if not kinds.keys() & {"unit", "routes"}:
        return guide
    unit_rows = {row.pk: row for row in SupportUnit.objects.all()}
    units = {language: rows.units(unit_rows.values(), language) for language in LANGUAGES}
    editions = {
        language: replace(each, units=units[language], routes=loading.routes(unit_rows, units[language], language))
        for language, each in guide.editions.items()
    }
    guide = moved(guide, "unit-", without_clash(claiming.unit_claims(units)))
    retired = {key: value for key, value in guide.retired.items() if not key.startswith("unit-")}
    return replace(guide, editions=editions, retired=retired | loading.retired_units(unit_rows, units))


def with_pages(guide: Guide, kinds: Kinds) -> Guide:
    """Read the pages of the CMS again, all of them: there are few."""
    if "page" not in kinds:
        return guide
    keys = source.page_keys()
    page_rows = source.read_pages(keys)
    own = {path for path, (_, key) in guide.addresses.items() if key in guide.editions["en"].pages}
    kept = {path: found for path, found in guide.addresses.items() if path not in own}
    guide = with_addresses(guide, joined(kept, without_clash(claiming.page_claims(page_rows))))
    by_path = ChainMap(guide.addresses, guide.former)
    page_rows = replace(page_rows, texts=source.with_html(page_rows.texts, by_path))
    editions = {
        language: replace(each, pages=loading.pages(page_rows, language)) for language, each in guide.editions.items()
    }
    retired = {key: value for key, value in guide.retired.items() if key not in CMS_PAGES}
    retired |= successors.unpublished_pages(keys.values(), editions["en"].pages)
    return replace(guide, editions=editions, retired=retired)


def with_sections(guide: Guide, kinds: Kinds) -> Guide:
    """Read the sections that changed."""
    keys = kinds.get("section", set())
    return sections_read(guide, keys) if keys else guide


def with_links(guide: Guide, before: Mapping[str, tuple[str, str]]) -> Guide:
    """Read again what links to an address that has only now become one: such a link names a key from now on."""
    if guide.addresses is before:
        return guide
    new = [path for path in guide.addresses if path not in before]
    links = [f'href="{site}{path}' for path in new for site in ("", settings.SITE_URL)]
    if linking := linked_from(guide, links):
        guide = sections_read(guide, linking)
    slots = [html for each in guide.editions.values() for page in each.pages.values() for html in page.slots.values()]
    return with_pages(guide, {"page": set()}) if holds(links, "".join(slots)) else guide


def linked_from(guide: Guide, links: list[str]) -> set[str]:
    """Return the sections whose HTML holds one of these links."""
    shown = [section for each in guide.editions.values() for section in each.sections.values()] if links else []
    return {section.key for section in shown if holds(links, section.html)}


def holds(links: Iterable[str], html: str) -> bool:
    return any(link in html for link in links)


def sections_read(guide: Guide, keys: Iterable[str]) -> Guide:
    """Return the guide with these sections as they stand in the database; gone where they have no page any more."""
    keys = set(keys)
    found = source.read_sections(keys)
    known = ChainMap(guide.former, guide.addresses)
    by_path = ChainMap(without_clash(claiming.text_claims(found), known), known)
    found = replace(found, texts=source.with_html(found.texts, by_path))
    fresh = {language: loading.sections(found, language) for language in guide.editions}
    stood = keys <= successors.shown_sections(guide.editions)
    guide = at_home(guide, keys, without_clash(claiming.shown_claims(found, fresh)))
    editions = {
        language: replace(each, sections=put(each.sections, keys, fresh[language]))
        for language, each in guide.editions.items()
    }
    guide = replace(guide, editions=editions)
    stands = keys <= successors.shown_sections(editions)
    return guide if stood and stands else retired_again(guide)


def at_home(guide: Guide, keys: set[str], here: Mapping[str, tuple[str, str]]) -> Guide:
    """Return the guide with the addresses of these sections; the very same where none has moved."""
    shown = [each.sections[key].path for each in guide.editions.values() for key in keys & each.sections.keys()]
    before = {path: guide.addresses[path] for path in shown if guide.addresses.get(path, ("", ""))[1] in keys}
    if before == here:
        return guide
    return with_addresses(guide, joined({path: at for path, at in guide.addresses.items() if path not in before}, here))


def put(known: Mapping[str, Section], keys: set[str], fresh: Iterable[Section]) -> dict[str, Section]:
    """Return the known sections with the fresh ones in their places; in order without sorting, where none moved."""
    by_key = {section.key: section for section in fresh}
    same = all(key in known and loading.place(known[key]) == loading.place(value) for key, value in by_key.items())
    if same and by_key.keys() == keys & known.keys():
        return {**known, **by_key}
    return loading.in_order([*(value for key, value in known.items() if key not in keys), *by_key.values()])


def retired_again(guide: Guide) -> Guide:
    """Read again what has no page, and what stands in its place: something of it has come or gone."""
    texts = models.SectionContent._base_manager.filter(section=OuterRef("pk"), versions__state=PUBLISHED)
    silent = {key for _, key in guide.former.values()} - successors.shown_sections(guide.editions)
    out = Q(retired_on__isnull=False) | Q(predecessors__isnull=False) | ~Q(Exists(texts)) | Q(key__in=silent)
    found = {row.pk: row for row in models.Section.objects.filter(out)}
    others = {key: value for key, value in guide.retired.items() if key.startswith("unit-") or key in CMS_PAGES}
    return replace(guide, retired=loading.retired_sections(found, guide.editions, guide.former) | others)


def moved(guide: Guide, prefix: str, here: Mapping[str, tuple[str, str]]) -> Guide:
    """Return the guide with other addresses for the keys that begin so."""
    kept = {path: at for path, at in guide.addresses.items() if not at[1].startswith(prefix)}
    return with_addresses(guide, joined(kept, here))


def without_clash(claims: Iterable[Claim], former: Mapping[str, tuple[str, str]] = NOTHING) -> Addresses:
    """Return the addresses of these claims. Raises ClashError where two of them, or one and a former address, clash."""
    found, clashes = settle(claims, former)
    if clashes:
        raise ClashError
    return found


def joined(kept: Addresses, here: Addresses) -> Addresses:
    """Return both; ClashError where one address is in both."""
    if not kept.keys().isdisjoint(here):
        raise ClashError
    return kept | here


def with_addresses(guide: Guide, addresses: Mapping[str, tuple[str, str]]) -> Guide:
    """Return the guide with these addresses; those it had before are remembered as former ones."""
    gone = {path: at for path, at in guide.addresses.items() if path not in addresses and path not in guide.former}
    return replace(guide, addresses=addresses, former={**guide.former, **gone} if gone else guide.former)
