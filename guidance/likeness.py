"""Which sections and pages resemble a mistyped address."""

import re
import unicodedata
from collections.abc import Mapping

from guidance.guide import Edition, Page, Section

LONGEST = 120
LEAST = 0.35  # share of three-letter pieces in common; below that a likeness is chance

MOST_COMPARED = 2000  # names; in a large guide the common pieces alone say nothing

Pieces = frozenset[str]
Name = tuple[str, str]  # key, and the key or slug that is compared
Index = Mapping[str, list[Name]]
_kept: dict[str, tuple[Edition, Mapping[Name, Pieces], Index]] = {}


def resembling(edition: Edition, path: str, most: int = 3) -> tuple[Section | Page, ...]:
    """Return the sections and pages whose key or address resembles the end of this path, the likest first."""
    _, names, index = prepared(edition)
    asked = pieces(path[-LONGEST:].rstrip("/").rsplit("/", 1)[-1])
    likeness = {}
    for name in candidates(asked, index):
        value = 2 * len(asked & names[name]) / (len(asked) + len(names[name]))
        if value >= LEAST:
            key = name[0]
            likeness[key] = max(value, likeness.get(key, 0))
    keys = sorted(likeness, key=lambda key: (-likeness[key], key))[:most]
    return tuple(edition.sections.get(key) or edition.pages[key] for key in keys)


def candidates(asked: Pieces, index: Index) -> set[Name]:
    """Return the names that share a piece with what was asked for, those with rare pieces first, up to a bound."""
    found: set[Name] = set()
    for piece in sorted(asked & index.keys(), key=lambda piece: (len(index[piece]), piece)):
        if found and len(found) + len(index[piece]) > MOST_COMPARED:
            break
        found.update(index[piece])
    return found


def prepared(edition: Edition) -> tuple[Edition, Mapping[Name, Pieces], Index]:
    """Return the pieces of every key and slug in an edition, and where each piece occurs; kept for today's edition."""
    kept = _kept.get(edition.language)
    if kept and kept[0] is edition:
        return kept
    names: dict[Name, Pieces] = {}
    index: dict[str, list[Name]] = {}
    for key, shown in (*edition.pages.items(), *edition.sections.items()):
        for name in {(key, key), (key, shown.path.rstrip("/").rsplit("/", 1)[-1])}:
            names[name] = found = pieces(name[1])
            for piece in found:
                index.setdefault(piece, []).append(name)
    _kept[edition.language] = made = (edition, names, index)
    return made


def pieces(text: str) -> Pieces:
    """Return the three-letter pieces of a text's words, without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.lower())
    words = re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    return frozenset(word[at : at + 3] for word in (f"{word} " for word in words) for at in range(len(word) - 2))
