"""Components are rendered again exactly when something they show has changed."""

from collections import OrderedDict
from dataclasses import replace

import pytest
from django.template import Context, Engine

from guidance.fragments import Fragment, Fragments, fragments
from guidance.pages import Ask
from guidance.public import respond
from tests.sample_guide import sample_guide

PAGE = "/en/resources/"


@pytest.fixture(autouse=True)
def nothing_is_kept():
    fragments.kept.clear()


def step_page(guide, query: str = "") -> bytes:
    path = guide.editions["en"].pages["step-2"].path
    return respond(guide, path, query).body


def changed(guide, key: str, **fields):
    """The sample with another section in one place; its address follows."""
    edition = guide.editions["en"]
    sections = {**edition.sections, key: replace(edition.sections[key], **fields)}
    return replace(guide, editions={**guide.editions, "en": replace(edition, sections=sections)})


def first(guide) -> str:
    return next(key for key, section in guide.editions["en"].sections.items() if section.step == 2)


@pytest.mark.parametrize("query", ["", "as=ki", "as=external"])
def test_a_page_of_kept_parts_is_the_same_as_a_fresh_one(query):
    fresh = step_page(sample_guide(), query)

    assert step_page(sample_guide(), query) == fresh
    assert fragments.kept


def test_a_changed_section_is_rendered_anew():
    step_page(sample_guide())
    guide = changed(sample_guide(), first(sample_guide()), title="A title that is new")

    page = step_page(guide)

    fragments.kept.clear()
    assert page == step_page(guide)
    assert b"A title that is new" in page


def test_a_link_follows_its_target():
    guide = sample_guide()
    key = first(guide)
    target = next(each for each in guide.editions["en"].sections if each != key)
    guide = changed(guide, key, html=f'<p><a href="/go/{target}">there</a></p>')
    step_page(guide)

    moved = changed(guide, target, path="/en/topics/moved-away/")

    assert b"/en/topics/moved-away/" in step_page(moved)


def test_a_part_depends_on_the_links_of_the_parts_within_it():
    parts = {
        "outer.html": '{% load guide %}{% kept "inner.html" ask=ask %}',
        "inner.html": '{% load guide %}{% href "finder" %}',
    }
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", parts)],
        libraries={"guide": "guidance.templatetags.guide"},
    )
    page = engine.from_string('{% load guide %}{% kept "outer.html" ask=ask %}')
    guide = sample_guide()
    edition = guide.editions["en"]
    elsewhere = replace(edition.pages["finder"], path="/en/elsewhere/")
    moved = replace(edition, pages={**edition.pages, "finder": elsewhere})
    page.render(Context({"ask": Ask(guide, edition, PAGE, "step-2")}))

    assert page.render(Context({"ask": Ask(guide, moved, PAGE, "step-2")})) == "/en/elsewhere/"


def test_what_can_change_is_never_kept():
    kept = Fragments()

    assert kept.get(("x", []), str, lambda links: "html").html == "html"
    assert not kept.kept


def test_the_least_recently_made_go_first():
    kept = Fragments(most=2)
    for name in "abc":
        kept.get(name, str, lambda links: "html")

    assert list(kept.kept) == ["b", "c"]


def test_a_part_that_is_made_again_is_not_the_first_to_go():
    kept = Fragments()
    kept.kept = Crowded()
    for name in "ab":
        kept.get(name, str, lambda links: "html")
    kept.kept["a"] = Fragment("html", {"target": "/moved/"})

    kept.kept.crowded = True
    assert kept.get("a", str, lambda links: "new").html == "new"

    assert list(kept.kept) == ["a"]


class Crowded(OrderedDict):
    """Parts of a process in which another thread makes room whenever one is kept."""

    crowded = False

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if self.crowded:
            self.popitem(last=False)
