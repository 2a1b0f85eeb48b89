"""Use is counted by the day, without people, and never in the way of a page."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import DataError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from guidance.counting import LONGEST, MOST_KEPT, MOST_MISSED, Counting, count_up, observe, store
from guidance.models import Missed, Use

DAY = date(2026, 11, 22)


class Written(Counter):
    """Takes counts as a database would; refuses while `gone`."""

    gone = False

    def __call__(self, counts):
        if self.gone:
            raise OperationalError
        self.update(counts)


@pytest.fixture
def written():
    return Written()


@pytest.fixture
def counting(written, monkeypatch):
    made = Counting(written, day=lambda: DAY)
    monkeypatch.setattr("guidance.counting.counting", made)
    return made


@pytest.mark.parametrize(
    ("path", "status", "counted"),
    [
        ("/go/samples-healthcare", 302, [("use", "samples-healthcare")]),
        ("/go/Samples-Healthcare/sv/", 302, [("use", "samples-healthcare")]),
        ("/go/set/bcdf-ghjk-mnpq", 200, [("use", "set/bcdf-ghjk-mnpq")]),
        ("/go/set/BCDFGHJKMNPQ/en", 200, [("use", "set/bcdf-ghjk-mnpq")]),
        ("/go/samples-healthcare.svg", 200, []),
        ("/go/set/bcdf-ghjk-mnpq.png", 200, []),
        ("/go/set/nope", 404, []),
        ("/go/nope", 404, [("address", "/go/nope")]),
        ("/en/nope/", 404, [("address", "/en/nope/")]),
        ("/sv/ä/", 404, [("address", "/sv/ä/")]),
        ("/sv/\u00c3\u00a4/", 404, [("address", "/sv/\u00c3\u00a4/")]),
        ("/en/", 200, []),
    ],
)
def test_what_an_answer_counts_for(counting, written, path, status, counted):
    for _ in range(3):
        observe(path, status)
    counting.flush()

    assert sorted((kind, what) for kind, what, _ in written) == counted


def test_a_need_that_only_the_first_point_of_contact_answers_is_counted(counting, written):
    observe("/en/roadmap/", 200, ("need", "omics"))
    counting.flush()

    assert dict(written) == {("need", "omics", DAY): 1}


@pytest.mark.parametrize(("kind", "what"), [("search", "inkubator"), ("address", "/en/incubator/")])
def test_searches_and_addresses_count_from_the_third_on(kind, what, counting, written):
    for times, stored in ((1, 0), (2, 0), (3, 3), (4, 4)):
        counting.missed(kind, f"{what} ")
        counting.flush()
        assert written[kind, what, DAY] == stored, times


def test_addresses_that_are_made_up_push_no_search_out(counting, written):
    for number in range(MOST_KEPT + 100):
        counting.missed("address", f"/en/x{number:x}y/")
        if number % 1000 == 0:
            counting.missed("search", "inkubator")
    counting.flush()

    assert dict(written) == {("search", "inkubator", DAY): 3}


@pytest.mark.parametrize(
    "what", ["anna@example.org", "070-123 45 67", "19800101-1234", "/en/anna@example.org/", "", "\x00"]
)
def test_what_could_name_a_person_is_never_counted(counting, written, what):
    for _ in range(5):
        counting.missed("search", what)
        counting.missed("address", what)
    counting.flush()

    assert not written


def test_counts_wait_while_the_database_is_gone(counting, written):
    written.gone = True
    counting.used("home")
    assert not counting.flush()
    counting.used("home")
    written.gone = False

    assert counting.flush()
    assert dict(written) == {("use", "home", DAY): 2}


def test_memory_is_bounded_whatever_is_asked_for(counting):
    for number in range(MOST_KEPT + 100):
        counting.missed("address", f"/en/x{number:x}y/")
        counting.missed("search", f"word {number:x}")
        counting.missed("need", f"need {number:x}")

    assert len(counting.waiting) <= MOST_KEPT
    assert max(len(rare) for rare in counting.rare.values()) <= MOST_KEPT


def test_a_visit_waits_for_no_writing(counting, written):
    for _ in range(2000):
        observe("/go/home", 302)

    assert not written
    assert counting.waiting == {("use", "home", DAY): 2000}


def test_a_thread_writes_and_stops(counting, written):
    counting.start()
    thread = counting.thread
    counting.used("home")
    counting.start()
    assert counting.thread is thread

    counting.stop()

    assert not thread.is_alive()
    assert written["use", "home", DAY] == 1


@pytest.mark.django_db
def test_a_day_has_one_row_for_each_link():
    store(Counter({("use", "home", DAY): 2, ("search", "inkubator", DAY): 3}))
    store(Counter({("use", "home", DAY): 5, ("use", "home", DAY - timedelta(days=1)): 1}))

    assert list(Use.objects.values_list("key", "count")) == [("home", 7), ("home", 1)]
    assert list(Missed.objects.values_list("kind", "what", "count")) == [("search", "inkubator", 3)]


@pytest.mark.django_db
def test_a_day_has_room_for_some_misses_of_each_kind_and_the_most_frequent_come_first():
    store(Counter({("address", f"/{number}", DAY): 3 for number in range(MOST_MISSED - 1)}))
    store(Counter({("address", "/few", DAY): 3, ("address", "/many", DAY): 9, ("address", "/0", DAY): 1}))
    store(Counter({("address", "/few", DAY + timedelta(days=1)): 3, ("search", "few", DAY): 3}))

    found = Missed.objects.filter(kind="address", on=DAY)
    assert found.count() == MOST_MISSED
    assert found.get(what="/many").count == 9
    assert found.get(what="/0").count == 4
    assert Missed.objects.filter(what__endswith="few").count() == 2


@pytest.mark.parametrize("kind", ["search", "address"])
def test_nothing_is_longer_than_its_place_in_the_database(kind, counting, written):
    for _ in range(3):
        counting.missed(kind, "İ" * 300)
    counting.flush()

    assert [len(what) for _, what, _ in written] == [LONGEST]


@pytest.mark.django_db
def test_a_count_that_the_database_refuses_takes_no_other_with_it(monkeypatch):
    def refuse_one(kind, what, on, times):
        if what == "b":
            raise DataError("value too long for type character varying(200)")
        count_up(kind, what, on, times)

    monkeypatch.setattr("guidance.counting.count_up", refuse_one)
    counting = Counting(store, day=lambda: DAY)
    for word in "abc" * 3:
        counting.missed("search", word)

    assert counting.flush()
    assert sorted(Missed.objects.values_list("what", flat=True)) == ["a", "c"]


@pytest.mark.django_db
def test_counts_are_written_in_one_order():
    with CaptureQueriesContext(connection) as queries:
        store(Counter({("address", "/b", DAY): 3, ("address", "/c", DAY): 3, ("address", "/a", DAY): 3}))

    inserted = [query["sql"] for query in queries if query["sql"].startswith("INSERT")]
    assert [sql.partition("'/")[2][0] for sql in inserted] == ["a", "b", "c"]


@pytest.mark.django_db
def test_nothing_is_stored_below_a_day_and_about_anybody():
    assert {field.name for field in Use._meta.get_fields()} == {"id", "key", "on", "count"}
    assert {field.name for field in Missed._meta.get_fields()} == {"id", "kind", "what", "on", "count"}


@pytest.mark.django_db
def test_misses_are_forgotten_after_a_year_and_a_month():
    Missed.objects.create(kind="search", what="old", on=DAY - timedelta(days=401), count=3)
    Missed.objects.create(kind="search", what="new", on=DAY - timedelta(days=399), count=3)

    Missed.objects.forget(DAY)

    assert [row.what for row in Missed.objects.all()] == ["new"]
