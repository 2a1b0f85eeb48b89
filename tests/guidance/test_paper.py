"""Which address is printed after a link, and when none is."""

import pytest

from guidance.paper import address_after, with_addresses

SITE = "https://guide.example"


@pytest.mark.parametrize(
    ("target", "words", "address"),
    [
        ("https://ki.se/coi.pdf", "Guidelines", "https://ki.se/coi.pdf"),
        ("/go/contacts", "Contacts", "https://guide.example/go/contacts"),
        ("/media/a1.pdf", "Guidelines", "https://guide.example/media/a1.pdf"),
        ("mailto:eeo@ki.se?subject=Hi", "Write to us", "eeo@ki.se"),
        ("tel:+46852482003", "Call us", "+46852482003"),
        ("https://ki.se", "ki.se/forskning", "https://ki.se"),
        ("https://ki.se/a", "ki.se", "https://ki.se/a"),
    ],
)
def test_a_link_s_address_stands_after_its_words(target, words, address):
    assert address_after(target, words, SITE) == address


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://www.digg.se/tdosanmalan", "www.digg.se/tdosanmalan"),
        ("https://www.digg.se/tdosanmalan/", "digg.se/tdosanmalan"),
        ("http://ki.se/", "https://ki.se"),
        ("https://ki.se/Agreements", "See KI.se/agreements."),
        ("mailto:eeo@ki.se?subject=Hi", "eeo@ki.se"),
        ("mailto:eeo@ki.se", "Write to eeo@ki.se."),
        ("mailto:eeo@ki.se", "mailto:eeo@ki.se"),
        ("tel:+46852482003", "08-524 820 03"),
        ("tel:+46852482003", "+46 8 524 820 03"),
        ("/go/contacts", "guide.example/go/contacts"),
    ],
)
def test_no_address_stands_after_words_that_say_it(target, words):
    assert address_after(target, words, SITE) == ""


def test_links_in_a_text_carry_their_permanent_address():
    html = '<p><a href="/go/about?a=1&amp;b=2" lang="sv"><em>About</em> us</a>, <a href="#report">form</a></p>'

    assert with_addresses(html, SITE, "/go/accessibility") == (
        '<p><a data-paper="https://guide.example/go/about?a=1&amp;b=2" href="/go/about?a=1&amp;b=2" lang="sv">'
        "<em>About</em> us</a>,"
        ' <a data-paper="https://guide.example/go/accessibility#report" href="#report">form</a></p>'
    )


@pytest.mark.parametrize("html", ['<a href="https://ki.se"><b>ki</b>.se</a>', "<abbr>KI</abbr>", '<a lang="sv">x</a>'])
def test_everything_else_in_a_text_stays_as_it_is(html):
    assert with_addresses(html, SITE, "/go/about") == html


def test_a_link_within_a_text_that_stands_on_several_pages_leads_nowhere_on_paper():
    html = '<p><a href="#form">form</a></p>'

    assert with_addresses(html, SITE, "") == html
