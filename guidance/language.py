"""Which of the portal's languages a visitor's browser asks for, and which an editor works in."""

from django.utils.translation import get_language

from guidance.addresses import LANGUAGES

MOST = 20  # ranges looked at; browsers send a handful


def language_now() -> str:
    """Return the language of the editor's page, as far as the guide has it."""
    language = (get_language() or "en")[:2]
    return language if language in LANGUAGES else "en"


def preferred(accept_language: str) -> str:
    """Return the language that an Accept-Language header (RFC 9110, 12.5.4) likes best, else English."""
    best, weight = "en", 0.0
    for part in accept_language[:500].split(",")[:MOST]:
        name, _, parameter = part.strip().partition(";")
        language = name.strip().lower().partition("-")[0]
        quality = quality_of(parameter)
        if language in LANGUAGES and quality > weight:
            best, weight = language, quality
    return best


def quality_of(parameter: str) -> float:
    """Return the weight of a language range: 1 where none is said, 0 where it cannot be read."""
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value) if name.strip() == "q" and 0 <= float(value) <= 1 else 0.0
    except ValueError:
        return 0.0
