"""What visitors read: every address in both languages, nothing unfinished on any of them."""

import re

import pytest

from guidance.public import respond

CONTRACT_KEYS = [
    *("home", "step-1", "step-2", "step-3", "step-4", "types", "finder", "roadmap", "responsibility", "contacts"),
    *("search", "about", "accessibility", "privacy", "changes"),
]
UNFINISHED = re.compile(
    r"\bkomplettera\b|lorem|\btodo\b|\bfixme\b|\bxxx\b|>\s*\?\s*<|\(\?\)|- \?|undecided|lost-heading", re.I
)


def text_without_marks(html: str) -> str:
    """The page without the values of marks, which name states in English."""
    return re.sub(r'data-[a-z-]+="[^"]*"|value="[^"]*"|href="[^"]*"', "", html)


def test_every_page_says_its_language_and_its_other_one(guide):
    for path, (language, _) in guide.addresses.items():
        html = respond(guide, path).body.decode()

        assert f'<html lang="{language}"' in html, path
        assert set(re.findall(r'rel="alternate" hreflang="([a-z-]+)"', html)) == {"en", "sv", "x-default"}, path


def test_every_page_names_a_way_to_reach_a_human(guide):
    for path in guide.addresses:
        assert b"data-unit=" in respond(guide, path).body, path


def test_no_page_holds_anything_unfinished(guide):
    for path in guide.addresses:
        found = UNFINISHED.search(text_without_marks(respond(guide, path).body.decode()))

        assert not found, (path, found)


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("key", CONTRACT_KEYS)
def test_every_key_of_the_contract_leads_to_its_page(guide, key, language):
    redirect = respond(guide, f"/go/{key}/{language}")
    page = respond(guide, dict(redirect.headers)["Location"])

    assert (redirect.status, page.status) == (302, 200)
    assert f'data-key="{key}"'.encode() in page.body


def test_sections_units_and_types_resolve_in_both_languages(guide):
    for language, edition in guide.editions.items():
        for key in [*edition.sections, *(f"unit-{key}" for key in edition.units)]:
            assert respond(guide, f"/go/{key}/{language}").status == 302, key


def test_a_section_without_a_heading_has_no_page(guide):
    assert respond(guide, "/go/step2-lost-heading-a").status == 404


def test_public_pages_hold_nothing_inline(guide):
    for path in guide.addresses:
        html = respond(guide, path).body.decode()

        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html), path


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/..", "/EN/", "/en//", "/\\evil.example"])
def test_odd_paths_lead_nowhere(guide, path):
    assert respond(guide, path).status in (301, 404)
    assert "evil" not in dict(respond(guide, path).headers).get("Location", "")


def test_a_static_file_that_is_not_there_is_not_found(client):
    assert client.get("/static/css/nothing.css").status_code == 404


def test_the_icon_is_found_by_the_name_that_browsers_use(guide):
    answer = respond(guide, "/favicon.ico")

    assert (answer.status, dict(answer.headers)["Location"][:8]) == (301, "/static/")
