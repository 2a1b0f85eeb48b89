"""QR codes say what they are given, on paper and on screens."""

import re

import pytest
import segno

from guidance import qr

ADDRESS = "https://guide.example.org/go/samples-healthcare/sv?as=ki"


def modules(svg):
    """How many dark squares an SVG draws: the lengths of all horizontal strokes."""
    return sum(int(length) for length in re.findall(r"h(\d+)", re.search(r'<path[^>]* stroke="#000"[^>]*>', svg)[0]))


def test_the_pictures_draw_exactly_the_code_of_the_address():
    dark = sum(sum(row) for row in segno.make_qr(ADDRESS, error="m", boost_error=False).matrix)

    assert modules(qr.svg(ADDRESS).decode()) == modules(qr.inline(ADDRESS)) == dark


def test_the_png_is_a_png_with_square_pixels():
    png = qr.png(ADDRESS)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert png[16:20] == png[20:24]


def test_the_svg_stands_alone_and_the_inline_one_brings_no_style():
    assert b'xmlns="http://www.w3.org/2000/svg"' in qr.svg(ADDRESS)
    assert "style" not in qr.inline(ADDRESS)
    assert "<?xml" not in qr.inline(ADDRESS)


def test_both_scale_to_the_paper():
    assert b"viewBox" in qr.svg(ADDRESS)
    assert "viewBox" in qr.inline(ADDRESS)


def test_nothing_of_the_address_is_written_into_the_picture():
    assert "script" not in qr.inline('https://guide.example.org/?"><script>')


def test_an_address_that_no_camera_could_read_has_no_code():
    assert qr.inline("x" * 1201) == ""
    with pytest.raises(ValueError, match="1200 bytes"):
        qr.svg("x" * 1201)
