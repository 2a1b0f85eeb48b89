"""Which sections and pages resemble a mistyped address."""

import re
import unicodedata
from collections import Counter

from guidance.guide import Edition, Page, Section

LONGEST = 120
LEAST = 0.35  # share of three-letter pieces in common; below that a likeness is chance

Pieces = frozenset[str]
Index = dict[str, list[str]]
_kept: dict[str, tuple[Edition, dict[str, Pieces], Index]] = {}


def resembling(edition: Edition, path: str, most: int = 3) -> tuple[Section | Page, ...]:
    """Return the sections and pages whose key, address or title resembles the end of this path, the likest first."""
    _, names, index = prepared(edition)
    end = "/".join(path[-LONGEST:].rstrip("/").rsplit("/", 1)[-1:])
    asked = pieces(end)
    common = Counter(name for piece in asked for name in index.get(piece, ()))
    likeness = {name: 2 * count / (len(asked) + len(names[name])) for name, count in common.items()}
    best: dict[str, float] = {}
    for name, value in sorted(likeness.items(), key=lambda pair: (-pair[1], pair[0])):
        if value >= LEAST:
            best.setdefault(name.split(" ", 1)[0], value)
    keys = list(best)[:most]
    return tuple(edition.sections.get(key) or edition.pages[key] for key in keys)


def prepared(edition: Edition) -> tuple[Edition, dict[str, Pieces], Index]:
    """Return the pieces of every name in an edition, and where each piece occurs; kept for the edition of today."""
    kept = _kept.get(edition.language)
    if kept and kept[0] is edition:
        return kept
    names, index = {}, {}
    for key, shown in (*edition.pages.items(), *edition.sections.items()):
        slug = shown.path.rstrip("/").rsplit("/", 1)[-1]
        for name in (key, slug, shown.title):
            names[f"{key} {name}"] = pieces(name)
    for name, found in names.items():
        for piece in found:
            index.setdefault(piece, []).append(name)
    _kept[edition.language] = made = (edition, names, index)
    return made


def pieces(text: str) -> Pieces:
    """Return the three-letter pieces of a text's words, without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.lower())
    words = re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    return frozenset(word[at : at + 3] for word in (f"{word} " for word in words) for at in range(len(word) - 2))
