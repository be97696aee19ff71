"""Calendar arithmetic of stated dates: what "late 2016" or "the end of November" mean in days.

The thirds are a convention, written down in docs/values.md: a year is cut at the ends of April and
August, a month after the 10th and at the 20th, a decade after its fourth and its seventh year. Seasons are
the meteorological ones of the northern half of the Earth; "the winter of 2014" begins in 2014.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

Interval = tuple[date, date]

THIRDS_OF_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
THIRDS_OF_MONTH: Final = {"early": (1, 10), "mid": (11, 20), "late": (20, 31)}
THIRDS_OF_DECADE: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
YEARS: Final = range(1000, 2200)  # years that a text may plausibly state


def day(year: int, month: int, number: int) -> Interval | None:
    """One day; None where that month has no such day in that year."""
    if not 1 <= number <= monthrange(year, month)[1]:
        return None
    only = date(year, month, number)
    return only, only


def months(year: int, first: int, last: int) -> Interval:
    """From the first day of month `first` to the last day of month `last`; months above 12 run on."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return begin, date(end_year, end_month, monthrange(end_year, end_month)[1])


def years(first: int, last: int) -> Interval:
    """From the first day of one year to the last day of another."""
    return date(first, 1, 1), date(last, 12, 31)


def part_of_month(year: int, month: int, part: str) -> Interval:
    """A third of a month: "early", "mid", "late"."""
    first, last = THIRDS_OF_MONTH[part]
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def part_of_year(year: int, part: str) -> Interval:
    """A third of a year."""
    return months(year, *THIRDS_OF_YEAR[part])


def part_of_decade(year: int, part: str | None) -> Interval:
    """A decade, or a part of it."""
    first, last = THIRDS_OF_DECADE[part] if part else (0, 9)
    return years(year + first, year + last)


def part_of(whole: Interval, unit: str, part: str) -> Interval:
    """A third of a month or year given whole; of a week its first two days, the next two, the rest."""
    first = whole[0]
    if unit == "month":
        return part_of_month(first.year, first.month, part)
    if unit == "year":
        return part_of_year(first.year, part)
    begin, end = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[part]
    return first + timedelta(days=begin), first + timedelta(days=end)


def season(year: int, name: str) -> Interval:
    """A season of three whole months; winter runs into the next year."""
    first = SEASONS[name]
    return months(year, first, first + 2)


def week_of(when: date) -> Interval:
    """The week from Monday to Sunday in which a day lies (ISO 8601)."""
    monday = when - timedelta(days=when.weekday())
    return monday, monday + timedelta(days=6)


def unit_around(base: date, unit: str, steps: int) -> Interval | None:
    """The day, week, month or year that lies `steps` of that unit from the one holding `base`."""
    if abs(steps) > 9999:  # noqa: PLR2004 - beyond any calendar
        return None
    if unit in {"day", "night"}:
        moved = _shifted(base, steps)
        return (moved, moved) if moved else None
    if unit in {"week", "weekend"}:
        moved = _shifted(base, 7 * steps)
        if moved is None:
            return None
        monday, sunday = week_of(moved)
        return (sunday - timedelta(days=1), sunday) if unit == "weekend" else (monday, sunday)
    if unit == "month":
        total = base.year * 12 + base.month - 1 + steps
        return months(total // 12, total % 12 + 1, total % 12 + 1) if total // 12 in YEARS else None
    return years(base.year + steps, base.year + steps) if base.year + steps in YEARS else None


def _shifted(base: date, days: int) -> date | None:
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def weekday_near(base: date, weekday: int, direction: int) -> date:
    """The nearest such weekday: -1 before `base`, 0 on or before it, 1 after it."""
    if direction > 0:
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if direction < 0:
        return base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def distance(a: Interval, b: Interval) -> int:
    """Days between two intervals; 0 where they overlap."""
    return max((a[0] - b[1]).days, (b[0] - a[1]).days, 0)


def easter(year: int) -> date:
    """Easter Sunday of the western churches: the anonymous Gregorian computus (Nature 13, 1876, page 487).

    The steps follow J. Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, number = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, number + 1)


def week_of_month(year: int, month: int, number: int) -> Interval | None:
    """The first to the fifth seven days of a month; -1: the last seven."""
    first, last = months(year, month, month)
    if number < 0:
        return last - timedelta(days=6), last
    begin = first + timedelta(days=7 * (number - 1))
    return (begin, min(begin + timedelta(days=6), last)) if begin <= last else None


def back_from(base: date, unit: str) -> Interval | None:
    """The week, month or year that ends with a day: "the past year"."""
    days = {"week": 7, "month": 30, "year": 365}.get(unit)
    before = _shifted(base, -days) if days else None
    return (before, base) if before else None
