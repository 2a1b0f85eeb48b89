"""A kept generation that has been put back: the guide as it was, with the links that readers got since."""

from dataclasses import replace

from guidance import loading
from guidance.codec import unpack_whole
from guidance.generation import Head
from guidance.guide import Guide, Retired
from guidance.models import Pin, Section


def put_back(head: Head) -> Guide:
    """Return the generation that a head names as put back, under today's number.

    Addresses that became public later lead to what stands there again; what had no page then is gone as long as this
    lasts, like something that is unpublished. Link sets are today's: they go on working, and stay ended.
    """
    guide = unpack_whole(bytes(Pin.objects.get(number=head.pinned).guide), head.number)
    former = {**loading.former_addresses(), **guide.former}
    shown = {key for _, key in guide.addresses.values()}
    later = {key for _, key in former.values()} - shown - guide.retired.keys()
    steps = dict(Section.objects.filter(key__in=later).values_list("key", "step"))
    retired = {key: Retired(None, steps.get(key), may_return=True) for key in sorted(later)}
    link_sets = loading.link_sets(head.as_of or head.today)
    return replace(guide, former=former, retired={**guide.retired, **retired}, link_sets=link_sets)
