"""Who gets an address that two things ask for: one rule, whoever wrote the rows that ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidance.guide import Clash

Addresses = dict[str, tuple[str, str]]
PORTAL, PAGE, SECTION = range(3)  # whose addresses come first


@dataclass(frozen=True, slots=True)
class Claim:
    """An address that something asks for in one language. `borrowed`: it comes from the other language's text; `age`:
    the smaller, the older."""

    path: str
    language: str
    key: str
    rank: int
    borrowed: bool = False
    age: int = 0


def settle(claims: Iterable[Claim], former: Mapping[str, tuple[str, str]]) -> tuple[Addresses, tuple[Clash, ...]]:
    """Give each claim exactly one address, and each address to exactly one; say who had to take another.

    The portal's own pages come first, then those of the CMS, then sections. A section's address stays with the one
    that had it first, as readers hold links to it; otherwise its own address counts more than a borrowed one, and the
    older section more than the younger. Who loses lives under its key, beside the address it asked for.
    """
    claims = list(claims)
    found = {claim.path: (claim.language, claim.key) for claim in claims}
    if len(found) == len(claims) and not any(taken(claim, former) for claim in claims):
        return found, ()
    found = {}
    losers = []
    for claim in sorted(claims, key=lambda each: order(each, former)):
        if claim.path in found or taken(claim, former):
            losers.append(claim)
        else:
            found[claim.path] = (claim.language, claim.key)
    wanted = {claim.path for claim in claims}
    clashes = []
    for claim in losers:
        path = beside(claim, wanted | found.keys(), former)
        found[path] = (claim.language, claim.key)
        holder = found.get(claim.path) or former[claim.path]
        clashes.append(Clash(claim.path, claim.language, claim.key, holder[1], path))
    return found, tuple(clashes)


def order(claim: Claim, former: Mapping[str, tuple[str, str]]) -> tuple:
    first = former.get(claim.path, ("", ""))[1] == claim.key
    return claim.rank, claim.rank == SECTION and not first, claim.borrowed, claim.age, claim.key, claim.language


def taken(claim: Claim, former: Mapping[str, tuple[str, str]]) -> bool:
    """Whether readers hold links to another section at this address."""
    return claim.rank == SECTION and former.get(claim.path, ("", claim.key))[1] != claim.key


def beside(claim: Claim, not_free: Iterable[str], former: Mapping[str, tuple[str, str]]) -> str:
    """Return the address of a claim that cannot have its own: its key in the same folder, with a number if need be."""
    folder = claim.path[: claim.path.rstrip("/").rfind("/") + 1]
    folder = claim.path if folder == "/" else folder
    number, path = 1, f"{folder}{claim.key}/"
    while path in not_free or former.get(path, ("", claim.key))[1] != claim.key:
        number += 1
        path = f"{folder}{claim.key}-{number}/"
    return path
