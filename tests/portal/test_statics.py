"""The visitors' stylesheets become one file."""

import pytest

from portal.statics import Statics, joined, moved

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
