"""What a date expression says before it is completed, and the builders that read it from a match.

A builder turns a match on a row of class letters (lexicon/datewords.txt, months.txt) into what is stated,
with the year left open where none is written; extractors/dates.py completes it. It gives nothing where the
words around the match say that it is no date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from averment.claims import almanac
from averment.claims.almanac import YEARS, Interval
from averment.claims.dateclasses import Classed
from averment.model import Precision

Span = Callable[[int], Interval | None]


@dataclass(frozen=True, slots=True)
class Stated:
    """A calendar date as written: what it means in a given year, and the year where one is written."""

    start: int
    end: int
    precision: Precision
    span: Span
    year: int | None = None
    note: str = ""  # a convention that decided, for the reason
    orders: tuple[Interval, Interval] | None = None  # day first, month first: 04/01/2016
    near_year: int | None = None  # "of last year": years from the one of writing
    told_year: bool = False  # "of that year": the story's


@dataclass(frozen=True, slots=True)
class Relative:
    """A time counted from another: from when the text was published, or from the story's last date."""

    start: int
    end: int
    precision: Precision
    shift: Callable[[date], Interval | None]
    story: bool = False
    unit: str = "day"
    weekday: bool = False  # a bare weekday: the last one, unless the words before it look ahead
    day_of_month: bool = False  # "the 19th": of the story's month, else of the month of publication
    told: Callable[[date], Interval | None] | None = None  # how it counts from the story, where that differs
    present: bool = False  # the time of writing ("today", "this week"), which moves no story on


Expression = Stated | Relative
Builder = Callable[[Classed, re.Match[str]], tuple[Expression, ...]]
PREPOSITIONS: Final = frozenset("iFtBfL")
PIVOT: Final = 69  # POSIX strptime: two figures from 69 on are of the twentieth century
DAY_FIRST: Final = "the figures allow only day, month, year"
MONTH_FIRST: Final = "the figures allow only month, day, year"


# What builders share


def piece(  # noqa: PLR0913 - the parts of one value
    c: Classed, first: int, last: int, *, precision: Precision, span: Span, year: int | None, note: str = ""
) -> tuple[Expression, ...]:
    """A date stated by words `first` to `last`; nothing where the calendar has no such day."""
    if year is not None and span(year) is None:
        return ()
    return (Stated(c.row.starts[first], c.row.ends[last], precision, span, year, note),)


def whole(
    c: Classed, m: re.Match[str], precision: Precision, span: Span, *, year: int | None, note: str = ""
) -> tuple[Expression, ...]:
    """A date stated by all words of a match."""
    return piece(c, m.start(), m.end() - 1, precision=precision, span=span, year=year, note=note)


def year_of(c: Classed, m: re.Match[str]) -> int | None:
    """The last year written in a match."""
    return next((c.number(at) for at in reversed(all_of(c, m, "Y"))), None)


def all_of(c: Classed, m: re.Match[str], letters: str) -> list[int]:
    """The indexes of a match whose words have one of the class letters."""
    return [at for at in range(m.start(), m.end()) if c.letters[at] in letters]


def months_of(c: Classed, m: re.Match[str]) -> list[int]:
    """The months of a match; two names of one month around a slash count once."""
    found = all_of(c, m, "MA")
    return [c.number(at) for n, at in enumerate(found) if not (n and c.letters[at - 1] == "/")]


def _part(c: Classed, m: re.Match[str]) -> str:
    """The part that a match names: "early", "mid", "late"; "" where it names none."""
    return next((c.name(at) for at in all_of(c, m, "eb")), "")


def _joined(c: Classed, m: re.Match[str]) -> str:
    """How two ends are joined: a range, a list ("3 and 4 May"), or a start that still asks for its end."""
    first = c.letters[m.start()]
    if first != "F" and any(c.row.word(at) in {"until", "till"} for at in all_of(c, m, "t")):
        return "list"  # "extended on 4 June 2020 until 30 April 2021" gives two dates
    if first == "B" or not all_of(c, m, "&"):
        return "range"
    return "unfinished" if first == "F" else "list"


# Builders of calendar dates


def day_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """4 January 2016 · January 4th, 2016 · 4 January · Jan. 4."""
    at, month = all_of(c, m, "DO")[0], months_of(c, m)[0]
    number, year, last = c.number(at), year_of(c, m), m.end() - 1
    if c.row.kind(at) == "w" and not (c.letter(at - 1) == "T" or "f" in c.letters[at : m.end()]):
        return ()  # "In May first reports came in"
    if year is not None and c.letters[last] == "Y" and c.counts(last) and year % 100 == 0:
        year, last = None, all_of(c, m, "DOMAµº")[-1]  # "On April 6, 2000 people gathered"
    if year is None and last == at and c.counts(last) and c.row.word(m.start() - 1) != "on":
        return ()  # "In May 12 people were killed"
    return piece(c, m.start(), last, precision=Precision.DAY, span=on_day(month, number), year=year)


def on_day(month: int, number: int) -> Span:
    """That day in any year."""
    return lambda year: almanac.day(year, month, number)


def in_months(first: int, last: int) -> Span:
    """From one month to another of any year."""
    return lambda year: almanac.months(year, first, last)


def _from_to(begin: Span, end: Span) -> Span:
    """From the first day of one span to the last day of another; none where either is none."""

    def span(year: int) -> Interval | None:
        first, last = begin(year), end(year)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None

    return span


def stretch(begin: Span, end: Span, gap: int | None) -> Span:
    """From one span to another, `gap` years before it; without one, in the last year that fits."""

    def span(year: int) -> Interval | None:
        last = end(year)
        firsts = [begin(year - step) for step in ((0, 1) if gap is None else (gap,))]
        first = next((f for f in firsts if f and last and f[0] <= last[0]), None)
        return (first[0], last[1]) if first and last else None

    return span


def days_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """29-30 January 2018 · January 29-30 · between 3 and 5 May · 13 and 14 May (two dates)."""
    days, month, year = all_of(c, m, "DO"), months_of(c, m)[0], year_of(c, m)
    first, second = (c.number(at) for at in days[:2])
    joined = _joined(c, m)
    if joined == "unfinished" or (c.letters[m.end() - 1] == "D" and c.counts(m.end() - 1)):
        return ()
    one, two = on_day(month, first), on_day(month, second)
    if joined == "list":
        head = piece(c, m.start(), _stop(c, days[0]), precision=Precision.DAY, span=one, year=year)
        tail = piece(c, days[1], m.end() - 1, precision=Precision.DAY, span=two, year=year)
        return (*head, *tail) if head and tail else ()
    return whole(c, m, Precision.RANGE, _from_to(one, two), year=year) if first < second else ()


def _stop(c: Classed, at: int) -> int:
    """The last word of a day that may be written in several: "twenty-ninth"."""
    while c.letter(at + 1) == "º":
        at += 1
    return at


def slashed_days(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """14/15 March · March 14/15, 2020: a night."""
    figures = c.row.word(all_of(c, m, "K")[0]).split("/")
    if len(figures) != len(("begin", "end")) or max(map(len, figures)) > 2:  # noqa: PLR2004 - figures of a day
        return ()
    first, second = map(int, figures)
    month = months_of(c, m)[0]
    if not first < second:
        return ()
    span = _from_to(on_day(month, first), on_day(month, second))
    return whole(c, m, Precision.RANGE, span, year=year_of(c, m))


def range_of_days(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """29 January – 2 February 2018 · from January 29, 2017 to February 2, 2018."""
    if _joined(c, m) != "range":
        return ()
    first, second = (c.number(at) for at in all_of(c, m, "DO")[:2])
    months, years = months_of(c, m), [c.number(at) for at in all_of(c, m, "Y")]
    gap = years[1] - years[0] if len(years) > 1 else int(months[0] > months[-1])
    begin, end = on_day(months[0], first), on_day(months[-1], second)
    span = _from_to(lambda y: begin(y - gap), end)
    return whole(c, m, Precision.RANGE, span, year=years[-1] if years else None) if gap >= 0 else ()


def range_of_months(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """January-February 2018 · between May and July 2016 · May and June 2016 (two dates)."""
    joined, places, months = _joined(c, m), all_of(c, m, "MA"), months_of(c, m)
    years = [c.number(at) for at in all_of(c, m, "Y")]
    year = years[-1] if years else None
    if joined == "unfinished" or len(months) != len(("begin", "end")):
        return ()
    one, two = in_months(months[0], months[0]), in_months(months[1], months[1])
    if joined == "list":
        if len(years) > 1 or not (year or c.letter(m.start() - 1) in PREPOSITIONS):
            return ()
        head = piece(c, m.start(), places[0], precision=Precision.MONTH, span=one, year=year)
        tail = piece(c, places[-1], m.end() - 1, precision=Precision.MONTH, span=two, year=year)
        return (*head, *tail)
    gap = years[1] - years[0] if len(years) > 1 else int(months[0] > months[1])
    span = _from_to(lambda y: one(y - gap), two)
    return whole(c, m, Precision.RANGE, span, year=year) if gap >= 0 else ()


def part_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The end of November 2017 · mid-March · late in May."""
    part, month = _part(c, m), months_of(c, m)[0]
    if c.row.word(m.start() + 1) == "as":
        return ()  # "as early as May"
    return whole(
        c, m, Precision.PART, lambda y: almanac.part_of_month(y, month, part),
        year=year_of(c, m), note="a month has three parts: to the 10th, to the 20th, and the rest",
    )  # fmt: skip


def part_of_year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Late 2016 · mid-2008 · the end of 2017."""
    part = _part(c, m)
    if c.counts(m.end() - 1) or c.row.word(m.start() + 1) == "as":
        return ()  # "as early as 2019"
    return whole(
        c, m, Precision.PART, lambda y: almanac.part_of_year(y, part),
        year=year_of(c, m), note="a year has three parts of four months",
    )  # fmt: skip


def decade(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The 1970s · the early 1970s · the 70s."""
    part, first = _part(c, m), c.number(all_of(c, m, "Z")[0])
    aged = c.row.word(m.start() - 1) in {"their", "his", "her", "my", "your"}  # "men in their sixties"
    if aged or first not in YEARS or (c.letters[m.start()] == "Z" and c.row.word(m.start())[0] == "0"):
        return ()
    precision = Precision.PART if part else Precision.DECADE
    return whole(c, m, precision, lambda _: almanac.part_of_decade(first, part or None), year=first)


def quarter(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The third quarter of 2019 · Q3 2019 · the first half of 2016 · H1 2016."""
    kind = all_of(c, m, "qh")[0]
    length = QUARTER if c.letters[kind] == "q" else HALF
    last = (c.number(m.start()) or c.number(kind)) * length
    if not length <= last <= YEAR:
        return ()
    return whole(c, m, Precision.PART, in_months(last - length + 1, last), year=year_of(c, m))


QUARTER, HALF, YEAR = 3, 6, 12  # months


def half_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The second half of April: to the 15th, and from it on."""
    which, month = c.number(m.start()), months_of(c, m)[0]
    if which not in {1, 2}:
        return ()

    def span(year: int) -> Interval | None:
        first, last = almanac.months(year, month, month)
        middle = first.replace(day=MIDDLE)
        return (first, middle) if which == 1 else (middle, last)

    return whole(c, m, Precision.PART, span, year=year_of(c, m))


MIDDLE: Final = 15


def season(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The fall of 2014 · summer 2015 · the winter of 2014/15."""
    name, year, slashed_at = c.name(all_of(c, m, "S")[0]), year_of(c, m), all_of(c, m, "K")
    if slashed_at:
        year = _slashed_years(c.row.word(slashed_at[0]))[0]
    if not year:
        return ()
    return whole(
        c, m, Precision.SEASON, lambda y: almanac.season(y, name),
        year=year, note="seasons are the northern meteorological ones",
    )  # fmt: skip


def month_of_year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """October 2017 · October of 2017."""
    month = months_of(c, m)[0]
    return whole(c, m, Precision.MONTH, in_months(month, month), year=year_of(c, m))


RECENT: Final = range(1900, 2100)  # years that need no word to be years


def years(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """From 2012 to 2017 · between 2012 and 2017 · 2012-2017."""
    first, last = (c.number(at) for at in all_of(c, m, "Y")[:2])
    bare = c.letters[m.start()] == "Y" and "t" in c.letters[m.start() : m.end()] and "g" not in m[0]
    if _joined(c, m) != "range" or last <= first or c.counts(m.end() - 1):
        return ()
    if bare and not (first in RECENT and last in RECENT):
        return ()  # "from 1200 to 1300"
    return whole(c, m, Precision.RANGE, lambda y: almanac.years(y - last + first, y), year=last)


def _slashed_years(word: str) -> tuple[int, int]:
    """The two years of "2016/17" or "2016/2017"; (0, 0) for other figures."""
    figures = re.fullmatch(r"(\d\d)(\d\d)/(?:\1)?(\d\d)", word)
    if not figures:
        return 0, 0
    first, second = int(figures[1] + figures[2]), int(figures[1] + figures[3])
    return (first, second) if first in YEARS and second == first + 1 else (0, 0)


def slashed(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """2016/17."""
    first, last = _slashed_years(c.row.word(m.start()))
    return whole(c, m, Precision.RANGE, lambda y: almanac.years(y - 1, y), year=last) if first else ()


def iso(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """2016-01-04 · 2016-01-04T06:37Z."""
    year, month, number = (int(part) for part in re.findall(r"\d+", c.row.word(m.start()))[:3])
    if year not in YEARS or not 1 <= month <= YEAR:
        return ()
    return whole(c, m, Precision.DAY, on_day(month, number), year=year)


def figures(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """04/01/2016 · 04.01.2016 · 2016/01/04: dots put the day first; slashes leave the order open."""
    word = c.row.word(m.start())
    parts = [int(part) for part in re.findall(r"\d+", word)]
    year_first = word[:4].isdigit()
    one, two, year = parts[::-1] if year_first else parts
    year += (2000 if year < PIVOT else 1900) if year < 100 else 0  # noqa: PLR2004 - two figures
    if year not in YEARS:
        return ()
    day_first = almanac.day(year, two, one) if 1 <= two <= YEAR else None
    slashed_order = "/" in word and not year_first
    month_first = almanac.day(year, one, two) if slashed_order and 1 <= one <= YEAR else None
    if not slashed_order:
        note = "the year stands first" if year_first else "dots put the day before the month"
        return whole(c, m, Precision.DAY, lambda _: day_first, year=year, note=note)
    if day_first and month_first and day_first != month_first:
        start, end = c.row.starts[m.start()], c.row.ends[m.start()]
        return (Stated(start, end, Precision.DAY, lambda _: None, year, "", (day_first, month_first)),)
    note = "" if day_first == month_first else DAY_FIRST if day_first else MONTH_FIRST
    return whole(c, m, Precision.DAY, lambda _: day_first or month_first, year=year, note=note)
