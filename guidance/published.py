"""The values of the guide as the API publishes them: plain dictionaries, addresses in full."""

import re
from datetime import date
from typing import Any

from contacts.resolver import Answer
from contacts.units import Unit
from guidance.choices import SectionKind
from guidance.guide import Edition, Reference, Section
from guidance.search import Hit

Json = dict[str, Any]
HERE = re.compile(r'(<[^<>]*\s(?:href|src)=")/(?!/)')  # a tag with the address of something on the portal itself


def guide_json(edition: Edition, site_url: str) -> Json:
    """Return everything published in one language; `sections` holds the types too, `types` names them once more."""
    sections = edition.sections.values()
    return {
        "language": edition.language,
        "generation": edition.generation,
        "as_of": edition.as_of.isoformat(),
        "steps": steps_json(edition, site_url),
        "sections": [section_json(section, site_url) for section in sections],
        "types": [type_json(each, site_url) for each in sections if each.kind == SectionKind.COLLABORATION_TYPE],
        "units": [unit_json(unit, site_url) for unit in edition.units.values()],
    }


def steps_json(edition: Edition, site_url: str) -> list[Json]:
    return [
        {
            "number": page.step,
            "key": page.key,
            "title": page.title,
            "purpose": page.purpose,
            "lead": page.lead,
            "url": site_url + page.path,
            "permalink": f"{site_url}/go/{page.key}",
        }
        for page in edition.pages.values()
        if page.step
    ]


def section_json(section: Section, site_url: str) -> Json:
    """Return a section; inner links of its HTML are permanent addresses. `lang` is the language its text is in."""
    return {
        "key": section.key,
        "kind": section.kind,
        "step": section.step,
        "position": section.position,
        "responsibility": section.responsibility,
        "responsible_unit": section.responsible_unit,
        "lang": section.language,
        "title": section.title,
        "lead": section.lead,
        "first_action": section.first_action,
        "agreement": section.agreement,
        "html": HERE.sub(rf"\g<1>{site_url}/", section.html),
        "url": site_url + section.path,
        "permalink": f"{site_url}/go/{section.key}",
        "references": [reference_json(reference) for reference in section.references],
        "changed": day(section.changed_on),
        "reviewed": day(section.reviewed_on),
        "review_by": day(section.review_by),
    }


def type_json(section: Section, site_url: str) -> Json:
    names = ("key", "title", "lang", "responsibility", "agreement", "url", "permalink")
    whole = section_json(section, site_url)
    return {name: whole[name] for name in names}


def reference_json(reference: Reference) -> Json:
    return {
        "title": reference.title,
        "url": reference.url or None,
        "language": reference.language or None,
        "format": reference.format or None,
        "size": reference.size or None,
        "login": reference.login,
    }


def unit_json(unit: Unit, site_url: str) -> Json:
    """Return a unit; `url` is its page in the guide, `website` its own. What is not known is null."""
    return {
        "key": unit.key,
        "organisation": unit.organisation,
        "name": unit.name,
        "covers": list(unit.covers),
        "who_may_ask": unit.who_may_ask or None,
        "email": unit.email or None,
        "email_is_example": unit.email_is_example,
        "phone": unit.phone or None,
        "website": unit.url or None,
        "response_time": unit.response_time or None,
        "languages": unit.languages or None,
        "have_ready": list(unit.have_ready),
        "person": unit.person or None,
        "checked": day(unit.checked_on),
        "first_contact": unit.first_contact,
        "reachable": unit.reachable,
        "url": site_url + unit.path,
        "permalink": f"{site_url}/go/unit-{unit.key}",
    }


def stands_in(answer: Answer) -> bool:
    """Whether the first point of contact stands in because a unit, a side, a channel or a decision is missing."""
    general = answer.level == "general" and answer.matter.kind != "general"
    return general or any(support.role == "fallback" for support in answer.supports)


def answer_json(answer: Answer, language: str, site_url: str) -> Json:
    """Return the resolver's answer; `for` says whom a route is for, null being anybody."""
    return {
        "language": language,
        "affiliation": answer.affiliation,
        "matter": {"kind": answer.matter.kind, "key": answer.matter.key},
        "responsibility": answer.matter.responsibility,
        "settled": answer.settled,
        "fallback": stands_in(answer),
        "answers": [
            {
                "part": support.part,
                "role": support.role,
                "for": support.affiliation,
                "unit": unit_json(support.unit, site_url),
                "reason": support.reason,
            }
            for support in answer.supports
        ],
    }


def hit_json(hit: Hit, site_url: str) -> Json:
    """Return a search hit; an address outside the guide stays as it is."""
    return {
        "kind": hit.kind,
        "key": hit.key,
        "title": hit.title,
        "lang": hit.lang,
        "lead": hit.lead,
        "url": site_url + hit.url if hit.url.startswith("/") else hit.url,
    }


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None
