"""A support unit as the published guide shows it, in one language."""

from dataclasses import dataclass
from datetime import date, timedelta

CONFIRMED_FOR = timedelta(days=365)  # contact details are looked over at least once a year (interface, 6.8)


@dataclass(frozen=True, slots=True)
class Unit:
    """An office or team that supports; texts are in the edition's language.

    `email` of the first point of contact may be an example (`email_is_example`): it is then marked
    wherever it shows. `path` is the unit's page in this edition, e.g. `/en/contacts/eeo/`.
    """

    key: str
    organisation: str
    name: str
    covers: tuple[str, ...] = ()
    who_may_ask: str = ""
    email: str = ""
    email_is_example: bool = False
    phone: str = ""
    url: str = ""
    response_time: str = ""
    languages: str = ""
    have_ready: tuple[str, ...] = ()
    person: str = ""
    checked_on: date | None = None
    first_contact: bool = False
    path: str = ""

    @property
    def reachable(self) -> bool:
        """Whether a visitor can get through: by mail, by phone or on a page of the unit's own."""
        return bool(self.email or self.phone or self.url)
