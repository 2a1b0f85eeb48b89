"""Every word of the interface has a Swedish one, and the files that hold them agree."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from portal.words import joined, parts

BASE_DIR = Path(__file__).resolve().parent.parent.parent
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def english(text: str) -> Iterator[tuple[str | tuple, str | None]]:
    """Yield what a piece of Python hands over for translation: the words and their context."""
    for _line, words, _comments, context in extract("python", BytesIO(text.encode()), keywords=CALLS):
        yield words, context


def sources() -> list[Path]:
    code = [file for app in ("contacts", "guidance", "portal") for file in (BASE_DIR / app).rglob("*.py")]
    return [file for file in code if "migrations" not in file.parts] + list((BASE_DIR / "templates").rglob("*.html"))


def python(file: Path) -> str:
    """Return a source as Python; of a template only what it hands over for translation."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".html":
        return text
    return "\n".join(line.strip() for line in templatize(text).splitlines())  # HTML's indents are none in Python


def plain(words: str | tuple) -> tuple:
    return words if isinstance(words, tuple) else (words,)


def names(text: str) -> list[str]:
    return sorted(re.findall(r"%\((\w+)\)", text))


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(BASE_DIR)))
def test_every_word_has_a_swedish_one(file):
    swedish = joined(parts())

    def is_there(words, context):
        found = swedish.get(words, context)
        return found and all(plain(found.string)) and not found.fuzzy

    assert [said for said in english(python(file)) if not is_there(*said)] == []


def test_every_swedish_word_is_used():
    used = {(plain(words)[0], context) for file in sources() for words, context in english(python(file))}

    assert [entry.id for entry in joined(parts()) if entry.id and (plain(entry.id)[0], entry.context) not in used] == []


@pytest.mark.parametrize("file", parts(), ids=lambda file: file.name)
def test_swedish_words_fill_in_the_same_values(file):
    with file.open("rb") as opened:
        for entry in read_po(opened, locale="sv"):
            for words in plain(entry.string) if entry.id else ():
                assert names(words) == names(plain(entry.id)[-1]), entry.id


def test_two_files_may_not_say_different_things(tmp_path):
    for name, word in (("one.po", "Avtal"), ("two.po", "Kontrakt")):
        (tmp_path / name).write_text(f'{HEAD}msgid "Agreement"\nmsgstr "{word}"\n', encoding="utf-8")

    with pytest.raises(ValueError, match=r"two\.po says 'Kontrakt' for 'Agreement', but one\.po says 'Avtal'"):
        joined(sorted(tmp_path.glob("*.po")))
