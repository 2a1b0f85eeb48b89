"""Checkers read the HTML of every page: html-validate and the W3C's Nu checker."""

import re
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.kinds import PAGES, address

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules"
# The rows of a table become blocks on a phone, which takes their meaning away in some browsers; explicit roles keep it.
# The rule against them is being changed (w3c/html-aria, 258 and 563).
ROLES = r".*“role” attribute must not be used on an? “t[rdh]” element.*"
CHECKERS = {
    "html-validate": [TOOLS / ".bin/html-validate", "--config", HERE / "htmlvalidate.json"],
    "nu": ["java", "-jar", TOOLS / "vnu-jar/build/dist/vnu.jar", "--errors-only", "--filterpattern", ROLES],
}


def html(url: str) -> bytes:
    """Return the body of an answer, whatever its status."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()


@pytest.fixture(scope="module")
def files(portal, sample_portal, tmp_path_factory):
    """Every page of the sitemap, every kind of page, and of the sample guide what the imported one does not have."""
    folder = tmp_path_factory.mktemp("html")
    listed = re.findall(rb"<loc>[^<]+?(/(?:en|sv)/[^<]*)</loc>", html(f"{portal}/sitemap.xml"))
    asked = [portal + path.decode() for path in listed] + [portal + address(*page) for page in PAGES]
    asked += [f"{portal}/go/step-{n}/sv?as={who}" for n in range(1, 5) for who in ("ki", "external")]
    asked += [sample_portal + path for path in ("/go/step-2/sv", "/go/gone-topic/en", "/go/set/spring-visit/en")]
    for number, url in enumerate(asked):
        (folder / f"{number:03}.html").write_bytes(html(url))
    return sorted(folder.glob("*.html"))


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_finds_nothing(files, checker):
    done = subprocess.run([*CHECKERS[checker], *files], capture_output=True, text=True, check=False)

    assert len(files) > 80
    assert sorted({re.sub(r".*?:\s+", "", line, count=1) for line in (done.stdout + done.stderr).splitlines()}) == []
    assert done.returncode == 0


def test_both_checkers_find_a_mistake(tmp_path):
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><html lang=en><title>x</title><p><div id=a></div><p id=a>", encoding="utf-8")

    for command in CHECKERS.values():
        assert subprocess.run([*command, wrong], capture_output=True, check=False).returncode
