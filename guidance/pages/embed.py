"""The contact panel on its own, for the pages of others: a small page that may be framed and needs no script."""

from dataclasses import replace

from contacts.resolver import Matter, who_supports
from guidance.matters import asked_matter, in_vain
from guidance.pages import Ask, Shown
from guidance.pages.frame import affiliations, href
from guidance.pages.panels import panel

MATTERS = ("need", "plan", "step")
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
HEADERS = (("Content-Security-Policy", POLICY), ("X-Robots-Tag", "noindex"))


def support(ask: Ask) -> Shown:
    """Show who supports in one need, plan or step, or in general; asking about several at once is a 400."""
    asked = [(name, value) for name in MATTERS for value in ask.params.get(name, ())]
    alone = len(asked) <= 1
    matter = asked_matter(ask.edition, *asked[0]) if asked and alone else Matter()
    section = ask.edition.sections.get(matter.key or "")
    pages = ask.edition.pages
    home = pages.get("home") or pages["contacts"]  # one of the portal's own, which is always there
    page = section or pages.get(matter.key or "") or home
    unit = ask.edition.units.get((section and section.responsible_unit) or "")
    context = {
        "alone": alone,
        "matter": matter,
        "subject": page.title,
        "subject_href": href(ask, page.key),
        "permalink": f"/go/{page.key}",
        "section": section,
        "unit": unit.name if unit else "",
        # The component's own links would leave the frame; those that set the affiliation have to stay inside.
        "panel": replace(panel(ask, matter, set()), choices=(), by_affiliation=()),
        "choices": affiliations(ask),
        "home": home,
    }
    missed = in_vain(who_supports(ask.affiliation, matter, ask.edition.routes))
    return Shown("guidance/embed_support.html", context, 200 if alone else 400, HEADERS, missed)
