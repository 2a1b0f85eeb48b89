"""What stands in the fixture files, as typed values; msgspec refuses everything else."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from contacts.choices import Affiliation, Organisation, Owner, Part, Responsibility
from guidance.choices import Effect, NoticeKind, SectionKind, Stage

Key = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Slug = Annotated[str, Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=120)]
Address = Annotated[str, Meta(pattern=r"^https?://[^\s]+\.[^\s]+$", max_length=500)]
Mail = Annotated[str, Meta(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")]
Said = Annotated[str, Meta(min_length=1)]
StepNumber = Annotated[int, Meta(ge=1, le=4)]


class Strict(Struct, forbid_unknown_fields=True, frozen=True):
    pass


class ToDo(Strict):
    text: Said
    original: str | None = None


class NoticeBlock(Strict):
    kind: NoticeKind
    text: Said


class Party(Strict):
    who: Literal["joint", "ki", "k"]
    title: Said
    text: Said


class Block(Strict):
    text: str | None = None
    notice: NoticeBlock | None = None
    party: Party | None = None


class PageText(Strict):
    title: Said
    slug: Slug
    menu_title: str = ""
    lead: str = ""
    description: str = ""
    purpose: str = ""
    body: list[Block] = []


class Page(Strict):
    key: Key
    en: PageText
    sv: PageText
    step: StepNumber | None = None
    todos: list[ToDo] = []


class SectionText(Strict):
    title: Annotated[str, Meta(min_length=1, max_length=300)]
    slug: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
    lead: str = ""
    first_action: str = ""
    agreement: str = ""
    body: list[Block] = []


class Reference(Strict):
    title_en: Said
    title_sv: Said
    url: Address | None = None
    language: Literal["en", "sv"] | None = None
    format: Literal["page", "pdf"] = "page"
    login: bool = False


class Section(Strict):
    key: Key
    kind: SectionKind
    responsibility: Responsibility
    owner: Owner
    state: Literal["published", "draft"]
    step: StepNumber | None = None
    responsible_unit: Key | None = None
    source: Address | None = None
    en: SectionText | None = None
    sv: SectionText | None = None
    references: list[Reference] = []
    todos: list[ToDo] = []


class Unit(Strict):
    key: Key
    organisation: Organisation
    name_en: Said
    name_sv: Said
    covers_en: list[Said]
    covers_sv: list[Said]
    first_contact: bool = False
    who_en: str = ""
    who_sv: str = ""
    email: Mail | None = None
    example_email: Mail | None = None
    phone: str | None = None
    url: Address | None = None
    source: Address | None = None
    caution: str | None = None
    todos: list[ToDo] = []


class Route(Strict):
    unit: Key
    part: Part
    role: Literal["primary", "also"]
    reason_en: Said
    reason_sv: Said
    section: Key | None = None
    step: StepNumber | None = None
    affiliation: Affiliation | None = None


class Caption(Strict):
    key: Key
    title_en: Said
    title_sv: Said
    text_en: Said
    text_sv: Said


class Rule(Strict):
    section: Key
    effect: Effect
    reason_en: Said
    reason_sv: Said
    affiliation: Affiliation | None = None
    plan: Key | None = None
    need: Key | None = None
    stage: Stage | None = None


class SynonymGroup(Strict):
    words: Annotated[list[Said], Meta(min_length=2)]


class Guide(Strict):
    """All fixture files together."""

    pages: list[Page]
    sections: list[Section]
    units: list[Unit]
    routes: list[Route]
    captions: list[Caption]
    rules: list[Rule]
    synonyms: list[SynonymGroup]
