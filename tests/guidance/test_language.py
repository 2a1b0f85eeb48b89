"""Which language a visitor gets."""

import pytest
from django.utils.translation import deactivate_all, override

from guidance.language import language_now, preferred


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


@pytest.mark.parametrize(("active", "language"), [("sv", "sv"), ("sv-se", "sv"), ("en", "en"), ("de", "en")])
def test_an_editor_works_in_the_language_of_the_page(active, language):
    with override(active):
        assert language_now() == language


def test_where_no_language_is_said_an_editor_works_in_english():
    with override("sv"):
        deactivate_all()

        assert language_now() == "en"
