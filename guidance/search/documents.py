"""What can be found: one document for each unit, section, type, reference and page of an edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contacts.units import Unit
from guidance.choices import SectionKind
from guidance.guide import Edition, Page, Section
from guidance.richtext import plain

KINDS = ("unit", "section", "type", "reference", "page")
UNSEARCHED = frozenset({"search"})


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find. `language` is that of its text; `names` are further names, each as good as a title.

    `key` of a reference is that of the section which points to it.
    """

    kind: str
    key: str
    language: str
    title: str
    url: str
    names: tuple[str, ...] = ()
    lead: str = ""
    body: str = ""
    step: int | None = None
    responsibility: str = ""
    reviewed: date | None = None


def documents(edition: Edition) -> Iterator[Document]:
    """Yield everything of an edition that can be found: contacts, sections and types with their references, pages."""
    for unit in edition.units.values():
        yield unit_document(unit, edition.language)
    seen: set[str] = set()
    for section in edition.sections.values():
        yield section_document(section)
        for document in reference_documents(section):
            if document.url not in seen or document.url == section.path:  # once, where it is named first
                seen.add(document.url)
                yield document
    for page in edition.pages.values():
        if page.key not in UNSEARCHED:
            yield page_document(page)


def unit_document(unit: Unit, language: str) -> Document:
    email = "" if unit.email_is_example else unit.email  # what nobody reads is not found either
    body = (unit.who_may_ask, *unit.have_ready, unit.person, email)
    return Document(
        kind="unit",
        key=unit.key,
        language=language,
        title=unit.name,
        url=unit.path,
        names=unit.covers,
        lead=", ".join(unit.covers),
        body=" · ".join(filter(None, body)),
        responsibility=unit.organisation,
        reviewed=unit.checked_on,
    )


def section_document(section: Section) -> Document:
    is_type = section.kind == SectionKind.COLLABORATION_TYPE
    titles = (reference.title for reference in section.references)
    return Document(
        kind="type" if is_type else "section",
        key=section.key,
        language=section.language,
        title=section.title,
        url=section.path,
        names=(section.agreement,) if section.agreement else (),
        lead=section.lead,
        body=" ".join(filter(None, (plain(section.html), section.first_action, *titles))),
        step=section.step,
        responsibility=section.responsibility,
        reviewed=section.reviewed_on,
    )


def reference_documents(section: Section) -> Iterator[Document]:
    """Yield the documents a section points to; one without an address leads to the section itself."""
    for reference in section.references:
        yield Document(
            kind="reference",
            key=section.key,
            language=section.language,
            title=reference.title,
            url=reference.url or section.path,
            body=section.title,
            step=section.step,
            responsibility=section.responsibility,
        )


def page_document(page: Page) -> Document:
    body = " ".join(plain(html) for html in page.slots.values())
    return Document(
        kind="page",
        key=page.key,
        language=page.language,
        title=page.title,
        url=page.path,
        names=(page.menu_title,) if page.menu_title else (),
        lead=page.lead or page.purpose or page.description,
        body=f"{page.purpose} {body}".strip(),
        step=page.step,
    )
