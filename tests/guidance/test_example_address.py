"""Wherever a page shows the address that nobody reads, it says so beside it."""

import re
from types import SimpleNamespace

import pytest
from lxml import html

from guidance.guide import Guide
from guidance.pages import Response
from guidance.public import respond
from portal import refusals
from tests.browser.kinds import KINDS, address
from tests.sample_guide import sample_guide

LANGUAGES = "en", "sv"
MARK = r"\((?:example address|exempeladress)\)"
NOTICE = r"(?:(?:Copy address|Kopiera adressen) eeo@example\.org )?(?:This is an example|Det här är en exempel)"
UNMARKED = re.compile(rf"eeo@example\.org(?! (?:{MARK}|{NOTICE}))")
BESIDE = {"found": "/go/search/{}?q=eeo", "set": "/go/set/spring-visit/{}"}
ASKED = {kind: address(kind, "{}") for kind in KINDS} | BESIDE


def answer_at(guide: Guide, path: str) -> Response:
    """The answer of an address, which may be a permanent one."""
    path, _, query = path.partition("?")
    answer = respond(guide, path, query)
    return answer_at(guide, dict(answer.headers)["Location"]) if answer.status == 302 else answer


def text_of(body: bytes) -> str:
    page = html.document_fromstring(body.decode())
    for field in page.xpath("//input | //title | //head"):
        field.drop_tree()
    return " ".join(page.text_content().split())


def unmarked(text: str) -> list[str]:
    return [text[max(0, found.start() - 60) : found.end() + 60] for found in UNMARKED.finditer(text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ASKED)
def test_each_kind_of_page_marks_the_example_address(kind, language):
    answer = answer_at(sample_guide(), ASKED[kind].format(language))
    text = text_of(answer.body)

    assert answer.status == (404 if kind == "error" else 200)
    assert "eeo@example.org" in text
    assert unmarked(text) == []


def test_every_page_of_the_imported_guide_marks_it(guide):
    assert {path: found for path in guide.addresses if (found := unmarked(text_of(answer_at(guide, path).body)))} == {}


@pytest.mark.parametrize("path", ["/en/responsibility/responsibility.csv", "/sv/ansvar/responsibility.csv"])
def test_the_table_marks_it_as_a_file_too(guide, path):
    assert unmarked(" ".join(respond(guide, path).body.decode().split())) == []


def test_a_refusal_marks_it_in_both_languages(guide, monkeypatch):
    monkeypatch.setattr(refusals, "follower", SimpleNamespace(state=SimpleNamespace(guide=guide)))

    text = text_of(refusals.failed("/sv/")[2])

    assert text.index("eeo@example.org (exempeladress)") < text.index("eeo@example.org (example address)")
    assert unmarked(text) == []
