"""Which language a visitor gets."""

import pytest

from guidance.language import preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("sv", "sv"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("de,fr;q=0.9", "en"),
        ("de,sv;q=0.2", "sv"),
        ("sv;q=0.1,en;q=0.2", "en"),
        ("sv;q=0", "en"),
        ("sv;q=nan,en;q=0.1", "en"),
        ("sv;q=9", "en"),
        ("*", "en"),
        (";;;,=,\x00", "en"),
        ("sv;q=0.5," * 10_000, "sv"),
    ],
)
def test_the_browser_says_which_language(header, language):
    assert preferred(header) == language
