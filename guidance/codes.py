"""Codes of link sets: letters that nobody mixes up, not to be guessed, and not to be tried out either."""

import secrets
import threading
import time
from hashlib import blake2b

LETTERS = "bcdfghjkmnpqrstvwxz"  # no vowels, so no words; none of i, l, o, 0, 1
LENGTH = 12  # 19^12 codes: 51 bits
BURST = 20  # wrong codes that one place may try at once
REFILL = 0.5  # further ones a second
PLACES = 65536


def new() -> str:
    """Return a code from the system's secure random source, in groups of four as it is read out: `bcdf-ghjk-mnpq`."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def normalised(code: str) -> str:
    """Return a code as it is stored, however it was typed: small letters, in groups of four.

    What has not the shape of a code comes back in small letters; it is then found nowhere.
    """
    small = code.lower()
    letters = small.replace("-", "")
    if len(letters) != LENGTH or not set(letters) <= set(LETTERS):
        return small
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


class Throttle:
    """How many wrong codes have come from one place lately. In memory, of fixed size, without any address in it: an
    address only chooses one of the places, by a hash whose secret ends with the process."""

    def __init__(self, burst: float = BURST, refill: float = REFILL, clock=time.monotonic) -> None:
        self.burst, self.refill, self.clock = burst, refill, clock
        self.secret = secrets.token_bytes(16)
        self.lock = threading.Lock()
        self.spent: dict[int, tuple[float, float]] = {}

    def place(self, client: str) -> int:
        digest = blake2b(client.encode("utf-8", "replace"), digest_size=8, key=self.secret).digest()
        return int.from_bytes(digest, "big") % PLACES

    def left(self, place: int) -> float:
        """How many tries are left at a place now."""
        tries, since = self.spent.get(place, (self.burst, 0.0))
        return min(self.burst, tries + (self.clock() - since) * self.refill)

    def allowed(self, client: str) -> bool:
        """Whether a code from this client may be looked up at all; a right one is refused too while it may not."""
        return self.left(self.place(client)) >= 1

    def wrong(self, client: str) -> None:
        """Note that this client asked for a code that does not exist."""
        place = self.place(client)
        with self.lock:
            self.spent[place] = (max(0.0, self.left(place) - 1), self.clock())


_throttle = Throttle()
allowed = _throttle.allowed
wrong = _throttle.wrong
