"""The visitors' stylesheets become one file; how long browsers keep static files."""

import re
from urllib.request import urlopen

import pytest

from portal.statics import HASHED, Statics, joined, moved

FILES = {
    "css/site.css": '@layer base, components;\n@import url("base.css") layer(base);\n'
    '@import url("components/a.css") layer(components);\n',
    "css/base.css": 'p { src: url("../fonts/a.woff2") }\n',
    "css/components/a.css": '.a { background: url("../../img/a.svg") }\n',
}


def test_what_is_imported_stands_in_its_layer_and_finds_its_files():
    assert joined("css/site.css", FILES.__getitem__) == (
        "@layer base, components;\n"
        '@layer base {\np { src: url("../fonts/a.woff2") }\n}\n'
        '@layer components {\n.a { background: url("../img/a.svg") }\n}\n'
    )


@pytest.mark.parametrize("address", ["data:image/svg+xml,x", "/static/a.svg", "https://example.org/a.svg"])
def test_addresses_that_are_not_relative_stay(address):
    assert moved(f'a {{ b: url("{address}") }}', "css/components", "css") == f'a {{ b: url("{address}") }}'


def test_a_page_stands_although_a_file_was_not_collected(tmp_path):
    assert Statics(location=tmp_path, base_url="/static/").url("img/nowhere.png") == "/static/img/nowhere.png"


def test_only_a_name_with_a_hash_is_kept_for_ever(live_portal):
    """Whoever links to a name without one, as mails and other sites do, has a new file within a minute."""

    def kept(address: str) -> str:
        with urlopen(live_portal + address) as answer:
            return answer.headers["Cache-Control"]

    with urlopen(f"{live_portal}/en/") as page:
        hashed = re.search(rb'href="(/static/css/site[^"]+)"', page.read())[1].decode()

    assert HASHED.search(hashed)
    assert kept(hashed) == "max-age=315360000, public, immutable"
    assert kept("/static/css/site.css") == "max-age=60, public"
