"""Builders of relative times: weekdays, "yesterday", "two weeks ago", "the following day"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from averment.claims import almanac
from averment.claims.almanac import Interval
from averment.claims.counting import phrase_ends
from averment.claims.dateclasses import Classed
from averment.claims.datevalues import Expression, Relative, all_of, months_of, whole, year_of
from averment.model import Precision


def _relative(
    c: Classed, m: re.Match[str], *, precision: Precision,
    shift: Callable[[date], Interval | None], story: bool = False, unit: str = "day",
) -> tuple[Expression, ...]:  # fmt: skip
    start, end = c.row.starts[m.start()], c.row.ends[m.end() - 1]
    present = not story and c.letters[m.start()] in "RH" and c.number(m.start()) == 0
    return (Relative(start, end, precision, shift, story, unit, present=present),)


UNIT_PRECISION: Final = {
    "day": Precision.DAY, "night": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.RANGE,
    "month": Precision.MONTH, "year": Precision.YEAR,
}  # fmt: skip


def weekday(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """On Tuesday · last Friday · next Monday: the nearest one, before the text unless it says otherwise."""
    at = all_of(c, m, "W")[0]
    weekday = c.number(at)
    direction = next((c.number(i) for i in all_of(c, m, "LX")), 0)
    later = 7 if c.row.word(m.end() - 1) == "week" else 0  # "Friday week": a week behind the coming one
    hence = 7 * c.number(at + 2) if c.letter(at + 1) == "i" and m.end() > at + 3 else 0  # "Monday in a week"
    if hence and (c.row.word(at + 1) != "in" or c.name(at + 3) != "week"):
        return ()
    if c.row.word(at - 1) in EVERY or (c.row.word(at - 1) == "," and c.row.word(at - 2) in EVERY):
        return ()

    def shift(base: date) -> Interval:
        if later or hence:
            base, later_day = base - timedelta(days=1), 1
        else:
            later_day = direction
        day = almanac.weekday_near(base, weekday, later_day) + timedelta(days=later or hence)
        return day, day

    def told(base: date) -> Interval:
        day = almanac.weekday_near(base - timedelta(days=1), weekday, 1)
        return day, day

    start, end = c.row.starts[m.start()], c.row.ends[m.end() - 1]
    bare = not direction and not later and not hence
    story = bare and c.letter(at - 1) == "T"
    return (Relative(start, end, Precision.DAY, shift, story, weekday=bare, told=told if story else None),)


EVERY: Final = frozenset({"every", "each", "a", "any"})  # "on a Tuesday" is no day


def weekday_of_week(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Wednesday of last week · Friday next week."""
    at, last = all_of(c, m, "W")[0], m.end() - 1
    weekday, steps = c.number(at), c.number(last - 1)
    if c.name(last) != "week" or c.row.word(last).endswith("s"):
        return ()

    def shift(base: date) -> Interval | None:
        around = almanac.unit_around(base, "week", steps)
        day = around and around[0] + timedelta(days=weekday)
        return (day, day) if day else None

    return _relative(c, m, precision=Precision.DAY, shift=shift, story=c.letters[last - 1] == "E")


def days_of_known_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The night of the 17th to the 18th: two days of a month already spoken of."""
    first, second = all_of(c, m, "O")[:2]
    if c.number(first) >= c.number(second) or not _placed(c, first):
        return ()
    if c.row.kind(m.end()) in "wd" and c.row.word(m.end()) not in phrase_ends():
        return ()  # "the 5th to the 9th floor"
    days = c.number(first), c.number(second)

    def shift(base: date) -> Interval | None:
        one = _nearest(base, days[0], None)
        two = almanac.day(one[0].year, one[0].month, days[1]) if one else None
        return (one[0], two[1]) if one and two else None

    start, end = c.row.starts[m.start()], c.row.ends[m.end() - 1]
    return (Relative(start, end, Precision.RANGE, shift, story=True, day_of_month=True),)


def _nearest(base: date, number: int, weekday: int | None) -> Interval | None:
    """The nearest such day of a month, of the weekday that is named beside it."""
    spans = [
        almanac.day(base.year + step // 12, step % 12 + 1, number)
        for step in range(base.month - 4, base.month + 3)
    ]
    fits = [s for s in spans if s and weekday in {None, s[0].weekday()}]
    return min(fits, key=lambda s: almanac.distance(s, (base, base)), default=None)


def day_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Friday the 19th · on the 18th · the night of the third: a day of a month already spoken of."""
    at, last = all_of(c, m, "O")[0], m.end() - 1
    number, weekday = c.number(at), c.number(m.start()) if c.letters[m.start()] == "W" else None
    if weekday is None and not _placed(c, at):
        return ()
    if c.row.kind(last + 1) in "wd" and c.row.word(last + 1) not in phrase_ends():
        return ()  # "on the 5th floor"

    def shift(base: date) -> Interval | None:
        return _nearest(base, number, weekday)

    return (
        Relative(
            c.row.starts[m.start()], c.row.ends[last], Precision.DAY, shift, story=True, day_of_month=True
        ),
    )


def _placed(c: Classed, at: int) -> bool:
    """Whether the words before an ordinal place it in time: "on the", "before the", "the night of the"."""
    if c.letter(at - 1) != "T":
        return False
    before, figure = c.row.word(at - 2), c.row.kind(at) == "o"
    if before == "of":
        return c.letter(at - 3) == "v" or c.row.word(at - 3) in PARTS_OF_DAY or figure
    return before in DAYS_AFTER and (figure or c.number(at) > NUMBERING)


DAYS_AFTER: Final = frozenset({"on", "by", "until", "till", "since", "from", "before", "after"})
PARTS_OF_DAY: Final = frozenset({"dawn", "dusk", "noon", "midnight", "day", "eve", "sunrise", "sunset"})
NUMBERING: Final = 4  # up to here ordinals in words mostly number things: "on the second"


def near_day(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Today · yesterday · tomorrow."""
    steps = c.number(m.start())
    return _relative(
        c, m, precision=Precision.DAY, shift=lambda base: almanac.unit_around(base, "day", steps)
    )


def near_unit(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Last month · this year · next week · the following day · that night."""
    word, units = c.row.word(m.start()), all_of(c, m, "uv")
    unit, steps = c.name(units[-1]), c.number(m.start())
    if unit == "day" and c.letters[units[-1]] == "u" and word in {"this", "current", "last"}:
        return ()  # "to this day", "the last day" are no dates
    if unit in LONGER:
        return ()
    if c.row.word(units[-1]).endswith("s") and not c.row.word(units[-1]).endswith("'s"):
        return ()  # "the last years" is a length of time
    story = word in {"that", "same", "following", "previous", "preceding"} or (
        word == "next" and unit == "day"
    )
    if word == "past":
        return _relative(
            c, m, precision=Precision.RANGE, shift=lambda base: almanac.back_from(base, unit), unit=unit
        )
    if word == "last" and unit == "night":
        steps = -1
    return _relative(
        c, m, precision=UNIT_PRECISION[unit],
        shift=lambda base: almanac.unit_around(base, unit, steps), story=story, unit=unit,
    )  # fmt: skip


def day_beside(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The day before · the evening after: beside the story's last date; of no known day with a noun."""
    steps = {"before": -1, "after": 1}.get(c.row.word(m.end() - 1), 0)
    unit = c.name(m.start() + 1)
    following = c.row.word(m.end())
    if not steps or unit not in {"day", "night"} or following in OPENS_NOUN or c.row.capital(m.end()):
        return ()
    return _relative(
        c, m, precision=Precision.DAY, shift=lambda base: almanac.unit_around(base, "day", steps), story=True
    )


OPENS_NOUN: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
    ]
)


def part_of_unit(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The end of the month · the middle of next year · the end of this week."""
    unit, word = c.name(m.end() - 1), c.row.word(m.end() - 2)
    part = c.name(m.start())
    steps = c.number(m.end() - 2) if c.letters[m.end() - 2] in "LXHE" else 0
    if (
        unit not in {"week", "month", "year"}
        or part not in almanac.THIRDS_OF_YEAR
        or c.letters[m.end() - 2] == "f"
    ):
        return ()

    def shift(base: date) -> Interval | None:
        around = almanac.unit_around(base, unit, steps)
        return around and almanac.part_of(around, unit, part)

    story = word in {"that", "same", "following", "previous", "preceding"}
    return _relative(c, m, precision=Precision.PART, shift=shift, story=story, unit=unit)


def near_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Last May · this summer · next December · that April."""
    if c.row.word(m.start()) == "same":
        return ()
    story = c.letters[m.start()] == "E"
    at, steps = m.end() - 1, c.number(m.start())
    name = c.name(at) if c.letters[at] == "S" else None
    number = c.number(at) if name is None else 0

    def shift(base: date) -> Interval | None:
        spans = [
            almanac.season(y, name) if name else almanac.months(y, number, number)
            for y in range(base.year - 2, base.year + 3)
        ]
        if steps < 0:
            return [s for s in spans if s[1] < base][-1]
        if steps > 0:
            return next(s for s in spans if s[0] > base)
        return min(spans, key=lambda s: almanac.distance(s, (base, base)))

    precision = Precision.SEASON if name else Precision.MONTH
    return _relative(c, m, precision=precision, shift=shift, unit="month", story=story)


def steps(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Two weeks ago · three days later · a year earlier · twenty-five years ago · eighteen days from now."""
    at = all_of(c, m, "u")[0]
    unit, word = c.name(at), c.row.word(m.end() - 1)
    numbers = [c.number(i) for i in all_of(c, m, "nDN") if i < at]
    count, later = sum(numbers), word in LATER
    if unit == "weekend" or (c.row.word(m.start() - 1) == "-" and c.row.glued(m.start() - 1)):
        return ()
    if "F" in c.letters[at : m.end()] and word not in {"now", "today"}:
        return ()
    if unit in LONGER:
        unit, times = LONGER[unit]
        count *= times
    if word in {"now", "today", "hence"}:
        return _relative(
            c, m, precision=UNIT_PRECISION[unit], shift=lambda base: _after(base, unit, count), unit=unit
        )
    moved = count if later else -count
    return _relative(
        c, m, precision=UNIT_PRECISION[unit],
        shift=lambda base: almanac.unit_around(base, unit, moved), story=word != "ago", unit=unit,
    )  # fmt: skip


LATER: Final = frozenset({"later", "afterwards", "afterward"})
LONGER: Final = {"fortnight": ("week", 2), "decade": ("year", 10)}


def _after(base: date, unit: str, count: int) -> Interval | None:
    return almanac.unit_around(base, unit, count)


def unit_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The third week of June · the last week of October 2030 · the first day of May."""
    at, month = all_of(c, m, "u")[0], months_of(c, m)[0]
    number = c.number(m.start()) if c.letters[m.start()] == "O" else -1
    unit = c.row.word(at)
    if unit not in {"week", "day"} or c.row.word(m.start()) in {"previous", "preceding", "past"}:
        return ()

    def span(year: int) -> Interval | None:
        if unit == "week":
            return almanac.week_of_month(year, month, number)
        _, last = almanac.months(year, month, month)
        return almanac.day(year, month, number) if number > 0 else (last, last)

    return whole(c, m, UNIT_PRECISION[unit], span, year=year_of(c, m))


def last_of_year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The last day of 2030 · the first day of 2031."""
    number = c.number(m.start()) if c.letters[m.start()] == "O" else -1
    if c.row.word(m.start() + 1) != "day" or number > 1:
        return ()
    return whole(
        c, m, Precision.DAY,
        lambda y: almanac.day(y, 1, 1) if number == 1 else almanac.day(y, 12, 31), year=year_of(c, m),
    )  # fmt: skip
