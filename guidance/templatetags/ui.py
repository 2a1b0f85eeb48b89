"""How components look up words and addresses: presentation only, nothing about the guide's content."""

import re
from functools import cache
from urllib.parse import quote

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.formats import get_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from contacts.choices import RESPONSIBILITY_SHORT, Affiliation, Part, Responsibility
from guidance.guide import Reference
from guidance.pages.frame import Frame, frame, step_name
from guidance.paper import address_after
from guidance.richtext import plain

register = template.Library()
UNIT = re.compile(r"(?<=\d) (?=[kMG]?B\b)")  # what stands between a number and its unit
DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
LANGUAGE_NAMES = {"en": lambda: _("English"), "sv": lambda: _("Swedish")}
DRAWINGS = frozenset(
    {"partners", "healthcare", "industry", "support", "basic-research", "strategic-research-areas"}
    | {"precision-medicine", "clinical-research", "clinical-trials", "commissioned-research", "non-interventional"}
    | {"interventional", "clinical-studies", "real-world-data", "eu-project", "imi-project", "health-economy"}
)
PICTURES = frozenset({"home", "step-1", "step-2", "step-3", "step-4", "section", "type", "contacts"})


@register.simple_tag(name="frame", takes_context=True)
def frame_tag(context) -> Frame:
    """What stands around the content of the page that is being rendered."""
    return context.get("frame") or frame(context["ask"])


@register.filter
def responsibility_name(value: str) -> str:
    """Who is responsible, in full: Karolinska Institutet (KI)."""
    return Responsibility(value).label if value in Responsibility.values else ""


@register.filter
def responsibility_short(value: str) -> str:
    """Who is responsible, as a badge says it."""
    return str(RESPONSIBILITY_SHORT.get(value, ""))


@register.filter
def facts(reference: Reference) -> str:
    """What a reader should know before opening a document: PDF, Swedish, 0.4 MB, needs KI-ID."""
    kind = reference.format.upper() if reference.format not in ("", "page") else ""
    language = language_name(reference.language) if reference.language else ""
    size = UNIT.sub("\u00a0", DECIMAL.sub(get_format("DECIMAL_SEPARATOR"), reference.size))
    said = (kind, language, size, _("needs KI-ID") if reference.login else "")
    return ", ".join(part for part in said if part)


@register.filter
def part_name(value: str) -> str:
    return Part(value).label if value in Part.values else ""


@register.filter
def affiliation_name(value: str | None) -> str:
    return Affiliation(value).label if value in Affiliation.values else ""


@register.filter
def language_name(value: str) -> str:
    """A language as readers of this page call it; its code where we have no word."""
    return LANGUAGE_NAMES[value]() if value in LANGUAGE_NAMES else value


@register.simple_tag
def in_language(lang: str) -> SafeString:
    """What stands after the title of a text in another language than the page's; nothing where there is no such."""
    said = {"en": _("in English"), "sv": _("in Swedish")}.get(lang)
    return format_html(' <span class="in-language">({})</span>', said) if said else SafeString("")


@register.simple_tag
def link_to(title: str, href: str, lang: str = "", printed: str = "") -> SafeString:
    """A link by the title of a text. `lang` is the text's language where it is another one than the page's, and is then
    said; `printed` is what stands after the link on paper."""
    spoken = format_html(' lang="{}"', lang) if lang else ""
    after = paper(printed) if printed else ""
    return format_html('<a{} href="{}" dir="auto"{}>{}</a>{}', after, href, spoken, title, in_language(lang))


@register.simple_tag
def mailto(email: str, subject: str = "", body: str = "") -> str:
    """A mail address as a link, with the subject and text filled in."""
    fields = "&".join(f"{name}={quote(text)}" for name, text in (("subject", subject), ("body", body)) if text)
    return f"mailto:{quote(email, safe='@+')}" + (f"?{fields}" if fields else "")


@register.filter
def breakable(email: str) -> SafeString:
    """A mail address that may break after its @ and before its dots but the last, where a line is too short for it."""
    return mark_safe(re.sub(r"\.(?=.*\.)", "<wbr>.", escape(email).replace("@", "@<wbr>")))


@register.simple_tag
@cache
def logotype(organisation: str) -> str:
    """The address of an organisation's logotype, `static/img/logotypes/ki.svg` or `.png`; nothing where none stands
    among the collected files. Looked for once, when the server has started."""
    names = (f"img/logotypes/{organisation}.{kind}" for kind in ("svg", "png"))
    return next((static(name) for name in names if staticfiles_storage.exists(name)), "")


@register.filter
def tel(phone: str) -> str:
    """A phone number as a link: `08-524 820 03` → `tel:+46852482003`; a number without a leading 0 is kept."""
    digits = re.sub(r"[^\d+]", "", phone)
    return "tel:" + (f"+46{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else digits)


@register.filter
def site_address(path: str) -> str:
    """A path with the site's own origin in front, for readers outside the page."""
    return getattr(settings, "SITE_URL", "").rstrip("/") + path


@register.simple_tag
def paper(target: str, words: str = "") -> SafeString:
    """The attribute of a link that says what is printed after it; nothing where its words are the address."""
    address = address_after(target, plain(words), site_address(""))
    return format_html(' data-paper="{}"', address) if address else SafeString("")


@register.filter
def drawing(key: str) -> str:
    """The address of the drawing for a caption or a type of collaboration; the general one where it has none."""
    return static(f"img/drawings/{key if key in DRAWINGS else 'collaboration'}.svg")


@register.filter
def picture(key: str) -> str:
    """The address of the picture that mail and chat programs show for a page."""
    return static(f"img/share/{key if key in PICTURES else 'other'}.png")


@register.filter
def one_level_up(html: str) -> SafeString:
    """Sanitised HTML whose h3 become h2 (and h4 h3), for a page whose h1 is the section itself."""
    return mark_safe(re.sub(r"(</?h)([34])\b", lambda found: f"{found[1]}{int(found[2]) - 1}", html))


register.filter("step_name", step_name)


@register.filter
def error_of(errors: list[tuple[str, str]] | None, field: str) -> str:
    """What is wrong with one field of a form; nothing where it is right."""
    return next((text for name, text in errors or () if name == field), "")
