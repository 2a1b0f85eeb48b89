"""The headers of public pages: who may keep them, and what a browser may do with them."""

from functools import cache

from django.conf import settings

KEPT = "public, max-age=0, s-maxage=1, must-revalidate"  # a shared cache may keep a page, and show it for a second
NOT_KEPT = "private, no-cache"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
YEAR = 31536000  # seconds


@cache
def public_headers(embedded: bool, kept: bool, own: bool = False) -> list[tuple[str, str]]:
    """Return what every public answer carries. `embedded`: others may frame it; `own`: pages of ours may; `kept`:
    shared caches may keep it."""
    ancestors = "*" if embedded else "'self'" if own else "'none'"
    found = [
        ("Cache-Control", KEPT if kept else NOT_KEPT),
        ("Content-Security-Policy", POLICY.format(ancestors=ancestors)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    if not embedded:
        found.append(("X-Frame-Options", "SAMEORIGIN" if own else "DENY"))
    if settings.HTTPS:
        found.append(("Strict-Transport-Security", f"max-age={YEAR}; includeSubDomains; preload"))
    return found
