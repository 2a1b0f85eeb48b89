"""An address of every kind of page, by permanent keys that the imported guide and the sample guide share."""

from guidance.addresses import LANGUAGES

ROADMAP = "as=both&plan=commissioned-research&need=samples-healthcare&stage=partner"
KINDS = {
    "home": "/go/home/{}",
    "step": "/go/step-2/{}",
    "section": "/go/samples-healthcare/{}",
    "types": "/go/types/{}",
    "type": "/go/commissioned-research/{}",
    "finder": "/go/finder/{}?as=ki",
    "roadmap": f"/go/roadmap/{{}}?{ROADMAP}",
    "responsibility": "/go/responsibility/{}",
    "contacts": "/go/contacts/{}",
    "unit": "/go/unit-ki-biobank/{}",
    "search": "/go/search/{}?q=biobank",
    "about": "/go/about/{}",
    "accessibility": "/go/accessibility/{}",
    "privacy": "/go/privacy/{}",
    "changes": "/go/changes/{}",
    "error": "/{}/no-such-page/",
    "embed": "/embed/{}/support?plan=commissioned-research",
}
PAGES = [(kind, language) for kind in KINDS for language in LANGUAGES]


def address(kind: str, language: str) -> str:
    """The path and query of one page of a kind."""
    return KINDS[kind].format(language)
