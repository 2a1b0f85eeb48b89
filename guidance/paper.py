"""Links on paper, where nobody can follow them: which address stands after their words, and when none has to."""

import re
from functools import lru_cache
from html import escape, unescape
from urllib.parse import unquote

from guidance.richtext import plain

LINK = re.compile(r'<a(?=\s)([^>]*\shref="([^"]*)"[^>]*>)(.*?)</a>', re.DOTALL)
BEGINNING = re.compile(r"^(?:https?://|mailto:|tel:)?(?:www\.)?", re.IGNORECASE)
AROUND = "/.,;:!?()<>“”\"'"


def bare(address: str) -> str:
    """Return an address as people copy it: without scheme, www and the slash at its end."""
    return BEGINNING.sub("", address.replace("\u00ad", "").strip(AROUND)).strip(AROUND).casefold()


def number(phone: str) -> str:
    """Return the digits of a phone number that are the same at home and abroad: of 08-524 and of +46 8 524."""
    return re.sub(r"\D", "", phone).lstrip("0").removeprefix("46").lstrip("0")


def says(words: str, address: str) -> bool:
    """Whether the words of a link say the address already."""
    if re.fullmatch(r"[+\d][\d ()-]+", address):
        return number(address) in number(words)
    return bool(bare(address)) and bare(address) in map(bare, words.split())


def address_after(target: str, words: str, site: str) -> str:
    """Return the address to print after a link; nothing where its words say it. `site` completes one of our own."""
    address = site + target if target.startswith("/") else target
    if address.startswith(("mailto:", "tel:")):
        address = unquote(address.partition(":")[2].partition("?")[0])
    return "" if says(words, address) else address


@lru_cache(maxsize=1000)  # the same text is rendered for each affiliation and each generation
def with_addresses(html: str, site: str, page: str) -> str:
    """Return HTML whose links carry the address that is printed after them (`data-paper`, read by print.css). `page` is
    the permanent path of the page, for links within it; without it, these carry none."""

    def add(match: re.Match) -> str:
        target = unescape(match[2])
        if target.startswith("#") and not page:
            return match[0]
        address = address_after(page + target if target.startswith("#") else target, plain(match[3]), site)
        return f'<a data-paper="{escape(address)}"{match[1]}{match[3]}</a>' if address else match[0]

    return LINK.sub(add, html)
