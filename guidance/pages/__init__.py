"""Public pages: each a plain function from what was asked to what is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guidance.guide import Edition, Guide


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, reduced to what a public page may depend on: the guide and the canonical address.

    `params` holds only known parameters with readable values, in the order of the page's closed list; `cut` says that
    its search words are only the beginning of what was asked.
    """

    guide: Guide
    edition: Edition
    path: str
    key: str
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cut: bool = False

    @property
    def language(self) -> str:
        return self.edition.language

    def one(self, name: str) -> str:
        """The only value of a parameter, or an empty string when it was not said."""
        values = self.params.get(name, ())
        return values[0] if values else ""

    @property
    def affiliation(self) -> str | None:
        """What the visitor says of themselves, or None."""
        return self.one("as") or None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page function returns: a template with its context, and the status it is sent with.

    `missed` is what was looked for in vain, for `guidance.counting`: ("search", words) or ("need", key).
    """

    template: str
    context: Mapping[str, Any]
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    missed: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A complete public answer. `keep`: may be stored as a finished page of its generation."""

    status: int
    body: bytes
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    keep: bool = False
    missed: tuple[str, str] | None = None
