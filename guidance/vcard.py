"""A support unit as a vCard, for address books. Version 3.0 (RFC 2426), because Outlook does not read 4.0."""

from django.utils.translation import gettext_lazy as _

from contacts.units import Unit

LONGEST_LINE = 75  # bytes without the line break, RFC 2426 section 2.6
ORGANISATIONS = {"ki": "Karolinska Institutet", "k": _("Karolinska University Hospital")}  # as address books know them


def vcard(unit: Unit, address: str, note: str = "") -> bytes:
    """Return the card of a unit; `address` is its page in full, `note` a remark such as "example address"."""
    organisation = ORGANISATIONS.get(unit.organisation, "")
    lines = [
        ("BEGIN", "VCARD"),
        ("VERSION", "3.0"),
        ("FN", escaped(unit.name)),
        ("N", f"{escaped(unit.name)};;;;"),
        ("ORG", ";".join(escaped(str(name)) for name in (organisation, unit.name) if name)),
        ("EMAIL;TYPE=INTERNET", escaped(unit.email)),
        ("TEL;TYPE=WORK,VOICE", escaped(unit.phone)),
        ("URL", single_line(unit.url or address)),
        ("NOTE", escaped(". ".join(part.rstrip(".") for part in (note, "; ".join(unit.covers)) if part))),
        ("SOURCE", single_line(address)),
        ("REV", unit.checked_on.isoformat() if unit.checked_on else ""),
        ("END", "VCARD"),
    ]
    return "".join(folded(f"{name}:{value}") for name, value in lines if value).encode()


def escaped(text: str) -> str:
    """Return a text value as RFC 2426 writes it, so that no value can begin a line of its own."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def single_line(address: str) -> str:
    return "".join(address.split())


def folded(line: str) -> str:
    """Break a long line between characters, never inside one; further lines begin with a space."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece]) + "\r\n"
