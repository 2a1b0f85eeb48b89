"""The mirror answers each kept address as the portal does: status, body, and who may keep and read it."""

from dataclasses import replace

import pytest

from guidance.generation import Head
from guidance.public import respond
from guidance.refresh import State
from guidance.store import Store
from portal import media
from portal.edge import finishing
from portal.headers import KEPT, NOT_KEPT
from portal.keeping import kept_addresses
from portal.mirror import export
from tests.portal.asking import whole
from tests.portal.nginx import showing
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
GUIDE = replace(GUIDE, former=GUIDE.former | {"/en/topics/gone/": ("en", "gone-topic")})
SAID = ("Cache-Control", "Access-Control-Allow-Origin", "Content-Security-Policy", "X-Frame-Options")


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    """The address of nginx over the sample guide."""
    folder = tmp_path_factory.mktemp("mirror")
    store = Store(folder / "generations")
    export(store, store.save(State(GUIDE, Head(GUIDE.generation, "one"))), folder / "files")
    (folder / "files/www/media/a.pdf").write_bytes(b"%PDF-1.7")
    with showing(folder / "files", folder) as address:
        yield address


def portals(path: str, language: str):
    page = finishing.rendered(GUIDE, path, "", language)
    return page.status, dict(page.headers), page.body


def same(mirror: str, path: str, language: str) -> None:
    status, headers, body = whole(mirror + path, language)
    wanted, said, content = portals(path, language)

    assert status == wanted, path
    assert {name: headers[name] for name in SAID} == {name: said.get(name) for name in SAID}, path
    if status in (301, 302):
        assert headers["Location"] == said["Location"], path
    else:
        assert headers["Content-Type"].partition(";")[0] == said["Content-Type"].partition(";")[0], path
        assert body == content, path


def test_each_kept_address_is_answered_as_by_the_portal(mirror):
    for address, language in kept_addresses(GUIDE):
        if "?" not in address:
            same(mirror, address, language or "en")


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(
    "path", ["/go/gone-topic", "/go/gone-topic/en", "/go/gone-topic/sv", "/go/gone-topic.svg", "/en/topics/gone/"]
)
def test_what_is_gone_has_its_page(mirror, path, language):
    assert whole(mirror + path, language)[0] == 410
    if not path.endswith(".svg"):
        same(mirror, path, language)


@pytest.mark.parametrize(
    ("path", "asks", "speaks", "kept"),
    [
        ("/go/nope", "sv", "sv", NOT_KEPT),
        ("/go/nope/en", "sv", "en", NOT_KEPT),
        ("/sv/nix/", "en", "sv", KEPT),
        ("/en/nope/", "sv", "en", KEPT),
        ("/nope", "sv", "sv", KEPT),
        ("/gone/en/go/gone-topic.html", "en", "en", KEPT),
    ],
)
def test_what_is_not_there_is_said_in_the_readers_language(mirror, path, asks, speaks, kept):
    status, headers, body = whole(mirror + path, asks)

    assert (status, f'<html lang="{speaks}"'.encode() in body) == (404, True)
    assert headers["Cache-Control"] == kept


def test_any_site_reads_from_the_api_that_there_is_nothing(mirror):
    status, headers, body = whole(f"{mirror}/api/v1/en/sections/nope")

    assert (status, headers["Content-Type"], headers["Access-Control-Allow-Origin"]) == (404, "application/json", "*")
    assert body == respond(GUIDE, "/api/v1/en/sections/nope").body


def test_a_document_has_the_headers_that_the_portal_gives_it(mirror):
    status, headers, body = whole(f"{mirror}/media/a.pdf")

    assert (status, headers["Content-Type"], body) == (200, "application/pdf", b"%PDF-1.7")
    assert {name: headers.get_all(name) for name in media.HEADERS} == {
        name: [value] for name, value in media.HEADERS.items()
    }


@pytest.mark.parametrize("path", ["/", "/go/home", "/nope"])
def test_what_depends_on_the_readers_language_says_so(mirror, path):
    assert "Accept-Language" in " ".join(whole(mirror + path)[1].get_all("Vary"))
