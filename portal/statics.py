"""Static files: stylesheets joined into one, names that hold the hash of the content, compressed copies."""

import posixpath
import re
from collections.abc import Callable, Iterator

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

JOINED = "css/site.css"
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+\Z")
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?: layer\((?P<layer>[\w-]+)\))?;\n?')
URL = re.compile(r'url\("(?P<name>(?!data:|/|https?:)[^"]+)"\)')


def joined(name: str, read: Callable[[str], str]) -> str:
    """Return a stylesheet with what it imports put in its place, each in its layer, and addresses still right.

    `name` is the stylesheet's path among the static files; `read` returns the text of such a path.
    """

    def imported(match: re.Match) -> str:
        part = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["name"]))
        text = moved(read(part), posixpath.dirname(part), posixpath.dirname(name))
        return f"@layer {match['layer']} {{\n{text}}}\n" if match["layer"] else text

    return IMPORT.sub(imported, read(name))


def moved(text: str, origin: str, target: str) -> str:
    """Return a stylesheet of the folder `origin` so that its relative addresses hold in the folder `target`."""

    def address(match: re.Match) -> str:
        return f'url("{posixpath.relpath(posixpath.join(origin, match["name"]), target)}")'

    return URL.sub(address, text)


class Statics(CompressedManifestStaticFilesStorage):
    """Joins the visitors' stylesheets before hashing, so that a visitor makes one request for them."""

    manifest_strict = False  # parts of the CMS mention files that they do not bring: no reason for a server error

    def stored_name(self, name: str) -> str:
        """Return the hashed name; a file that was not collected costs its own 404, not the page that mentions it."""
        try:
            return super().stored_name(name)
        except ValueError:
            return name

    def post_process(self, paths: dict, dry_run: bool = False, **options) -> Iterator:
        if JOINED in paths and not dry_run:

            def read(name: str) -> str:
                storage, path = paths[name]
                with storage.open(path) as file:
                    return file.read().decode()

            text = joined(JOINED, read)
            self.delete(JOINED)
            self.save(JOINED, ContentFile(text.encode()))
            paths = {**paths, JOINED: (self, JOINED)}
        yield from super().post_process(paths, dry_run, **options)

    def compress_files(self, paths: set[str]) -> Iterator:
        """Compress only names with a hash, the only ones that pages use, and each once: its content never changes."""
        yield from super().compress_files(
            {path for path in paths if HASHED.search(path) and not self.exists(f"{path}.gz")}
        )
