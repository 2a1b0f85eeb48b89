"""Numbers of use as figures and small pictures."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from guidance.desk.figures import DAYS, bars, figures, missed
from guidance.models import Missed, Use

DAY = date(2026, 11, 22)


def test_each_day_is_a_bar_and_the_text_says_the_sum():
    with override("en"):
        svg = ET.fromstring(bars((0, 5, 10)))

    assert [int(bar.get("height")) for bar in svg] == [1, 12, 24]
    assert svg.get("aria-label") == "15 in 3 days, at most 10 a day"


def test_the_smallest_number_still_shows():
    assert 'height="2"' in bars((1, 1000))


@pytest.mark.django_db
def test_thirty_days_are_counted_in_one_query(django_assert_num_queries):
    for days, count in ((0, 1), (DAYS - 1, 2), (DAYS, 50), (-1, 70)):
        Use.objects.create(key="home", on=DAY - timedelta(days=days), count=count)

    with django_assert_num_queries(1):
        found = figures(["home", "search"], DAY)

    assert (found["home"].total, found["home"].days[0], found["home"].days[-1]) == (3, 2, 1)
    assert found["search"].total == 0


@pytest.mark.django_db
def test_misses_are_summed_over_days_most_first():
    for what, on, count in (("a", DAY, 3), ("b", DAY, 2), ("b", DAY - timedelta(days=5), 4)):
        Missed.objects.create(kind="search", what=what, on=on, count=count)

    assert [(row["what"], row["times"]) for row in missed("search", DAY)] == [("b", 6), ("a", 3)]
