"""Calendar arithmetic: thirds, seasons, steps and weekdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims import almanac

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def test_a_day_that_is_not() -> None:
    """29 February exists in leap years only."""
    assert almanac.day(2016, 2, 29) == (date(2016, 2, 29), date(2016, 2, 29))
    assert almanac.day(2017, 2, 29) is None


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [("early", (2, 1), (2, 10)), ("mid", (2, 11), (2, 20)), ("late", (2, 20), (2, 28))],
)
def test_part_of_month(part: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """A month's last part ends with the month."""
    assert almanac.part_of_month(2017, 2, part) == (date(2017, *first), date(2017, *last))


def test_winter_runs_into_the_next_year() -> None:
    """The winter of 2014 ends with February 2015."""
    assert almanac.season(2014, "winter") == (date(2014, 12, 1), date(2015, 2, 28))


@given(st.integers(1000, 2100), st.sampled_from(["early", "mid", "late"]))
def test_thirds_lie_within_their_year(year: int, part: str) -> None:
    """A part of a year is a third of it, whole months long."""
    first, last = almanac.part_of_year(year, part)
    assert first.year == last.year == year
    assert (last + timedelta(days=1)).day == first.day == 1
    assert last.month - first.month == 3


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 0, 1]))
def test_weekday_near(base: date, weekday: int, direction: int) -> None:
    """The nearest weekday lies on the asked side, at most a week away."""
    found = almanac.weekday_near(base, weekday, direction)
    assert found.weekday() == weekday
    low, high = {-1: (-7, -1), 0: (-6, 0), 1: (1, 7)}[direction]
    assert low <= (found - base).days <= high


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]), st.integers(-40, 40))
def test_unit_around(base: date, unit: str, steps: int) -> None:
    """Stepping there and back again from inside the unit found holds the first day again."""
    found = almanac.unit_around(base, unit, steps)
    assert found is not None
    back = almanac.unit_around(found[0], unit, -steps)
    assert back is not None
    assert back[0] <= base <= back[1]


def test_steps_beyond_the_calendar() -> None:
    """A step out of the calendar is no date."""
    assert almanac.unit_around(date(2000, 1, 1), "year", -5000) is None
    assert almanac.unit_around(date(2000, 1, 1), "day", 10**7) is None


@given(DAYS, DAYS)
def test_distance_is_symmetric(a: date, b: date) -> None:
    """Two days lie as far apart one way as the other."""
    assert almanac.distance((a, a), (b, b)) == almanac.distance((b, b), (a, a)) == abs((a - b).days)
