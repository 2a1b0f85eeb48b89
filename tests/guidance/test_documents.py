"""The order of documents: editors', but for those that exist in several languages."""

import pytest

from guidance.guide import Reference
from guidance.rows import by_title


@pytest.mark.parametrize(
    ("listed", "in_english", "in_swedish"),
    [
        ("a-en b- c-sv", "a-en b- c-sv", "a-en b- c-sv"),
        ("a-en b-en c- a-sv b-sv", "a-en a-sv b-en b-sv c-", "a-sv a-en b-sv b-en c-"),
        ("a-sv a-en a-sv", "a-en a-sv a-sv", "a-sv a-sv a-en"),
        ("", "", ""),
    ],
)
def test_documents_of_one_title_stand_together_the_readers_language_first(listed, in_english, in_swedish):
    references = [
        Reference(title, language=language) for title, language in (each.split("-") for each in listed.split())
    ]

    for language, expected in (("en", in_english), ("sv", in_swedish)):
        found = by_title(references, language)
        assert " ".join(f"{each.title}-{each.language}" for each in found) == expected
