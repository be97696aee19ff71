"""Builders of relative times: weekdays, "yesterday", "two weeks ago", "the following day"."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from averment.claims import almanac
from averment.claims.almanac import Interval
from averment.claims.counting import phrase_ends
from averment.claims.dateclasses import Classed
from averment.claims.datevalues import Expression, Relative, all_of
from averment.model import Precision


def _relative(
    c: Classed, m: re.Match[str], *, precision: Precision,
    shift: Callable[[date], Interval | None], story: bool = False, unit: str = "day",
) -> tuple[Expression, ...]:  # fmt: skip
    return (Relative(c.row.starts[m.start()], c.row.ends[m.end() - 1], precision, shift, story, unit),)


UNIT_PRECISION: Final = {
    "day": Precision.DAY, "night": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.RANGE,
    "month": Precision.MONTH, "year": Precision.YEAR,
}  # fmt: skip


def weekday(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """On Tuesday · last Friday · next Monday: the nearest one, before the text unless it says otherwise."""
    direction = c.number(m.start()) if c.letters[m.start()] in "LX" else 0
    weekday = c.number(all_of(c, m, "W")[0])

    def shift(base: date) -> Interval:
        day = almanac.weekday_near(base, weekday, direction)
        return day, day

    start, end = c.row.starts[m.start()], c.row.ends[m.end() - 1]
    return (Relative(start, end, Precision.DAY, shift, weekday=not direction),)


def day_of_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Friday the 19th · on the 18th: that day of a month that the text is already speaking of."""
    at = m.end() - 1
    number, weekday = c.number(at), c.number(m.start()) if c.letters[m.start()] == "W" else None
    if weekday is None and not (c.letter(at - 1) == "T" and c.row.word(at - 2) in DAYS_AFTER):
        return ()
    if c.row.kind(at + 1) == "w" and c.row.word(at + 1) not in phrase_ends():
        return ()  # "on the 5th floor"

    def shift(base: date) -> Interval | None:
        spans = [
            almanac.day(base.year + step // 12, step % 12 + 1, number)
            for step in range(base.month - 4, base.month + 3)
        ]
        fits = [s for s in spans if s and weekday in {None, s[0].weekday()}]
        return min(fits, key=lambda s: almanac.distance(s, (base, base)), default=None)

    return (
        Relative(
            c.row.starts[m.start()], c.row.ends[at], Precision.DAY, shift, story=True, day_of_month=True
        ),
    )


DAYS_AFTER: Final = frozenset({"on", "by", "until", "since", "from"})


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
    if c.row.word(units[-1]).endswith("s") and not c.row.word(units[-1]).endswith("'s"):
        return ()  # "the last years" is a length of time
    story = word in {"that", "same", "following", "previous", "preceding"} or (
        word == "next" and unit == "day"
    )
    if word == "last" and unit == "night":
        steps = -1
    return _relative(
        c, m, precision=UNIT_PRECISION[unit],
        shift=lambda base: almanac.unit_around(base, unit, steps), story=story, unit=unit,
    )  # fmt: skip


def near_month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Last May · this summer · next December."""
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

    return _relative(c, m, precision=Precision.SEASON if name else Precision.MONTH, shift=shift, unit="month")


def steps(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Two weeks ago · three days later · a year earlier."""
    unit, count = c.name(all_of(c, m, "u")[0]), c.number(m.start())
    word = c.row.word(m.end() - 1)
    steps = count if word == "later" else -count
    if unit == "weekend":
        return ()
    return _relative(
        c, m, precision=UNIT_PRECISION[unit],
        shift=lambda base: almanac.unit_around(base, unit, steps), story=word != "ago", unit=unit,
    )  # fmt: skip
