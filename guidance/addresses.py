"""Where the portal's own pages live; addresses of CMS pages, sections and types belong to editors."""

from contacts.choices import Affiliation, Step

LANGUAGES = ("en", "sv")

# The portal's own pages: key → slug in each language. Editors cannot give these slugs to a page of theirs.
OWN_PAGES = {
    "types": {"en": "types", "sv": "samarbetsformer"},
    "finder": {"en": "finder", "sv": "hitta-ratt"},
    "roadmap": {"en": "roadmap", "sv": "fardplan"},
    "responsibility": {"en": "responsibility", "sv": "ansvar"},
    "contacts": {"en": "contacts", "sv": "kontakter"},
    "search": {"en": "search", "sv": "sok"},
    "changes": {"en": "changes", "sv": "andringar"},
}
SECTIONS = {"en": "topics", "sv": "amnen"}
STEP_KEYS = {step: f"step-{step}" for step in Step}
CMS_PAGES = ("home", *STEP_KEYS.values(), "about", "accessibility", "privacy")
# Keys that no section gets, because they mean something already: ways under /go/, the table of routes for everything,
# pages that have no key, and what is above.
RESERVED_KEYS = frozenset({"set", "en", "sv", "edit", "everything", "error", "embed", *OWN_PAGES, *CMS_PAGES})
RESERVED_SLUGS = frozenset(
    {slugs[language] for slugs in (*OWN_PAGES.values(), SECTIONS) for language in LANGUAGES}
    | {"admin", "api", "go", "embed", "static", "media", "healthz", "readyz", "cms_login", "cms_wizard"}
)

# The closed list of parameters of each page, in canonical order; every other parameter changes nothing.
PARAMETERS = {
    "home": ("as",),
    "step": ("as",),
    "section": ("as",),
    "type": ("as",),
    "types": ("as",),
    "about": ("as",),
    "accessibility": ("as",),
    "privacy": ("as",),
    "changes": ("as", "page"),
    "finder": ("as", "plan", "need", "stage", "step"),
    "roadmap": ("as", "plan", "need", "stage", "step"),
    "responsibility": ("as", "step", "responsibility", "q"),
    "contacts": ("as", "org", "help"),
    "unit": ("as",),
    "search": ("as", "q", "page"),
}
REPEATABLE = frozenset({"plan", "need"})
AFFILIATIONS = tuple(Affiliation.values)


def own_page(key: str, language: str) -> str:
    """Return the path of one of the portal's own pages, e.g. `/sv/sok/` for search."""
    return f"/{language}/{OWN_PAGES[key][language]}/"


def section_path(kind: str, slug: str, language: str) -> str:
    """Return the path of a section; it holds neither step nor position, so moving a section keeps its address."""
    folder = OWN_PAGES["types"][language] if kind == "collaboration-type" else SECTIONS[language]
    return f"/{language}/{folder}/{slug}/"


def unit_path(key: str, language: str) -> str:
    """Return the path of a support unit's page; the unit's key is its slug."""
    return f"/{language}/{OWN_PAGES['contacts'][language]}/{key}/"
