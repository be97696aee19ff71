"""Feasts with a day that can be computed: "by Christmas", "on Easter Monday 2031", "on the eve of 5 May"."""

import re
from datetime import timedelta
from typing import Final

from averment.claims import almanac
from averment.claims.almanac import Interval
from averment.claims.dateclasses import Classed
from averment.claims.datenames import feast_at
from averment.claims.datevalues import Expression, Span, all_of, months_of, on_day, whole, year_of
from averment.model import Precision

EVERY: Final = frozenset({"every", "each", "a", "any", "happy", "merry", "no", "like"})


def feast(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """Christmas · Easter Monday 2031; not "every Christmas"."""
    at = m.start()
    found = feast_at(c.row, at)
    if found is None or c.row.word(at - 1) in EVERY:
        return ()
    return whole(c, m, Precision.DAY, _on_feast(found[1]), year=year_of(c, m))


def _on_feast(rule: str) -> Span:
    def span(year: int) -> Interval | None:
        if rule.count("-") == 1 and rule[0] != "-":
            month, number = map(int, rule.split("-"))
            return almanac.day(year, month, number)
        day = almanac.easter(year) + timedelta(days=int(rule))
        return day, day

    return span


def eve(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """The eve of 5 May: the day before it."""
    days, months = all_of(c, m, "DO"), months_of(c, m)
    if months:
        day = on_day(months[0], c.number(days[0]))
    else:
        at = all_of(c, m, "C")[0]
        found = feast_at(c.row, at)
        day = _on_feast(found[1]) if found else on_day(0, 0)

    def span(year: int) -> Interval | None:
        on = day(year)
        return (on[0] - timedelta(days=1), on[0] - timedelta(days=1)) if on else None

    return whole(c, m, Precision.DAY, span, year=year_of(c, m))
