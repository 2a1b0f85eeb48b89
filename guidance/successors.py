"""What had a page and has none any more: what stands in its place, and whether it may come back."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from cms.models import PageContent
from django.db.models import Model
from djangocms_versioning.constants import UNPUBLISHED

from guidance.guide import Edition, Retired
from guidance.models import SectionContent

Rows = Mapping[int, Any]  # primary key → section or unit, with key, retired_on and successor_id


def retired(rows: Rows, prefix: str, shown: Container[str], once: Container[str]) -> dict[str, Retired]:
    """Return each key that has lost its page, with the one that stands in its place.

    `shown` holds the keys that have a page, `once` those that were public and are neither shown nor retired: somebody
    has unpublished them. Successors are followed to the end, through everything that has no page itself.
    """
    found = {}
    for row in rows.values():
        key = prefix + row.key
        if key not in shown and (row.retired_on is not None or key in once):
            end, may_return = place_taker(row, rows, prefix, shown)
            found[key] = Retired(prefix + end.key if end else None, getattr(row, "step", None), may_return)
    return found


def place_taker(row: Any, rows: Rows, prefix: str, shown: Container[str]) -> tuple[Any, bool]:
    """Return the last successor, None where the chain ends nowhere or runs in a circle; and whether anything on the way
    is only unpublished, so that readers may find it again."""
    seen: set[int] = set()
    may_return = False
    while row is not None and prefix + row.key not in shown:
        if row.pk in seen:
            return None, may_return
        seen.add(row.pk)
        may_return = may_return or row.retired_on is None
        row = rows.get(row.successor_id)
    return row, may_return


def unpublished_sections(among: Iterable[str]) -> set[str]:
    """Return those of these sections' keys that readers saw once; ask only for such as have no published text."""
    return unpublished(SectionContent, "section__key", among)


def unpublished_pages(keys: Iterable[str], shown: Container[str]) -> dict[str, Retired]:
    """Return the pages of the CMS that readers saw once and see no more. Nothing can take a page's place."""
    return dict.fromkeys(unpublished(PageContent, "page__reverse_id", (key for key in keys if key not in shown)), GONE)


def unpublished(model: type[Model], name: str, keys: Iterable[str]) -> set[str]:
    asked = list(keys)
    if not asked:
        return set()
    texts = model._base_manager.filter(**{f"{name}__in": asked}, versions__state=UNPUBLISHED)
    return set(texts.values_list(name, flat=True))


def shown_sections(editions: Mapping[str, Edition]) -> set[str]:
    """Return the keys of all sections that have a page in any language."""
    return set().union(*(each.sections for each in editions.values()))


GONE = Retired()
