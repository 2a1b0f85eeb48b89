"""Every line of the owner's draft is a heading, a phrase that a page shows in both languages, or a to-do."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
import yaml

from guidance.models import ToDo
from guidance.pages.frame import path_in
from guidance.public import respond

LINES = yaml.safe_load((Path(__file__).parent / "draft_lines.yaml").read_text())["lines"]
SHOWN = [entry for entry in LINES if "todo" not in entry]
KEPT_ASIDE = [entry for entry in LINES if "todo" in entry]


def text_of(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def squeezed(text: str) -> str:
    """Without spaces before punctuation, which taking tags out leaves behind."""
    return re.sub(r"\s+([.,:;)])", r"\1", " ".join(text.split()))


@pytest.fixture(scope="module")
def shown(guide):
    """The visible text of a page, by key and language."""
    texts: dict[tuple[str, str], str] = {}

    def text(key: str, language: str) -> str:
        if (key, language) not in texts:
            path = path_in(guide.editions[language], key)
            assert path, f"{key} has no page"
            texts[key, language] = squeezed(text_of(respond(guide, path).body.decode()))
        return texts[key, language]

    return text


def test_the_draft_is_whole():
    assert len(LINES) == 153
    assert Counter(entry["line"] for entry in LINES)["Komplettera med text"] + 1 == 18


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry["line"][:40])
def test_the_line_is_shown(entry, language, shown):
    assert squeezed(entry[language]) in shown(entry["page"], language)


@pytest.mark.django_db
@pytest.mark.parametrize("entry", KEPT_ASIDE, ids=lambda entry: f"{entry['todo']}: {entry['line'][:30]}")
def test_the_line_is_a_to_do_of_its_section(entry):
    rows = ToDo.objects.filter(section__key=entry["todo"]) | ToDo.objects.filter(key=entry["todo"])

    assert any(entry["line"] in row.original for row in rows), list(rows)
