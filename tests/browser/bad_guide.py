"""The sample guide with the worst that editors could write: no end of words, no spaces, markup, right to left."""

from dataclasses import replace
from datetime import date

from contacts.choices import Responsibility
from contacts.resolver import Route, prepare
from contacts.units import Unit
from contacts.words import WORDS
from guidance.addresses import section_path, unit_path
from guidance.choices import SectionKind
from guidance.guide import Caption, Edition, Guide, Note, Reference, Section
from guidance.richtext import clean
from tests.sample_guide import addresses, sample_guide

MARKUP = """<img src=x onerror="window.hit=1"><script>window.hit=1</script>"'><b>&amp;</b>{{ 7 }}{% x %}"""
LONG = ("A title that never ends because everything seemed important to somebody " * 5)[:300]
WORD = "forskningsinfrastruktursamordningsfunktionssamarbetsavtalsutvecklingsarbetsgrupp"
ARABIC = "عينات بشرية في البحث الطبي، والتعاون مع الصناعة (KI)"
TEXTS = LONG, WORD, ARABIC, MARKUP, "x"
HOW_MANY = 40


def body(text: str) -> str:
    """A body as it would be published: cleaned, with headings, lists and a quotation."""
    return clean(f"<h3>{text}</h3><p>{text}</p><ul><li>{text}</li></ul><blockquote>{text}</blockquote>")


def bad_section(number: int, language: str) -> Section:
    """The n-th of many sections: titles, responsibilities and gaps take turns."""
    key, text = f"bad-{number}", TEXTS[number % len(TEXTS)]
    kind = SectionKind.COLLABORATION_TYPE if number % 8 == 7 else SectionKind.GUIDANCE
    said = {"lead": text, "first_action": text, "agreement": text, "html": body(text)} if number % 3 else {}
    return Section(
        key=key,
        kind=kind,
        step=1 if number % 8 == 7 else 2,
        position=100 + number,
        responsibility=Responsibility.values[number % 5],
        owner="ki",
        language=language,
        title=f"{number} {text}"[:300],
        slug=key,
        path=section_path(kind, key, language),
        responsible_unit=("everything", None)[number % 2],
        references=(Reference(text, "https://example.org/x", "sv", "PDF", text, login=True), Reference(text)),
        changed_on=date(2026, 10, 2),
        **said,
    )


def bad_units(language: str) -> dict[str, Unit]:
    """A unit with everything, of every kind of bad text, and one with nothing but a name."""
    many = TEXTS * 2
    full = Unit(
        "everything", "ki", WORD, many, MARKUP, f"{WORD}@{'sub.' * 12}example.org", phone="+46 8 524 800 00 ext 12"
    )
    full = replace(full, url=f"https://example.org/{WORD}", response_time=LONG, languages=ARABIC, have_ready=many)
    full = replace(full, person=ARABIC, checked_on=date(2020, 1, 1), path=unit_path("everything", language))
    return {"everything": full, "nothing": Unit("nothing", "external", MARKUP, path=unit_path("nothing", language))}


def bad_edition(edition: Edition) -> Edition:
    """Return the edition with bad sections, units, captions, notes and pages on top of its own."""
    language = edition.language
    bad = {f"bad-{n}": bad_section(n, language) for n in range(HOW_MANY)}
    units = {**edition.units, **bad_units(language)}
    routes = [Route(units[("everything", "nothing")[n % 2]], MARKUP, section=f"bad-{n}") for n in range(HOW_MANY)]
    pages = {key: replace(page, lead=TEXTS[len(key) % 5]) for key, page in edition.pages.items()}
    pages["step-2"] = replace(pages["step-2"], title=LONG, menu_title=WORD, purpose=MARKUP, slots={"body": body(WORD)})
    pages["about"] = replace(
        pages["about"], title=WORD, slots={name: body(LONG) for name in ("body", "joint", "ki", "k")}
    )
    pages["home"] = replace(pages["home"], title=f"{WORD} {ARABIC}", slots={"body": body(MARKUP)})
    return replace(
        edition,
        pages=pages,
        sections={**edition.sections, **bad},
        units=units,
        routes=prepare(routes, units["eeo"], WORDS[language]),
        captions=tuple(Caption(f"caption-{n}", text, text) for n, text in enumerate(TEXTS)),
        notes=tuple(Note(date(2026, 1, 1 + n), f"bad-{n}", text, text) for n, text in enumerate(TEXTS)),
    )


def bad_guide() -> Guide:
    """The sample guide in its worst state, in both languages."""
    guide = sample_guide()
    editions = {language: bad_edition(edition) for language, edition in guide.editions.items()}
    return replace(guide, editions=editions, addresses=addresses(editions))
