"""What a search takes for the same word: without diacritics, inflected, joined to others, mistyped."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "đ": "d", "ł": "l", "þ": "th"})
# Words that say nothing about a matter; left out of a search as long as others remain.
SILENT_WORDS = (
    "a about an and are as at att av be before behöver by can de den det do does en enligt ett for från för hos how "
    "hur i if in innan inom is it jag kan med min my need needs när och of om on or our på s ska som så the till to "
    "vad var vem vi vid vilka vilken we what when where which who with you your är"
)
SILENT = frozenset(SILENT_WORDS.split())
# Endings of nouns, adjectives and verbs, taken off one after another, longest first, until none is left: so all forms
# of a word end at one stem, whatever its base form ends with (enhet, enheten, enheternas).
ENDINGS = {
    "sv": "arnas ernas ornas arens heten heter arna erna orna andes aren ande ades ens ets ans ars ers ors ade aste "
    "ena ats ast are ar er or en et an at ad as es na ns a e s",
    "en": "ically ical ally ings ing ies ied ers als er es ed al s y e",
}
ORDERED = {name: tuple(sorted(endings.split(), key=len, reverse=True)) for name, endings in ENDINGS.items()}
NEUTER = re.compile(r"(?<=sk|ig)t$")  # kliniskt, viktigt
SHORTEST_STEM = 3
DOUBLED = re.compile(r"([bdfgklmnprst])\1$")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word in small letters without diacritics: Jäv → jav. Lone surrogates and control characters go."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return "".join(letter for letter in parts if letter.isalnum())


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, in order; a genitive's colon splits (KI:s → ki, s)."""
    return [word.casefold() for word in WORD.findall(unicodedata.normalize("NFC", text))]


@lru_cache(maxsize=50_000)
def stem(folded: str, language: str) -> str:
    """Return what the inflected forms of a folded word have in common in a language: avtalen, avtalets → avtal."""
    if language == "sv":
        folded = NEUTER.sub("", folded)
    for ending in ORDERED[language]:
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_STEM:
            return stem(folded[: -len(ending)], language)
    return DOUBLED.sub(r"\1", folded)


def one_error(typed: str, meant: str) -> bool:
    """Whether one letter too many, too few or wrong, or two letters swapped, make one word of the other."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]
