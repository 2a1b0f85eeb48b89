"""Which key stands behind an address of the portal, in whatever form an editor pasted or chose it."""

from collections.abc import Callable
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from django.conf import settings

from guidance.addresses import LANGUAGES, PARAMETERS
from guidance.guide import Guide
from guidance.links import key_asked

KeyAt = Callable[[str], str | None]  # path of a page → its key
IsSection = Callable[[str], bool]
PAGES = tuple(f"/{language}/" for language in LANGUAGES)
KEPT = {name for names in PARAMETERS.values() for name in names} - {"as"}  # each reader brings an affiliation along


def permanent(address: str, key_at: KeyAt, is_section: IsSection) -> str | None:
    """Return `/go/<key>` for the address of a page of the portal, with what else it says; None for any other one."""
    found = place(address, key_at, is_section)
    return f"/go/{found[0]}{found[1]}" if found else None


def place(address: str, key_at: KeyAt, is_section: IsSection) -> tuple[str, str] | None:
    """Return the key behind an address, and its parameters and fragment as they are to be kept; None where there is no
    such page. A section that is shown on another page has its key as fragment there: it is what is meant."""
    parts = here(address)
    if parts is None:
        return None
    path = parts.path or ("/" if parts.netloc else "")
    key = key_behind(path, key_at)
    if (key or not path) and parts.fragment and is_section(parts.fragment):
        return parts.fragment, ""
    if key is None:
        return None
    said = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name in KEPT])
    return key, (f"?{said}" if said else "") + (f"#{parts.fragment}" if parts.fragment else "")


def here(address: str) -> SplitResult | None:
    """Return the parts of an address on the portal itself; None for one elsewhere, and for one that cannot be read."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if not parts.netloc:
        return None if parts.scheme else parts
    ours = {urlsplit(settings.SITE_URL).netloc, *settings.ALLOWED_HOSTS}
    return parts if parts.scheme in ("", "http", "https") and parts.netloc.lower() in ours else None


def key_behind(path: str, key_at: KeyAt) -> str | None:
    """Return the key that a path leads to: it is said in a permanent one, whether or not it has a page yet."""
    if path == "/":
        return "home"
    if path.startswith("/go/"):
        return key_asked(path.removeprefix("/go/"))
    return (key_at(path) or key_at(f"{path}/")) if path.startswith(PAGES) else None


def key_in(guide: Guide, path: str) -> str | None:
    """Return the key whose page has this path, today or in former times."""
    found = guide.addresses.get(path) or guide.former.get(path)
    return found[1] if found else None


def place_in(guide: Guide, address: str) -> tuple[str, str] | None:
    """Return what `place` does, for the addresses of this guide."""
    return place(address, lambda path: key_in(guide, path), lambda key: section_in(guide, key))


def section_in(guide: Guide, key: str) -> bool:
    return any(key in edition.sections for edition in guide.editions.values())
