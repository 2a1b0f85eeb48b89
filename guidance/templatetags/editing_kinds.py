"""The words of answers, for editors' pages."""

from django import template

from contacts.choices import Role
from guidance.admin.coverage import KIND_NAMES

register = template.Library()


@register.filter
def kind_of_answer(kind: str) -> str:
    """Where an answer comes from, as editors call it."""
    return str(KIND_NAMES.get(kind, ""))


@register.filter
def role_name(role: str) -> str:
    return Role(role).label if role in Role.values else ""
