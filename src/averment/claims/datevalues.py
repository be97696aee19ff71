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
    orders: tuple[Interval | None, Interval | None] | None = None  # day first, month first: 04/01/2016


@dataclass(frozen=True, slots=True)
class Relative:
    """A time counted from another: from when the text was published, or from the story's last date."""

    start: int
    end: int
    precision: Precision
    shift: Callable[[date], Interval | None]
    story: bool = False
    unit: str = "day"


Expression = Stated | Relative
Builder = Callable[[Classed, re.Match[str]], tuple[Expression, ...]]
PREPOSITIONS: Final = frozenset("iFtBfL")


# What builders share


def _stated(  # noqa: PLR0913 - the parts of one value
    c: Classed, first: int, last: int, *, precision: Precision, span: Span, year: int | None, note: str = ""
) -> tuple[Expression, ...]:
    if year is not None and span(year) is None:
        return ()
    return (Stated(c.row.starts[first], c.row.ends[last], precision, span, year, note),)


def _year(c: Classed, first: int, last: int) -> int | None:
    """The last year written between two indexes."""
    return next((c.number(at) for at in range(last - 1, first - 1, -1) if c.letters[at] == "Y"), None)


def all_of(c: Classed, m: re.Match[str], letters: str) -> list[int]:
    """The indexes of a match whose words have one of the class letters."""
    return [at for at in range(m.start(), m.end()) if c.letters[at] in letters]


def _months(c: Classed, m: re.Match[str]) -> list[int]:
    """The months of a match; two names of one month around a slash count once."""
    found = all_of(c, m, "MA")
    return [c.number(at) for n, at in enumerate(found) if not (n and c.letters[at - 1] == "/")]


def _part(c: Classed, m: re.Match[str]) -> str:
    return c.name(all_of(c, m, "eb")[0])


def _between_and(c: Classed, m: re.Match[str]) -> bool | None:
    """True for a range, False for a list joined by "and"; None for a start that asks for an end."""
    joined = any(c.letters[at] == "&" for at in range(m.start(), m.end()))
    if c.letters[m.start()] == "B" or not joined:
        return True
    return None if c.letters[m.start()] == "F" else False


# Builders of calendar dates


def day_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """4 January 2016 · January 4th, 2016 · 4 January · Jan. 4."""
    days, month = all_of(c, m, "DO"), _months(c, m)[0]
    number, year, last = c.number(days[0]), _year(c, m.start(), m.end()), m.end() - 1
    if year is not None and c.counts(last) and year % 100 == 0 and c.letters[last] == "Y":
        year, last = None, all_of(c, m, "DOMAµ")[-1]  # "On April 6, 2000 people gathered"
    if year is None and last == days[0] and c.counts(last) and c.row.word(m.start() - 1) != "on":
        return ()  # "In May 12 people were killed"
    return _stated(
        c, m.start(), last, precision=Precision.DAY, span=lambda y: almanac.day(y, month, number), year=year
    )


def days_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """29-30 January 2018 · January 29-30 · between 3 and 5 May · 13 and 14 May."""
    days, month, year = all_of(c, m, "DO"), _months(c, m)[0], _year(c, m.start(), m.end())
    first, second = (c.number(at) for at in days[:2])
    kind = _between_and(c, m)
    if kind is None or (c.letters[m.end() - 1] == "D" and c.counts(m.end() - 1)):
        return ()
    if kind is False:
        middle = days[0] if c.letters[m.end() - 1] not in "DO" else days[0]
        head = _stated(
            c,
            m.start(),
            middle,
            precision=Precision.DAY,
            span=lambda y: almanac.day(y, month, first),
            year=year,
        )
        tail = _stated(
            c,
            days[1],
            m.end() - 1,
            precision=Precision.DAY,
            span=lambda y: almanac.day(y, month, second),
            year=year,
        )
        return (*head, *tail) if head and tail else ()
    if second <= first:
        return ()

    def span(y: int) -> Interval | None:
        begin, end = almanac.day(y, month, first), almanac.day(y, month, second)
        return (begin[0], end[1]) if begin and end else None

    return _stated(c, m.start(), m.end() - 1, precision=Precision.RANGE, span=span, year=year)


def range_of_days(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """29 January – 2 February 2018 · from January 29, 2017 to February 2, 2018."""
    if _between_and(c, m) is not True:
        return ()
    (one, two), months = (c.number(at) for at in all_of(c, m, "DO")[:2]), _months(c, m)
    years, month_two = [c.number(at) for at in all_of(c, m, "Y")], months[-1]
    crosses = months[0] > month_two
    gap = years[1] - years[0] if len(years) > 1 else int(crosses)
    if gap < 0:
        return ()

    def span(y: int) -> Interval | None:
        begin, end = almanac.day(y - gap, months[0], one), almanac.day(y, month_two, two)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None

    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.RANGE, span=span, year=years[-1] if years else None
    )


def range_of_months(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """January-February 2018 · between May and July 2016 · May and June 2016 (two dates)."""
    kind, places, numbers = _between_and(c, m), all_of(c, m, "MA"), _months(c, m)
    years = [c.number(at) for at in all_of(c, m, "Y")]
    if kind is None or len(numbers) != 2:  # noqa: PLR2004 - two ends
        return ()
    first, second = numbers
    year = years[-1] if years else None
    if kind is False:
        if len(years) > 1 or not (year or c.letter(m.start() - 1) in PREPOSITIONS):
            return ()
        head = _stated(
            c,
            m.start(),
            places[0],
            precision=Precision.MONTH,
            span=lambda y: almanac.months(y, first, first),
            year=year,
        )
        tail = _stated(
            c,
            places[-1],
            m.end() - 1,
            precision=Precision.MONTH,
            span=lambda y: almanac.months(y, second, second),
            year=year,
        )
        return (*head, *tail)
    gap = years[1] - years[0] if len(years) > 1 else int(first > second)
    if gap < 0 or (gap == 0 and first > second):
        return ()

    def span(y: int) -> Interval:
        return almanac.months(y - gap, first, first)[0], almanac.months(y, second, second)[1]

    return _stated(c, m.start(), m.end() - 1, precision=Precision.RANGE, span=span, year=year)


def part_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The end of November 2017 · mid-March · late in May."""
    part, month = _part(c, m), _months(c, m)[0]
    year = _year(c, m.start(), m.end())
    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.PART,
        span=lambda y: almanac.part_of_month(y, month, part), year=year,
    )  # fmt: skip


def part_of_year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Late 2016 · mid-2008 · the end of 2017."""
    part, year = _part(c, m), _year(c, m.start(), m.end())
    if c.counts(m.end() - 1):
        return ()
    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.PART,
        span=lambda y: almanac.part_of_year(y, part), year=year, note=f"{part} in a year is its third",
    )  # fmt: skip


def decade(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The 1970s · the early 1970s · the 70s."""
    parts, first = all_of(c, m, "eb"), c.number(all_of(c, m, "Z")[0])
    part = c.name(parts[0]) if parts else None
    if first not in YEARS:
        return ()
    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.PART if part else Precision.DECADE,
        span=lambda _: almanac.part_of_decade(first, part), year=first,
    )  # fmt: skip


def quarter(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The third quarter of 2019 · Q3 2019 · the first half of 2016 · H1 2016."""
    kind = all_of(c, m, "qh")[0]
    length = 3 if c.letters[kind] == "q" else 6
    number = c.number(m.start()) or c.number(kind)
    if not 1 <= number * length <= 12:  # noqa: PLR2004 - months
        return ()
    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.PART,
        span=lambda y: almanac.months(y, (number - 1) * length + 1, number * length), year=_year(c, m.start(), m.end()),
    )  # fmt: skip


def season(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The fall of 2014 · summer 2015 · the winter of 2014/15."""
    name, year = c.name(all_of(c, m, "S")[0]), _year(c, m.start(), m.end())
    slashed = all_of(c, m, "K")
    if slashed:
        year = _slashed_years(c.row.word(slashed[0]))[0]
    if not year:
        return ()
    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.SEASON,
        span=lambda y: almanac.season(y, name), year=year, note="seasons are the northern meteorological ones",
    )  # fmt: skip


def month_of_year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """October 2017 · October of 2017."""
    month = _months(c, m)[0]
    return _stated(
        c, m.start(), m.end() - 1, precision=Precision.MONTH,
        span=lambda y: almanac.months(y, month, month), year=_year(c, m.start(), m.end()),
    )  # fmt: skip


def years(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """From 2012 to 2017 · between 2012 and 2017 · 2012-2017."""
    first, last = (c.number(at) for at in all_of(c, m, "Y")[:2])
    if _between_and(c, m) is not True or last <= first or c.counts(m.end() - 1):
        return ()
    return _stated(
        c,
        m.start(),
        m.end() - 1,
        precision=Precision.RANGE,
        span=lambda y: almanac.years(y - last + first, y),
        year=last,
    )


def _slashed_years(word: str) -> tuple[int, int]:
    """The two years of "2016/17" or "2016/2017"; (0, 0) for other figures."""
    first, _, second = word.partition("/")
    if not (len(first) == 4 and second.isdigit() and len(second) in {2, 4}):  # noqa: PLR2004 - digits of a year
        return 0, 0
    one = int(first)
    two = int(second) if len(second) == 4 else one // 100 * 100 + int(second)  # noqa: PLR2004
    return (one, two) if one in YEARS and two == one + 1 else (0, 0)


def slashed(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """2016/17."""
    first, last = _slashed_years(c.row.word(m.start()))
    if not first:
        return ()
    span: Span = lambda y: almanac.years(y - 1, y)  # noqa: E731 - one line says it
    return _stated(c, m.start(), m.end() - 1, precision=Precision.RANGE, span=span, year=last)


def iso(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """2016-01-04 · 2016-01-04T06:37Z."""
    year, month, number = (int(part) for part in re.findall(r"\d+", c.row.word(m.start()))[:3])
    if year not in YEARS or not 1 <= month <= 12:  # noqa: PLR2004
        return ()
    return _stated(
        c,
        m.start(),
        m.start(),
        precision=Precision.DAY,
        span=lambda y: almanac.day(y, month, number),
        year=year,
    )


def figures(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """04/01/2016 · 04.01.2016 · 2016/01/04: dots put the day first; slashes leave the order open."""
    word = c.row.word(m.start())
    parts = [int(part) for part in re.findall(r"\d+", word)]
    year_first = word[:4].isdigit()
    one, two, year = parts[::-1] if year_first else parts
    year += (2000 if year < 70 else 1900) if year < 100 else 0  # noqa: PLR2004 - POSIX pivot for two figures
    if year not in YEARS:
        return ()
    first = almanac.day(year, two, one) if 1 <= two <= 12 else None  # noqa: PLR2004
    second = almanac.day(year, one, two) if 1 <= one <= 12 and "/" in word and not year_first else None  # noqa: PLR2004
    both = first or second
    if both is None:
        return ()
    open_order = first is not None and second is not None and first != second
    return (
        Stated(
            c.row.starts[m.start()], c.row.ends[m.start()], Precision.DAY, lambda _: both, year,
            "" if "/" in word else "dots put the day before the month", (first, second) if open_order else None,
        ),
    )  # fmt: skip


def bare_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """In January · since May: only after a preposition, and not before a surname."""
    before, after = c.letter(m.start() - 1), m.end()
    if (
        before not in PREPOSITIONS
        or not c.row.capital(m.start())
        and c.row.words[m.start()].isascii()
        and before == "f"
    ):
        return ()
    word = c.row.word(m.start() - 1)
    surname = (
        c.row.capital(after) and c.row.kind(after) == "w" and word not in {"in", "since", "until", "during"}
    )
    if surname or c.letters[m.start()] == "A":
        return ()
    month = _months(c, m)[0]
    return _stated(
        c,
        m.start(),
        m.end() - 1,
        precision=Precision.MONTH,
        span=lambda y: almanac.months(y, month, month),
        year=None,
    )


def bare_year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """In 2013 · of 2013 · (2013) · the 2013 report: only where the words around it say that it is a year."""
    at = m.start()
    if not year_in_context(c, at):
        return ()
    year = c.number(at)
    return _stated(
        c, at, m.end() - 1, precision=Precision.YEAR, span=lambda y: almanac.years(y, y), year=year
    )


def year_in_context(c: Classed, at: int) -> bool:
    """Whether the words around four digits say that they are a year."""
    year, before, after = c.number(at), c.letter(at - 1), c.letter(at + 1)
    modern = 1900 <= year <= 2099  # noqa: PLR2004 - older years need a plainer context
    if after == "g":
        return True
    if c.row.glued(at) and c.row.kind(at + 1) == "p" and c.row.word(at + 1) in "%$€£°":
        return False
    if before == "(" and after in {")", ","}:
        return modern
    if before == "T" or c.row.word(at - 1) in {"its", "his", "her", "their"}:
        return modern and c.row.kind(at + 1) == "w" and not _of_count(c, at)
    if before in PREPOSITIONS or c.row.word(at - 1) in {"year", "years", "dated", "circa"}:
        closed = (
            c.row.kind(at + 1) in "p|"
            and not c.row.glued(at)
            or c.row.word(at + 1) in '.,;:)!?”"’'
            or after in "it&F"
        )
        return (modern and not _of_count(c, at)) or closed and before == "i" and not _of_count(c, at)
    return False


def _of_count(c: Classed, at: int) -> bool:
    """Whether the figure counts what follows: "in 2000 cases", but not "in 2016 attacks rose"."""
    round_figure = c.number(at) % 100 == 0
    return c.counts(at) and (round_figure or not 1950 <= c.number(at) <= 2049)  # noqa: PLR2004
