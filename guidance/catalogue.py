"""The component catalogue: every component in every state, in both languages; for staff."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from guidance.guide import Reference
from guidance.pages import Ask

SAMPLES = Path(__file__).with_suffix(".yaml")
PAIR = {"en", "sv"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One state of a component, as readers would see it."""

    state: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Shelf:
    """A component with all its states."""

    component: str
    samples: tuple[Sample, ...]


@cache
def samples() -> dict[str, dict[str, dict[str, Any]]]:
    """Return what the file holds: component → state → what its template is given."""
    found = yaml.safe_load(SAMPLES.read_text(encoding="utf-8"))
    return {name: states for name, states in found.items() if not name.startswith(".")}


def in_language(value: Any, language: str, name: str = "") -> Any:
    """Return a sample in one language: {en: …, sv: …} becomes one of the two, texts named `html` are trusted, and
    references are real ones, because their component asks what they are."""
    if isinstance(value, dict):
        if set(value) == PAIR:
            return in_language(value[language], language, name)
        return {key: in_language(each, language, key) for key, each in value.items()}
    if isinstance(value, list):
        each_said = [in_language(each, language) for each in value]
        return [Reference(**each) for each in each_said] if name == "references" else each_said
    return mark_safe(value) if name == "html" else value


def shelves(ask: Ask) -> tuple[Shelf, ...]:
    """Return every component rendered in the language of the asked edition."""

    def sample(component: str, state: str, given: dict[str, Any]) -> Sample:
        context = {**in_language(given or {}, ask.language), "ask": ask, "language": ask.language}
        html = get_template(f"components/{component}.html").render(context).strip()
        item = html.startswith("<li")  # stands in a list only
        return Sample(state, mark_safe(f"<ul>{html}</ul>" if item else html))

    with override(ask.language):
        return tuple(
            Shelf(component, tuple(sample(component, state, given) for state, given in states.items()))
            for component, states in samples().items()
        )
