"""What every page shows around its content: canonical address, other language, navigation, affiliation."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from contacts.choices import Affiliation
from contacts.units import Unit
from guidance.addresses import AFFILIATIONS, LANGUAGES
from guidance.guide import Edition, LinkSet, Page, Section
from guidance.pages import Ask

NAVIGATION = {
    "roadmap": _("Roadmap"),
    "types": _("Types"),
    "responsibility": _("Who does what"),
    "contacts": _("Contacts"),
    "about": _("About KI and K"),
}
LANGUAGE_NAMES = {"en": "English", "sv": "Svenska"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link as templates show it; `current` marks the page (or choice) the visitor is on."""

    title: str
    href: str
    current: bool = False
    key: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    canonical: str
    home: str
    search: str
    languages: tuple[Link, ...]
    alternates: tuple[Link, ...]
    navigation: tuple[Link, ...]
    shown_for: str
    affiliations: tuple[Link, ...]
    everything: str
    first_contact: Unit
    query: str


def query(params: Mapping[str, tuple[str, ...]], **changes: str | None) -> str:
    """Return `?a=1&b=2`, or nothing; `changes` replaces a parameter, None drops it."""
    kept = {name: values for name, values in params.items() if name not in changes}
    changed = {name: (value,) for name, value in changes.items() if value}
    said = urlencode({**changed, **kept}, doseq=True)
    return f"?{said}" if said else ""


def path_in(edition: Edition, key: str) -> str | None:
    """Return the path of a key in an edition, None where it has no page there."""
    if key.startswith("set/"):
        return f"/go/{key}/{edition.language}"
    if key.startswith("unit-") and (unit := edition.units.get(key.removeprefix("unit-"))):
        return unit.path
    found = edition.pages.get(key) or edition.sections.get(key)
    return found.path if found else None


def href(ask: Ask, key: str) -> str:
    """Return the address of a key's page with the affiliation carried on; its permanent one where it has no page."""
    return (path_in(ask.edition, key) or f"/go/{key}") + query({}, **{"as": ask.affiliation})


def languages(ask: Ask) -> tuple[Link, ...]:
    """Return the same page in every language; the home page where it does not exist in one."""

    def link(language: str) -> Link:
        edition = ask.guide.editions[language]
        same = path_in(edition, ask.key)
        home = path_in(edition, "home") or f"/{language}/"
        address = same + query(ask.params) if same else home + query({}, **{"as": ask.affiliation})
        return Link(LANGUAGE_NAMES[language], address, language == ask.language, lang=language)

    return tuple(link(language) for language in LANGUAGES if language in ask.guide.editions)


def alternates(ask: Ask) -> tuple[Link, ...]:
    """Return the canonical addresses of this page in each language it exists in; English is the one for all others."""
    paths = {language: path_in(edition, ask.key) for language, edition in ask.guide.editions.items()}
    links = tuple(Link("", path, lang=language) for language, path in paths.items() if path)
    default = tuple(Link("", link.href, lang="x-default") for link in links if link.lang == LANGUAGES[0])
    return links + default


def navigation(ask: Ask) -> tuple[Link, ...]:
    """Return the five ways in, those that exist, the asked one marked."""
    return tuple(
        Link(str(title), href(ask, key), key == ask.key, key)
        for key, title in NAVIGATION.items()
        if key in ask.edition.pages
    )


def home(ask: Ask) -> Link:
    """Return the first of the links that tell where a page stands."""
    return Link(str(_("Home")), href(ask, "home"))


def language_of(ask: Ask, text: Section | Page | LinkSet) -> str:
    """Return the language of a text where it differs from the page's."""
    return "" if text.language == ask.language else text.language


def text_link(ask: Ask, text: Section | Page) -> Link:
    """Return the link to a section or page by its title."""
    return Link(text.title, href(ask, text.key), lang=language_of(ask, text))


def step_name(number: int | None) -> str:
    """Return "Step 2"; nothing for what stands in no step."""
    return pgettext("a numbered step", "Step %(number)s") % {"number": number} if number else ""


def step_link(ask: Ask, page: Page) -> Link:
    """Return the link to a step's page, carrying its number and name: "Step 2: Identify resources"."""
    return Link(f"{step_name(page.step)}: {page.menu_title or page.title}", href(ask, page.key))


def group_link(ask: Ask, number: int | None) -> Link:
    """Return what a group of sections is headed by: their step, or without a link that they stand before the steps."""
    page = ask.edition.pages.get(f"step-{number}")
    return step_link(ask, page) if page else Link(str(_("Before the steps")), "")


def affiliations(ask: Ask) -> tuple[Link, ...]:
    """Return the four answers to "where do you work", each leading to this same page."""
    return tuple(
        Link(Affiliation(value).label, ask.path + query(ask.params, **{"as": value}), value == ask.affiliation, value)
        for value in AFFILIATIONS
    )


def frame(ask: Ask) -> Frame:
    """Everything around the content of a page."""
    return Frame(
        canonical=ask.path,
        home=href(ask, "home"),
        search=path_in(ask.edition, "search") or "",
        languages=languages(ask),
        alternates=alternates(ask),
        navigation=navigation(ask),
        shown_for=Affiliation(ask.affiliation).label if ask.affiliation else "",
        affiliations=affiliations(ask) if ask.affiliation else (),
        everything=ask.path + query(ask.params, **{"as": None}),
        first_contact=ask.edition.routes.first_contact,
        query=query(ask.params),
    )
