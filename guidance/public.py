"""Every public address answered from the guide: no request, no database, no cookie, no clock."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.conf import settings
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import override

from guidance import feeds, links, sitemaps
from guidance.addresses import LANGUAGES, STEP_KEYS
from guidance.api import respond_api
from guidance.guide import Guide
from guidance.language import preferred
from guidance.pages import (
    Ask,
    Response,
    Shown,
    changes,
    contacts,
    embed,
    errors,
    finder,
    home,
    link_set,
    responsibility,
    roadmap,
    search,
    sections,
    steps,
    texts,
)
from guidance.parameters import canonical, cut, read

# How each kind of page is made; `data-page` names the same kinds.
PAGES: dict[str, Callable[[Ask], Shown]] = {
    "home": home.home,
    "step": steps.step,
    "section": sections.section,
    "type": sections.section,
    "types": texts.types,
    "about": texts.about,
    "accessibility": texts.text_page,
    "privacy": texts.text_page,
    "changes": changes.changes,
    "finder": finder.finder,
    "roadmap": roadmap.roadmap,
    "responsibility": responsibility.responsibility,
    "contacts": contacts.contacts,
    "unit": contacts.unit,
    "search": search.search,
}
# Rendered each time: what people type or choose freely would fill any store.
FREE = frozenset({"search", "finder", "roadmap", "responsibility", "contacts"})
REDIRECT_VARIES = (("Vary", "Accept-Language"),)


def kind_of(guide: Guide, key: str) -> str:
    """Return what kind of page a key has."""
    if key in STEP_KEYS.values():
        return "step"
    if key.startswith("unit-"):
        return "unit"
    section = next((found for each in guide.editions.values() if (found := each.sections.get(key))), None)
    if section is None:
        return key
    return "type" if section.kind == "collaboration-type" else "section"


def respond(guide: Guide, path: str, query: str = "", accept_language: str = "") -> Response:
    """Return the complete answer to a GET of a public address.

    `path` is the decoded path, `query` the raw query string. Never raises for anything a visitor can send.
    """
    if path == "/":
        return front_door(accept_language, query)
    first, _, rest = path.removeprefix("/").partition("/")
    match first:
        case "go":
            return go(guide, rest, query, accept_language)
        case "api":
            version, _, rest = rest.partition("/")
            return respond_api(guide, rest.split("/") if version == "v1" else ("",), query, settings.SITE_URL)
        case "embed":
            return embedded(guide, rest, query)
        case "sitemap.xml" | "robots.txt" | "favicon.ico" | ".well-known":
            return machine(guide, path) or missing(guide, path, accept_language)
        case _ if first in LANGUAGES:
            return page(guide, path, query, first)
    return missing(guide, path, accept_language)


def front_door(accept_language: str, query: str) -> Response:
    """Send `/` to the home page in the visitor's language."""
    location = f"/{preferred(accept_language)}/" + links.carried(query)
    return Response(302, b"", headers=(("Location", location), *REDIRECT_VARIES), keep=True)


def go(guide: Guide, rest: str, query: str, accept_language: str) -> Response:
    """Answer a permanent address; what it says to nobody gets a page that helps on."""
    if asked := links.set_asked(guide, rest):
        code, language = asked
        return shown(guide, language, f"/go/{rest}", f"set/{code}", "section", query)
    language = preferred(accept_language)
    response = links.go(guide, rest, language, query, settings.SITE_URL)
    if response.status in (404, 410):
        said = rest.rstrip("/").lower().rpartition("/")[2]  # /go/<key>/sv asks for Swedish, whoever it is that asks
        return missing(guide, f"/go/{rest}", said if said in guide.editions else accept_language, response)
    return response


def embedded(guide: Guide, rest: str, query: str) -> Response:
    language, _, what = rest.partition("/")
    if what.rstrip("/") != "support" or language not in guide.editions:
        return missing(guide, f"/embed/{rest}", "")
    params, _bad = read("embed", query, guide, language)
    ask = Ask(guide, guide.editions[language], f"/embed/{language}/support", "embed", params)
    return rendered(ask, embed.support(ask))


def machine(guide: Guide, path: str) -> Response | None:
    """Return what machines ask for by fixed names, None for any other name."""
    match path:
        case "/sitemap.xml":
            return sitemaps.sitemap(guide, settings.SITE_URL)
        case "/favicon.ico":  # browsers ask for it by this name, whatever a page says
            return Response(301, b"", headers=(("Location", static("img/favicon.ico")),), keep=True)
        case "/robots.txt":
            return sitemaps.robots(settings.SITE_URL)
        case "/.well-known/security.txt":
            return sitemaps.security_txt(guide, settings.SITE_URL)
    return None


def page(guide: Guide, path: str, query: str, language: str) -> Response:
    """Return a page of an edition, a file beside a page, or the redirect from a former address."""
    if found := guide.addresses.get(path):
        return shown(guide, found[0], path, found[1], kind_of(guide, found[1]), query)
    if file := feeds.feed(guide, path, settings.SITE_URL) or beside(guide, path, query):
        return file
    moved = links.redirect_for(guide, path, query)
    if moved is None or moved.status == 410:
        return missing(guide, path, language, moved)
    return moved


def beside(guide: Guide, path: str, query: str) -> Response | None:
    """Return the table or the card that lies beside a page, e.g. `/en/responsibility/responsibility.csv`."""
    folder, _, name = path.rpartition("/")
    language, key = guide.addresses.get(f"{folder}/", ("", ""))
    if key == "responsibility" and name == "responsibility.csv":
        ask = asked(guide, language, path, key, "responsibility", query)
        with override(language):
            return responsibility.csv(ask, settings.SITE_URL)
    if key.startswith("unit-") and name == f"{key.removeprefix('unit-')}.vcf":
        with override(language):
            return contacts.card(asked(guide, language, path, key, "unit", ""), settings.SITE_URL)
    return None


def asked(guide: Guide, language: str, path: str, key: str, kind: str, query: str) -> Ask:
    params, bad = read(kind, query, guide, language)
    return Ask(guide, guide.editions[language], path, key, params, cut="q" in bad and cut(query))


def shown(guide: Guide, language: str, path: str, key: str, kind: str, query: str) -> Response:
    """Return the page of a key; `kind` names its page function and its closed list of parameters."""
    ask = asked(guide, language, path, key, kind, query)
    with override(language):  # page functions say words too
        if key.startswith("set/"):
            return rendered(ask, link_set.link_set(ask, key.removeprefix("set/")), keep=True)
        return rendered(ask, PAGES[kind](ask), keep=kept(kind, ask.params))


def kept(kind: str, params: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a finished page is worth its place: not what people type or choose freely."""
    return "page" not in params and (kind not in FREE or not params)


def missing(guide: Guide, path: str, accept_language: str, response: Response | None = None) -> Response:
    """Return the page "not found" (or "gone", as `response` says) with ways on."""
    first = path.removeprefix("/").partition("/")[0]
    language = first if first in LANGUAGES else preferred(accept_language)
    ask = Ask(guide, guide.editions[language], path, "error")
    with override(language):
        if response is not None and response.status == 410:
            page = errors.gone(ask, links.step_of_gone(guide, path))
        else:
            page = errors.not_found(ask, links.suggestions(guide, language, path))
    varies = () if first in LANGUAGES or first == "go" else REDIRECT_VARIES
    return replace(rendered(ask, page, keep=True), headers=(*(response.headers if response else ()), *varies))


def rendered(ask: Ask, page: Shown, keep: bool = False) -> Response:
    """Return a page as bytes, rendered in the language of its edition."""
    context = {
        "ask": ask,
        "edition": ask.edition,
        "language": ask.language,
        "affiliation": ask.affiliation,
        "site_url": settings.SITE_URL,
        **page.context,
    }
    with override(ask.language):
        html = get_template(page.template).render(context)
    return Response(page.status, html.encode("utf-8", "replace"), headers=page.headers, keep=keep, missed=page.missed)


def canonical_query(guide: Guide, path: str, query: str) -> str | None:
    """Return the query under which a finished page is kept: known parameters only, in fixed order; None for what is
    answered anew each time because it carries its query on, or says that words were cut off it."""
    if not query:
        return ""
    found = guide.addresses.get(path)
    if found is None:
        return None
    kind = kind_of(guide, found[1])
    params, bad = read(kind, query, guide, found[0])
    return None if "q" in bad and cut(query) else canonical(kind, params)
