"""How often links were opened and what readers missed, as numbers and small pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guidance.models import Missed, Use

DAYS = 30
MISSED_DAYS = 90
MOST = 50
BAR, GAP, HEIGHT = 4, 1, 24  # pixels of a bar, between two, and of the highest


@dataclass(frozen=True, slots=True)
class Figures:
    """The use of one link: each of the last thirty days, and their sum."""

    key: str
    days: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.days)

    @property
    def picture(self) -> SafeString:
        return bars(self.days)


def figures(keys: Iterable[str] | None, today: date) -> Mapping[str, Figures]:
    """Return the use of these links (of all that were used, for None) in the thirty days up to today; one query."""
    first = today - timedelta(days=DAYS - 1)
    rows = Use.objects.since(first).filter(on__lte=today)
    counts: dict[str, list[int]] = {}
    if keys is not None:
        counts = {key: [0] * DAYS for key in keys}
        rows = rows.filter(key__in=counts)
    for key, on, count in rows.values_list("key", "on", "count"):
        counts.setdefault(key, [0] * DAYS)[(on - first).days] += count
    return {key: Figures(key, tuple(days)) for key, days in counts.items()}


def bars(counts: Sequence[int]) -> SafeString:
    """Return numbers as an SVG of bars, one for each day, with the sum as its text for those who do not see it."""
    highest = max((*counts, 1))
    shapes = [
        (place * (BAR + GAP), HEIGHT - tall, BAR, tall)
        for place, count in enumerate(counts)
        if (tall := max(2, round(HEIGHT * count / highest)) if count else 1)
    ]
    told = _("%(sum)s in %(days)s days, at most %(most)s a day") % {
        "sum": sum(counts),
        "days": len(counts),
        "most": max(counts, default=0),
    }
    return format_html(
        '<svg class="bars" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">{}</svg>',
        told,
        width := len(counts) * (BAR + GAP),
        HEIGHT,
        width,
        HEIGHT,
        format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}"/>', shapes),
    )


def missed(kind: str, today: date) -> list[dict]:
    """Return what was missed most often in ninety days: {"what", "times"}."""
    rows = Missed.objects.filter(kind=kind).since(today - timedelta(days=MISSED_DAYS))
    return list(rows.values("what").annotate(times=Sum("count")).order_by("-times", "what")[:MOST])
