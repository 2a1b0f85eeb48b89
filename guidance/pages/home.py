"""The home page: what this is, and the ways in."""

from guidance.pages import Ask, Shown
from guidance.pages.changes import by_day, newest_first
from guidance.pages.frame import affiliations, href, query
from guidance.pages.steps import steps

LATEST = 3  # public notes on the home page (interface, 6.1)


def home(ask: Ask) -> Shown:
    """Show the four steps, the question of affiliation, the first point of contact, pictures and the latest notes."""
    page = ask.edition.pages["home"]
    unit = ask.edition.routes.first_contact
    context = {
        "kind": "home",
        "heading": page.title,
        "description": page.description or page.lead,
        "picture": "home",
        "item": "GovernmentService",
        "page": page,
        "steps": steps(ask),
        "choices": affiliations(ask),
        "everything": ask.path + query(ask.params, **{"as": None}) if ask.affiliation else "",
        "first_contact": unit,
        "first_contact_address": href(ask, f"unit-{unit.key}"),
        "captions": ask.edition.captions,
        "days": by_day(ask, newest_first(ask.edition)[:LATEST]),
        "reviewed": {"changed_on": page.changed_on, "address": "/go/home"},
    }
    return Shown("guidance/home.html", context)
