"""Who points here, for any page of the admin that takes something away from readers."""

from django import template

from guidance.generation import current
from guidance.language import language_now
from guidance.pointers import pointers

register = template.Library()


@register.inclusion_tag("desk/_pointers.html")
def who_points_here(thing, deciding: bool = True) -> dict:
    """Show what points to a key, or to the section or page that a text belongs to; nothing where it has no key."""
    key = key_of(thing)
    shown = pointers(current(), key, language_now()) if key else None
    return {"pointers": shown, "deciding": deciding}


def key_of(thing) -> str:
    """Return the key of a section, a text of one, a unit or a page of the CMS; a key stays as it is."""
    if isinstance(thing, str):
        return thing
    owner = getattr(thing, "section", None) or getattr(thing, "page", None) or thing
    if hasattr(owner, "reverse_id"):
        return owner.reverse_id or ""
    return f"unit-{owner.key}" if owner._meta.model_name == "supportunit" else owner.key
