"""Rendered components that are shown again: the same values in the same language give the same HTML."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

MOST = 6000  # fragments of a process; those that were made first go first


@dataclass(frozen=True, slots=True)
class Fragment:
    """HTML, and where the links that were resolved in it led: key → path."""

    html: str
    links: Mapping[str, str]


class Fragments:
    """Fragments by everything they depend on. Values are compared, never assumed: a section that was changed is another
    value, and a link whose target moved makes its fragment unfit."""

    def __init__(self, most: int = MOST) -> None:
        self.kept: OrderedDict[Any, Fragment] = OrderedDict()
        self.most = most

    def get(self, key: Any, path_of: Callable[[str], str], render: Callable[[dict[str, str]], str]) -> Fragment:
        """Return the fragment for these values. `render` notes each link it resolves in the mapping it is given."""
        links: dict[str, str] = {}
        try:
            found = self.kept.get(key)
        except TypeError:  # a value that can change is never kept
            return Fragment(render(links), links)
        if found is not None and all(path_of(target) == path for target, path in found.links.items()):
            return found
        made = Fragment(render(links), links)
        self.kept.pop(key, None)  # its old place is the first that another thread clears
        self.kept[key] = made
        while len(self.kept) > self.most:
            self.kept.popitem(last=False)
        return made


fragments = Fragments()
