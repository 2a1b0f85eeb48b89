"""The portal's own words in Swedish: the parts in locale/parts are the source, joined into the one file Django reads.

Run as `python -m portal.words`; needs neither Django nor the system's gettext.
"""

from collections.abc import Iterable
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


def parts() -> list[Path]:
    """Return the files that hold the words, one per area, in the order of their names."""
    return sorted((LOCALE / "parts").glob("*.po"))


def joined(files: Iterable[Path]) -> Catalog:
    """Return one catalogue of all files.

    Raises ValueError where two files translate the same words differently, or a file cannot be read.
    """
    catalogue = Catalog(locale="sv", charset="utf-8")
    origin = {}
    for file in files:
        with file.open("rb") as opened:
            for message in read_po(opened, locale="sv", abort_invalid=True):
                if not message.id:
                    continue  # the head of the file
                known = catalogue.get(message.id, message.context)
                if known and known.string != message.string:
                    first = origin[message.id, message.context]
                    raise ValueError(
                        f"{file.name} says {message.string!r} for {message.id!r}, but {first} says {known.string!r}: "
                        "keep one, or give each a context"
                    )
                catalogue[message.id] = message
                origin[message.id, message.context] = file.name
    return catalogue


def compile_words() -> Path:
    """Write the file that Django reads, and return its path."""
    target = LOCALE / "sv" / "LC_MESSAGES" / "django.mo"
    words = joined(parts())  # before the file is opened: what cannot be joined leaves the last one as it is
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as opened:
        write_mo(opened, words)
    return target


if __name__ == "__main__":
    compile_words()
