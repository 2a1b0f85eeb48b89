"""The published guide as one frozen value: everything that public pages are rendered from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contacts.resolver import Routes
from contacts.units import Unit


class NothingPublishedError(Exception):
    """There is no guide: nothing has been imported, or neither a database nor a stored generation can be read."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document or page that a section points to; without `url` it is named, not linked."""

    title: str
    url: str = ""
    language: str = ""
    format: str = ""
    size: str = ""
    login: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One section as an edition shows it. `language` is that of the text, which differs from the edition's where a
    translation is missing. `html` is sanitised; its inner links are symbolic (`/go/<key>`) until a page is rendered."""

    key: str
    kind: str
    step: int | None
    position: int
    responsibility: str
    owner: str
    language: str
    title: str
    slug: str
    path: str
    lead: str = ""
    first_action: str = ""
    agreement: str = ""
    html: str = ""
    responsible_unit: str | None = None
    references: tuple[Reference, ...] = ()
    changed_on: date | None = None
    reviewed_on: date | None = None
    review_by: date | None = None

    @property
    def has_text(self) -> bool:
        """Whether editors have written more than the heading; otherwise the page says whom to ask."""
        return bool(self.lead or self.html)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the CMS (home, a step, about, accessibility, privacy) or one of the portal's own (finder, …).
    `slots` holds the sanitised HTML of each placeholder: body, joint, ki, k, after."""

    key: str
    language: str
    title: str
    path: str
    step: int | None = None
    menu_title: str = ""
    purpose: str = ""
    description: str = ""
    lead: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    changed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """One picture of the slideshow; `key` names its drawing."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A public note of a change; `key` is the section's, page's or unit's."""

    on: date
    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Which answers make a section needed, or usually not; all given conditions must hold."""

    section: str
    effect: str
    reason: str
    affiliation: str | None = None
    plan: str | None = None
    need: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class LinkSet:
    """Sections that EEO chose for one partner or meeting, in order; `snapshot` is the state of each at that time."""

    code: str
    title: str
    note: str
    language: str
    affiliation: str | None
    sections: tuple[str, ...]
    snapshot: Mapping[str, str]
    made_on: date
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """The guide in one language. Mappings are in editors' order."""

    language: str
    generation: int
    as_of: date
    pages: Mapping[str, Page]
    sections: Mapping[str, Section]
    units: Mapping[str, Unit]
    routes: Routes
    captions: tuple[Caption, ...] = ()
    notes: tuple[Note, ...] = ()
    rules: tuple[Rule, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Retired:
    """A key that no longer has a page: where its readers are sent. `may_return`: it is only unpublished, or its way
    leads over something that is."""

    successor: str | None = None
    step: int | None = None
    may_return: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """An address that two things ask for: `key` had to take the address `instead`, as `holder` has this one."""

    path: str
    language: str
    key: str
    holder: str
    instead: str


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything published, in all languages. `addresses` maps each current path to (language, key), `former` each path
    that ever was public."""

    generation: int
    editions: Mapping[str, Edition]
    addresses: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    former: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    retired: Mapping[str, Retired] = field(default_factory=dict)
    link_sets: Mapping[str, LinkSet] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
