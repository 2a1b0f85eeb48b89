"""The component catalogue holds every component."""

from pathlib import Path

import pytest
from lxml import html

from guidance.catalogue import in_language, samples, shelves
from guidance.pages import Ask
from tests.sample_guide import sample_guide

BASE_DIR = Path(__file__).resolve().parent.parent.parent
COMPONENTS = sorted(file.stem for file in (BASE_DIR / "templates/components").glob("*.html"))


def asked(language: str) -> Ask:
    guide = sample_guide()
    return Ask(guide, guide.editions[language], f"/{language}/admin/catalogue/", "catalogue")


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_has_a_stylesheet_and_a_place_in_the_catalogue(name):
    assert (BASE_DIR / f"static/css/components/{name}.css").exists()
    assert samples()[name]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_state_shows_something(language):
    for shelf in shelves(asked(language)):
        for sample in shelf.samples:
            assert html.fragments_fromstring(sample.html.strip()), f"{shelf.component}: {sample.state}"


def test_markup_in_a_sample_stays_text():
    with_markup = in_language({"text": {"en": "<b>", "sv": "<i>"}}, "sv")

    assert with_markup == {"text": "<i>"}
    assert not hasattr(with_markup["text"], "__html__")
