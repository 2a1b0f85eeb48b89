"""What looks like a person's address or number, and so must not stand in a note nor be kept in a count."""

import re

MAIL = re.compile(r"[^\s@<>]+\s*(?:@|\(at\)|\[at\]|\(a\))\s*[^\s@<>]+\.[^\s@<>]{2,}", re.IGNORECASE)
# Seven digits or more, with the signs that people set between them; a date or a span of years is none.
NUMBER = re.compile(r"(?<![\w/.])\+?\(?\d(?:[\s().–-]{0,3}\d){6,}(?!\w)")
YEARS = re.compile(r"(?<![\d-])(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d(?![\d–-])")
DAY = re.compile(r"\b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b(?![-/.]?\d)")


def has_mail(text: str) -> bool:
    """Whether a text holds a mail address, also one written with (at)."""
    return bool(MAIL.search(text))


def has_number(text: str) -> bool:
    """Whether a text holds a phone number or a personal identity number; dates and years do not count."""
    return bool(NUMBER.search(YEARS.sub("|", DAY.sub("|", text))))


def looks_personal(text: str) -> bool:
    return has_mail(text) or has_number(text)
