"""Every form that can be written from a value is read back as that value."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims import almanac
from averment.claims.extractors import dates, quantities
from averment.model import Bound, StatedDate, StatedQuantity, When

DAYS = st.dates(date(1960, 1, 1), date(2090, 12, 31))
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def only_date(text: str, published: date | None = None) -> StatedDate:
    """The one date of a text."""
    when = When.on(published) if published else None
    (found,) = dates.find_all("doc", text, [(0, len(text), "a")], published=when)
    return found


def only_quantity(text: str) -> StatedQuantity:
    """The one quantity of a text."""
    (found,) = quantities.find_all("doc", text, [(0, len(text), "a")])
    return found


def ends(found: StatedDate) -> tuple[date | None, date | None]:
    """The interval of a date."""
    return found.when.earliest, found.when.latest


@given(DAYS, st.integers(1, 4))
def test_weeks_of_a_month(day: date, number: int) -> None:
    """The nth week of a month is its nth seven days."""
    name = ["first", "second", "third", "fourth"][number - 1]
    found = only_date(f"They came in the {name} week of {day:%B %Y}.")
    first = day.replace(day=7 * (number - 1) + 1)
    assert ends(found) == (first, first + timedelta(days=6))


@given(DAYS, st.integers(1, 80))
def test_two_full_days_make_a_range(day: date, length: int) -> None:
    """From one full day to another; the interval holds both ends."""
    last = day + timedelta(days=length)
    form = f"It held from {day.day} {day:%B %Y} to {last.day} {last:%B %Y}."
    assert ends(only_date(form)) == (day, last)


@given(DAYS, st.integers(0, 10))
def test_days_from_now_and_days_ago(day: date, at: int) -> None:
    """So many days before and after the publication."""
    count = at + 2
    assert ends(only_date(f"It ended {SMALL[at]} days ago.", day))[0] == day - timedelta(days=count)
    assert ends(only_date(f"It will end {SMALL[at]} days from now.", day))[0] == day + timedelta(days=count)


@given(DAYS, st.integers(0, 6), st.sampled_from([("last", -7), ("next", 7)]))
def test_weekdays_of_a_week(day: date, weekday: int, which: tuple[str, int]) -> None:
    """The "Wednesday of last week" lies in the week before that of the publication."""
    word, step = which
    found = only_date(f"The board met on {WEEKDAYS[weekday]} of {word} week.", day)
    monday = day - timedelta(days=day.weekday())
    assert ends(found)[0] == monday + timedelta(days=step + weekday)


@given(st.integers(1900, 2100))
def test_feasts_move_with_easter(year: int) -> None:
    """Good Friday and Easter Monday stand beside an Easter Sunday between 22 March and 25 April."""
    sunday = almanac.easter(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)
    assert ends(only_date(f"They met on Good Friday {year}."))[0] == sunday - timedelta(days=2)
    assert ends(only_date(f"They met on Easter Monday {year}."))[0] == sunday + timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2038, 4, 25), (2285, 3, 22)]
)
def test_known_easters(year: int, month: int, day: int) -> None:
    """Years in which simpler rules go wrong."""
    assert almanac.easter(year) == date(year, month, day)


@given(st.integers(0, 10), st.sampled_from(["counted", "heard", "listed"]))
def test_a_number_word_stands_alone(at: int, verb: str) -> None:
    """A number word without a noun counts."""
    found = only_quantity(f"The council {verb} {SMALL[at]}.")
    assert (found.quantity.low, found.quantity.bound) == (at + 2, Bound.EXACT)


@given(st.integers(1, 400), st.sampled_from(["kilograms", "metres", "tonnes", "hours"]))
def test_and_a_half(n: int, unit: str) -> None:
    """So many and a half, in figures."""
    found = only_quantity(f"It took {n} and a half {unit}.")
    assert found.quantity.low == found.quantity.high == Decimal(n) + Decimal("0.5")


@given(st.integers(1, 6), st.sampled_from([("thirds", 3), ("quarters", 4), ("fifths", 5), ("tenths", 10)]))
def test_shares(at: int, part: tuple[str, int]) -> None:
    """So many parts of a whole are hundredths of it; as many as the whole are no share."""
    name, whole = part
    found = quantities.find_all(
        "doc", text := f"They lost {SMALL[at - 1]} {name} of the crew.", [(0, len(text), "a")]
    )
    count = at + 1
    wanted = [(Decimal(100) * count / whole).quantize(Decimal("0.01"))] if count < whole else []
    assert [q.quantity.low for q in found] == wanted


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["at", "until", "by", "since"]))
def test_times_of_day_are_no_amounts(hour: int, minute: int, before: str) -> None:
    """02.30 behind "at" is a time, whatever the hour."""
    text = f"The lights were out {before} {hour:02d}.{minute:02d}."
    assert quantities.find_all("doc", text, [(0, len(text), "a")]) == ()


WORDS = st.sampled_from(
    ["half", "a", "an", "third", "of", "the", "year", "week", "June", "Christmas", "Easter", "Monday", "in", "eve",
     "and", "17th", "to", "between", "end", "spring", "by", "one", "past", "ten", "metre", "ninety", "votes", "none",
     "two", "-", ".", ",", "2031", "from", "now", "last", "day", "02.30", "(", ")", "\n\n", "new", "three", "5"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30), st.none() | DAYS)
def test_what_always_holds(pieces: list[str], published: date | None) -> None:
    """Any string of these words gives passages in order that stand in the text, dates and quantities alike."""
    text = " ".join(pieces)
    regions, when = [(0, len(text), "a")], When.on(published) if published else None
    dated = dates.find_all("doc", text, regions, published=when)
    for found in (dated, quantities.find_all("doc", text, regions, dates=dated)):
        end = 0
        for value in found:
            assert value.passage.start >= end
            assert value.passage.stands_in(text)
            end = value.passage.end


@pytest.mark.parametrize(
    "piece", ["the third week of ", "half of the ", "Easter ", "between 3 May and ", "one of "]
)
def test_long_repetitions_are_read(piece: str) -> None:
    """Long repetitions neither overflow nor blow up the grammar."""
    text = piece * 10_000
    found = dates.find_all("doc", text, [(0, len(text), "a")], published=None)
    assert len(found) + len(quantities.find_all("doc", text, [(0, len(text), "a")])) <= 20_000
