"""What machines are told about the guide."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from guidance import sitemaps
from guidance.guide import Guide
from tests.sample_guide import sample_guide

SITE = "https://guide.example.org"
GUIDE = sample_guide()
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls():
    return ET.fromstring(sitemaps.sitemap(GUIDE, SITE).body).findall("s:url", NAMES)


def test_the_sitemap_lists_every_address_but_searches():
    listed = {url.find("s:loc", NAMES).text.removeprefix(SITE) for url in urls()}

    assert listed == {path for path, (_, key) in GUIDE.addresses.items() if key != "search"}


def test_each_address_names_itself_and_its_alternates():
    for url in urls():
        pairs = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        assert set(pairs) == {"en", "sv", "x-default"}
        assert url.find("s:loc", NAMES).text in (pairs["en"], pairs["sv"])
        assert pairs["x-default"] == pairs["en"]


def test_link_sets_are_in_no_sitemap():
    assert b"/go/" not in sitemaps.sitemap(GUIDE, SITE).body


def test_robots_may_read_what_is_public_and_are_told_where_the_sitemap_is():
    lines = sitemaps.robots(SITE).body.decode().splitlines()

    assert "Disallow: /" not in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


def security(guide: Guide) -> dict[str, str]:
    lines = sitemaps.security_txt(guide, SITE).body.decode().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_an_example_mailbox_is_not_given_to_those_who_report_a_weakness():
    assert security(GUIDE)["Contact"] == f"{SITE}/go/unit-eeo"


def test_a_confirmed_mailbox_is():
    edition = GUIDE.editions["en"]
    unit = replace(edition.routes.first_contact, email="office@example.org", email_is_example=False)
    edition = replace(edition, routes=replace(edition.routes, first_contact=unit))

    assert security(replace(GUIDE, editions={"en": edition}))["Contact"] == "mailto:office@example.org"


def test_security_txt_expires_within_a_year():
    assert security(GUIDE)["Expires"] == "2027-11-21T00:00:00Z"
