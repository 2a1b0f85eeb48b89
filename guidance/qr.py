"""QR codes of addresses, for paper and screens: black on white, with the quiet border that readers need."""

from io import BytesIO

import segno

LONGEST = 1200  # bytes; longer addresses make squares too small to be read from paper


def code(text: str) -> segno.QRCode:
    """Return the QR code of a text; medium error correction stands a crease in the paper. Too long: ValueError."""
    if len(text.encode()) > LONGEST:
        raise ValueError(f"A QR code holds at most {LONGEST} bytes here, this address has {len(text.encode())}.")
    return segno.make_qr(text, error="m", boost_error=False)


def svg(text: str) -> bytes:
    """Return a QR code as a stand-alone SVG file that grows to any size."""
    out = BytesIO()
    code(text).save(out, kind="svg", border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return out.getvalue()


def png(text: str, scale: int = 8) -> bytes:
    """Return a QR code as PNG bytes; `scale` is the size of a module in pixels."""
    out = BytesIO()
    code(text).save(out, kind="png", border=4, scale=scale)
    return out.getvalue()


def inline(text: str) -> str:
    """Return a QR code as an SVG element for a page, without style attributes; an empty string when it is too long."""
    try:
        found = code(text)
    except ValueError:
        return ""
    return found.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None, light="#fff")
