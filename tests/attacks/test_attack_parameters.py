"""Any value of any parameter on any public address: a readable page, never an error, nothing reflected unescaped."""

import json
import random
from urllib.parse import quote_from_bytes

import pytest

from guidance.parameters import QUERIES
from guidance.public import respond

pytestmark = [pytest.mark.attacks, pytest.mark.django_db]

SEED = 20261122
MARK = "zq<i>7'\"&x"  # comes back as text, or not at all
SCRIPTED = b"zq<i>7"
NAMES = (*sorted({name for names in QUERIES.values() for name in names}), "x", "", "as[]", "%61s", "q\x00")
WRONG = (
    "/",
    "/en",
    "/en/\x00/",
    "/en/../sv/",
    "/api/v1/",
    "/api/v2/en/guide",
    "/go/",
    f"/{MARK}/",
    "/en/" + "a/" * 2000,
)
KNOWN = ("ki", "k", "both", "external", "1", "4", "idea", "joint", "undecided", "biobank", "avtal")
STRANGE = ("", "0", "5", "-1", "1e9", "٣", "null", "[]", "{}", "../..", "ki\r\nX-Evil: 1", "%", "%zz", "+")
HOSTILE = (MARK, "<script>alert(1)</script>", "' OR 1=1 --", "{{7*7}}", "=cmd|' /C calc'!A0", "\x00", "\x1b[2J")
HUGE = tuple(one * times for one in ("a", "å", "%ff", "*", '" ') for times in (201, 5000, 65536))
LANGUAGES = ("", "sv", "en;q=0", "*", "sv;q=" + "9" * 50, "\x00", "å" * 500)


def addresses(guide):
    """Public addresses of every kind, those below them, and some that do not exist."""
    keys = [*guide.editions["en"].sections, *(f"unit-{key}" for key in guide.editions["en"].units)]
    beside = ["/en/responsibility/responsibility.csv", "/sv/ansvar/responsibility.csv", "/en/contacts/eeo/eeo.vcf"]
    machines = ["/sitemap.xml", "/robots.txt", "/api/v1/openapi.json", "/en/changes/changes.atom"]
    api = [f"/api/v1/{language}/{what}" for language in ("en", "sv") for what in ("guide", "support", "search")]
    embedded = ["/embed/en/support", "/embed/sv/support", "/embed/de/support"]
    go = [f"/go/{key}{end}" for key in keys[::7] for end in ("", "/sv", ".svg", ".png", "/xx")]
    return [*guide.addresses, *beside, *machines, *api * 3, *embedded * 3, *go, *WRONG]


def value(chance, keys):
    """One raw value: known, wrong, hostile or huge; some of it percent-encoded, some not."""
    noise = "".join(chr(chance.randrange(1, 0x2FFF)) for _ in range(chance.randrange(40)))
    kind = chance.choices((keys, KNOWN, STRANGE, HOSTILE, (noise,), HUGE), weights=(5, 5, 5, 5, 4, 1))[0]
    raw = chance.choice(kind)
    if chance.random() < 0.3:
        return raw.encode("utf-8", "surrogatepass").decode("latin-1")
    return quote_from_bytes(raw.encode("utf-8" if chance.random() < 0.8 else "utf-16", "surrogatepass"))


def requests(guide, number):
    """Yield path, raw query string and Accept-Language; the same ones each time."""
    chance = random.Random(SEED)
    paths, keys = addresses(guide), list(guide.editions["en"].sections)
    for _ in range(number):
        pairs = (f"{chance.choice(NAMES)}={value(chance, keys)}" for _ in range(chance.choice([0, 1, 1, 2, 3, 6])))
        yield chance.choice(paths), chance.choice("&&&&;").join(pairs), chance.choice(LANGUAGES)


def faults(response):
    """What is wrong with an answer, in words."""
    if response.status >= 500:
        yield f"status {response.status}"
    if any(set("\r\n\0") & set(name + text) for name, text in response.headers):
        yield "a header of two lines"
    if response.content_type.startswith("text/html") and SCRIPTED in response.body:
        yield "markup reflected"
    if response.content_type == "application/json":
        said = json.loads(response.body)
        if response.status >= 400 and not (said.get("error") and said.get("message")):
            yield "an error without a name or a sentence"
    if any(name.lower() == "set-cookie" for name, _ in response.headers):
        yield "a cookie"


def test_no_request_of_any_kind_is_answered_with_an_error(guide, count):
    wrong = [
        (path, query[:300], list(found))
        for path, query, language in requests(guide, count(5_000, 100_000))
        if (found := list(faults(respond(guide, path, query, language))))
    ]

    assert wrong == []
