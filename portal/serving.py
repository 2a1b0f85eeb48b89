"""What runs beside the answers in each process that serves visitors: following, keeping, counting."""

from functools import cache

from guidance import counting, remembering
from guidance.refresh import NothingPublishedError, follower
from guidance.store import store
from portal import edge
from portal.keeping import Keeping


@cache
def keeping() -> Keeping:
    return Keeping(follower, edge.finishing, store())


def start() -> None:
    """Begin to serve: returns as soon as there is a guide, or it is clear that there is none yet."""
    follower.stored = store().latest
    follower.turned.append(remembering.told)
    edge.observers.append(counting.observe)
    counting.counting.start()
    keeping().start()
    follower.follow()
    try:
        follower.present()
    except NothingPublishedError:
        return  # answers say so until something is published
