"""Editors' HTML is cut down to a closed list, and its links name keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.richtext import clean, plain, publishable, symbolic, with_languages


def permanent(target: str) -> str | None:
    return {"/en/resources/": "/go/step-2"}.get(target)


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>Text</p>", "<p>Text</p>"),
        ('<p style="position:fixed" class="x" role="alert" data-x="1">Text</p>', "<p>Text</p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="alert(1)">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="JaVaScRiPt:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<iframe src="https://example.org"></iframe>', ""),
        ('<img src="x" onerror="alert(1)">', ""),
        ("<h1>Heading</h1>", "Heading"),
        ("<h3>Heading</h3>", "<h3>Heading</h3>"),
        ("<p> </p><p>&nbsp;</p><p>a</p>", "<p>a</p>"),
        ('<a href="https://ki.se">KI</a>', '<a href="https://ki.se">KI</a>'),
        ('<a href="mailto:eeo@example.org">mail</a>', '<a href="mailto:eeo@example.org">mail</a>'),
        ('<span lang="sv">jäv</span>', '<span lang="sv">jäv</span>'),
        ("<!-- remark --><p>a</p>", "<p>a</p>"),
        ("<svg><script>alert(1)</script></svg>", ""),
    ],
)
def test_only_the_closed_list_passes(html, cleaned):
    assert clean(html) == cleaned


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ('<a href="/en/resources/">a</a>', '<a href="/go/step-2">a</a>'),
        ("<a class=x href=/en/resources/>a</a>", '<a class=x href="/go/step-2">a</a>'),
        ('<a href="https://ki.se">a</a>', '<a href="https://ki.se">a</a>'),
        ("<a>a</a>", "<a>a</a>"),
    ],
)
def test_links_into_the_portal_name_keys(html, result):
    assert symbolic(html, permanent) == result


def test_text_of_a_fragment_is_plain():
    assert plain("<p>One &amp; two</p><p>three</p>") == "One & two three"
    assert plain('<p>Full <a href="/x">cost <b>coverage</b></a>, CO<sub>2</sub>.<br>More</p>') == (
        "Full cost coverage, CO2. More"
    )


@given(st.text(alphabet="<>/\"'= abhrefscripton:;&#-!xé\x00"))
def test_cleaning_twice_changes_nothing_more(html):
    once = publishable(html, permanent)

    assert publishable(once, permanent) == once


SWEDISH = '<a href="/go/x" hreflang="sv" lang="sv">'


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ('<a href="/go/x">new words</a>', '<a href="/go/x" hreflang="sv" lang="sv">new words</a>'),
        ('<a href="/go/x" hreflang="en">a</a>', '<a href="/go/x" hreflang="en" lang="sv">a</a>'),
        (SWEDISH + "a</a>", SWEDISH + "a</a>"),
        ('<a href="/go/other">a</a>', '<a href="/go/other">a</a>'),
        ("<a>a</a>", "<a>a</a>"),
        ("no link", "no link"),
    ],
)
def test_links_keep_the_languages_that_the_editor_in_the_page_drops(html, result):
    assert with_languages(html, f"<p>{SWEDISH}old words</a> <a>b</a></p>") == result
