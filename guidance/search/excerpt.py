"""Two lines of a found text, with what was looked for marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from guidance.search.documents import Document
from guidance.search.words import WORD, fold

LENGTH = 180  # characters, about two lines
BEFORE = 60  # characters shown before the first mark


def marked(text: str, sought: dict[str, str]) -> SafeString:
    """Return a text as safe HTML with the sought words in `<mark>`.

    `sought` maps words in small letters to the folded part of them that was looked for; in a compound only that part
    is marked.
    """
    shown, end = [], 0
    for match in WORD.finditer(text):
        part = sought.get(match[0].casefold())
        if part is None:
            continue
        start, stop = within(match[0], part)
        shown += [escape(text[end : match.start() + start]), "<mark>", escape(match[0][start:stop]), "</mark>"]
        end = match.start() + stop
    return mark_safe("".join(shown) + escape(text[end:]))


def within(word: str, part: str) -> tuple[int, int]:
    """Return where a folded part stands in a word; the whole word where letters cannot be counted off."""
    bare = fold(word)
    at = bare.find(part)
    return (at, at + len(part)) if part and at >= 0 and len(bare) == len(word) else (0, len(word))


def excerpt(document: Document, sought: dict[str, str]) -> SafeString:
    """Return the part of the text around the first sought word, marked; the lead where only the title has it."""
    for text in (document.lead, document.body):
        if first := next((match for match in WORD.finditer(text) if match[0].casefold() in sought), None):
            return marked(cut(text, first.start()), sought)
    return marked(cut(document.lead or document.body, 0), sought)


def cut(text: str, at: int) -> str:
    """Return about `LENGTH` characters around a place, whole words only; an ellipsis stands for what is left out."""
    start = max(0, at - BEFORE) if len(text) > LENGTH else 0
    piece = text[start : start + LENGTH]
    if start:
        piece = "… " + re.sub(r"^\S*\s+", "", piece)
    if start + LENGTH < len(text):
        piece = re.sub(r"\s+\S*$", "", piece) + " …"
    return piece
