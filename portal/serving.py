"""What runs beside the answers in each process that serves visitors: following, keeping, indexing, counting."""

import sys
from functools import cache

from guidance import counting, remembering
from guidance.refresh import NothingPublishedError, follower
from guidance.store import store
from portal import edge
from portal.indexing import Indexing
from portal.keeping import Keeping

SWITCH = 0.001  # seconds after which a thread that computes lets another one go on, such as the one that follows


@cache
def keeping() -> Keeping:
    return Keeping(follower, edge.finishing, store())


@cache
def indexing() -> Indexing:
    return Indexing(follower)


def start() -> None:
    """Begin to serve: returns as soon as there is a guide, or it is clear that there is none yet."""
    sys.setswitchinterval(SWITCH)
    follower.stored = store().latest
    follower.turned.append(remembering.told)
    edge.observers.append(counting.observe)
    counting.counting.start()
    keeping().start()
    indexing().start()
    follower.follow()
    try:
        follower.present()
    except NothingPublishedError:
        return  # answers say so until something is published
