"""EEO finds a section, sets its link for a reader, and takes it along."""

import html
import re

import pytest
from django.utils import timezone

from guidance.models import Missed, Use


def titles(response):
    return re.findall(r'<li class="desk__item"><a [^>]*>([^<]+)</a>', response.content.decode())


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "human samples", "Human samples from healthcare"),
        ("en", "jav", "Conflict of interest and secondary occupations"),
        ("sv", "jav", "Jäv och bisysslor"),
        ("sv", "conflict", "Jäv och bisysslor"),
        ("en", "samples-healthcare", "Human samples from healthcare"),
    ],
)
def test_a_section_is_found_by_typing_in_either_language(desk, language, words, found):
    assert found in titles(desk.get(f"/{language}/admin/desk/", {"q": words}))


def test_without_words_everything_is_listed_by_step(desk, guide):
    page = desk.get("/en/admin/desk/")

    assert len(titles(page)) == sum(len(getattr(guide.editions["en"], name)) for name in ("pages", "sections", "units"))


@pytest.mark.parametrize("words", ["zzzz", "<script>", '"', "x" * 65536, "\x00", "%"])
def test_odd_words_find_nothing_and_do_no_harm(desk, words):
    response = desk.get("/en/admin/desk/", {"q": words})

    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert titles(response) == []


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ({}, "/go/samples-healthcare"),
        ({"affiliation": "k"}, "/go/samples-healthcare?as=k"),
        ({"language": "sv"}, "/go/samples-healthcare/sv"),
        ({"affiliation": "external", "language": "en"}, "/go/samples-healthcare/en?as=external"),
        ({"affiliation": "nobody", "language": "de"}, "/go/samples-healthcare"),
    ],
)
def test_a_link_is_set_for_a_reader(desk, settings, query, link):
    page = desk.get("/en/admin/desk/link/samples-healthcare/", query).content.decode()

    assert html.unescape(re.search(r'id="address"[^>]*>([^<]+)<', page)[1]) == settings.SITE_URL + link
    assert "<svg" in page


@pytest.mark.parametrize("key", ["home", "step-2", "finder", "clinical-trials", "unit-eeo", "first-contact"])
def test_every_kind_of_thing_has_a_link(desk, key):
    page = desk.get(f"/sv/admin/desk/link/{key}/").content.decode()

    assert f"/go/{key}<" in page


def test_an_unknown_key_is_not_found(desk):
    assert desk.get("/en/admin/desk/link/nope/").status_code == 404


def test_the_print_out_is_one_page_in_the_chosen_language(desk):
    page = desk.get("/en/admin/desk/link/samples-healthcare/print/", {"language": "sv"}).content.decode()

    assert '<html lang="sv">' in page
    assert "Humanprover från vården" in page
    assert "biobankstockholm@regionstockholm.se" in page
    assert "<svg" in page


def test_use_is_shown_as_a_number_and_a_picture(desk):
    Use.objects.create(key="samples-healthcare", on=timezone.localdate(), count=7)
    page = desk.get("/en/admin/desk/link/samples-healthcare/").content.decode()

    assert "Opened 7 times in 30 days" in page
    assert 'aria-label="7 in 30 days, at most 7 a day"' in page


def test_what_readers_missed_is_listed(desk):
    for kind, what in (("search", "inkubator"), ("address", "/en/<x>/"), ("need", "samples-healthcare")):
        Missed.objects.create(kind=kind, what=what, on=timezone.localdate(), count=4)
    page = desk.get("/en/admin/desk/use/").content.decode()

    assert "inkubator" in page
    assert "/en/&lt;x&gt;/" in page
    assert "Human samples from healthcare" in page
