"""QR codes inside pages, for paper."""

from django import template
from django.utils.safestring import mark_safe

from guidance import qr

register = template.Library()


@register.simple_tag
def qr_code(address: str) -> str:
    """The QR code of a full address as an SVG element; nothing where the address is too long for one."""
    return mark_safe(qr.inline(address))
