"""`make gallery`: a picture of every page kind in every state, to leaf through in var/gallery/index.html."""

import re
import shutil
import sys
import urllib.request
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from guidance.addresses import LANGUAGES
from tests import chromium
from tests.server import BASE_DIR, manage, serving

FOLDER = BASE_DIR / "var" / "gallery"
AFFILIATIONS = "ki", "k", "both", "external"
# Keys of pages, with the query strings that show their states.
STATES = {
    "home": ["", *(f"as={value}" for value in AFFILIATIONS)],
    **{f"step-{number}": ["", *(f"as={value}" for value in AFFILIATIONS)] for number in range(1, 5)},
    "types": ["", "as=ki"],
    "about": [""],
    "contacts": ["", "org=ki", "org=k", "help=nothing-like-this"],
    "finder": ["", "as=ki", "as=k&stage=idea", "as=both&stage=contract"],
    "roadmap": ["", "as=ki&stage=idea", "as=both&stage=contract"],
    "responsibility": ["", "responsibility=joint", "step=2"],
    "search": ["", "q=biobank", "q=avtal", "q=qqqqqq"],
    "changes": [""],
    "accessibility": [""],
    "privacy": [""],
}
WRONG = "/{language}/no-such-page/", "/{language}/?as=nobody"
VIEWS = {"1280": (1280, "screen"), "320": (320, "screen"), "print": (794, "print")}


def keys_of_each_kind(base: str) -> Iterator[str]:
    """Yield the key of every section and unit that the English guide has."""
    with urllib.request.urlopen(f"{base}/sitemap.xml") as answer:
        addresses = re.findall(r"<loc>([^<]+)</loc>", answer.read().decode())
    for address in addresses:
        with urllib.request.urlopen(base + re.sub(r"^https?://[^/]+", "", address)) as answer:
            page = answer.read().decode()
        if (found := re.search(r'data-page="(section|type|unit)" data-key="([^"]+)"', page)) and "/en/" in address:
            yield found[2]


def addresses(base: str) -> Iterator[str]:
    """Yield every address to be pictured."""
    for language in LANGUAGES:
        for key, queries in STATES.items():
            yield from (f"/go/{key}/{language}" + (f"?{query}" if query else "") for query in queries)
        yield from (address.format(language=language) for address in WRONG)
        yield from (f"/go/{key}/{language}" for key in keys_of_each_kind(base))


def picture(browser: Browser, address: str, view: str, target: Path) -> None:
    """Take a picture of the whole page."""
    width, media = VIEWS[view]
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.emulate_media(media=media)
    page.goto(address)
    page.screenshot(path=target, full_page=True)
    page.close()


def leaf(shown: list[tuple[str, str]]) -> str:
    """Return the page to leaf through: the pictures of each address beside each other."""
    figures = ""
    for address, name in shown:
        images = "".join(f"<img src={name}-{view}.png loading=lazy alt={view}>" for view in VIEWS)
        figures += f"<h2>{escape(address)}</h2><p>{images}"
    style = "body{font:16px sans-serif}p{display:flex;align-items:start;gap:1em}img{max-width:45%;border:1px solid}"
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>Gallery</title><style>{style}</style>{figures}"


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    database = f"sqlite:///{FOLDER / 'portal.sqlite3'}"
    manage(database, FOLDER, "prepare")
    shown = []
    with serving(database, FOLDER) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.FLAGS)
        for number, address in enumerate(addresses(base), start=1):
            shown.append((address, f"{number:03}"))
            for view in VIEWS:
                picture(browser, base + address, view, FOLDER / f"{number:03}-{view}.png")
            sys.stdout.write(f"{address}\n")
        browser.close()
    (FOLDER / "index.html").write_text(leaf(shown), encoding="utf-8")
    sys.stdout.write(f"{len(shown)} pages: {FOLDER / 'index.html'}\n")


if __name__ == "__main__":
    main()
