"""Codes of link sets are easy to read, hard to guess, and not to be tried out."""

import pytest

from guidance import codes


def test_codes_have_twelve_letters_that_nobody_mixes_up():
    letters = codes.new().replace("-", "")

    assert len(letters) == codes.LENGTH
    assert not set(letters) & set("aeiouyl01")


def test_a_thousand_codes_are_a_thousand_different_ones():
    assert len({codes.new() for _ in range(1000)}) == 1000


@pytest.mark.parametrize("typed", ["bcdf-ghjk-mnpq", "BCDF-GHJK-MNPQ", "bcdfghjkmnpq", "bcdfg-hjkmn-pq"])
def test_a_code_is_found_however_it_is_typed(typed):
    assert codes.normalised(typed) == "bcdf-ghjk-mnpq"


@pytest.mark.parametrize("typed", ["", "Other-Code", "aaaa-aaaa-aaaa", "bcdf-ghjk-mnpqr"])
def test_what_is_no_code_stays_as_it_is(typed):
    assert codes.normalised(typed) == typed.lower()


@pytest.fixture
def clock():
    return [100.0]


@pytest.fixture
def throttle(clock):
    return codes.Throttle(burst=3, refill=0.5, clock=lambda: clock[0])


def test_after_a_few_wrong_codes_none_is_looked_up_any_more(throttle):
    for _ in range(3):
        assert throttle.allowed("192.0.2.1")
        throttle.wrong("192.0.2.1")

    assert not throttle.allowed("192.0.2.1")


def test_others_are_not_held_up(throttle):
    for _ in range(9):
        throttle.wrong("192.0.2.1")

    assert throttle.allowed("192.0.2.2")


def test_who_waits_may_try_again(throttle, clock):
    for _ in range(3):
        throttle.wrong("192.0.2.1")
    clock[0] += 2.0

    assert throttle.allowed("192.0.2.1")


def test_no_address_is_kept_and_memory_is_bounded(throttle):
    for number in range(2000):
        throttle.wrong(f"2001:db8::{number:x}")

    assert all(isinstance(place, int) and 0 <= place < codes.PLACES for place in throttle.spent)


def test_right_codes_cost_nothing(throttle):
    assert all(throttle.allowed("192.0.2.1") for _ in range(50))
