"""Moving a section within its step."""

from django.db import transaction

from guidance.models.section import Section


@transaction.atomic
def move(section: Section, up: bool) -> None:
    """Let a section change places with its neighbour above or below; at the end of the list nothing happens.

    Positions are numbered anew in tens, so that two sections never share one.
    """
    siblings = Section.objects.select_for_update().filter(step=section.step, kind=section.kind, retired_on=None)
    order = list(siblings)
    place = next(index for index, sibling in enumerate(order) if sibling.pk == section.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    for index, sibling in enumerate(order, start=1):
        if sibling.position != index * 10:
            sibling.position = index * 10
            sibling.save(update_fields=["position"])
