"""The forms in which dates are written: one pattern over class letters and one builder each.

A form sees a row of words as a string of class letters, so that "29-30 January 2018" is `D-DMY`. At each
word the forms that can begin there are tried in the order of the table; the first that builds wins.
Adding a form is one line in FORMS.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from averment.claims import datebare as bare
from averment.claims import datefeasts as feasts
from averment.claims import daterelative as relative
from averment.claims import datevalues as values
from averment.claims.dateclasses import Classed, classify
from averment.claims.datevalues import Builder, Expression, Stated
from averment.claims.wordrow import read
from averment.model import Precision

MONTH: Final = r"(?:Mµ?(?:/Mµ?)?|A\.?)"
DAY: Final = r"(?:D|Oº*)"
WEEKDAY: Final = r"(?:[Ww]\.?,?i?T?)?"
YEAR: Final = r",?f?T?(?:i(?=Yg))?Y(?:g(?:\.(?=,))?)?"
TO: Final = r"(?:-|tT?i?T?|&T?i?T?)"
FROM: Final = r"(?:[FB]T?)?"
DAY_MONTH: Final = rf"(?:{DAY}\.?f?T?{MONTH}|{MONTH}T?{DAY})"
PART: Final = r"(?:e-?i?f?T?|bf?T?|b-)"
CLOCK: Final = re.compile(
    r",?\s{0,2}(?:(?:at|um|à|в|a las)\s)?"
    r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?!\d)(?:\s?(?:hours|hrs|[ap]\.?m\b\.?))?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s\(?(?:local time|UTC|GMT|CES?T|EES?T|MSK|[+-]\d\d:?\d\d)(?:\s?[+-]\d{1,2})?\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing dates: the letters it can begin with, its pattern, and its builder."""

    name: str
    begins: str
    pattern: re.Pattern[str]
    build: Builder


FORMS: Final = tuple(
    Form(name, begins, re.compile(pattern), build)
    for name, begins, pattern, build in (
        (
            "range-of-days",
            "FBWwDOMA",
            rf"{FROM}{WEEKDAY}{DAY_MONTH}(?:{YEAR})?{TO}{WEEKDAY}{DAY_MONTH}(?:{YEAR})?",
            values.range_of_days,
        ),
        ("days-month", "FBDO", rf"{FROM}{DAY}{TO}{DAY}\.?f?T?{MONTH}(?:{YEAR})?", values.days_of_month),
        ("month-days", "FBMA", rf"{FROM}{MONTH}T?{DAY}{TO}{DAY}(?![MA])(?:{YEAR})?", values.days_of_month),
        ("slashed-days", "KMA", rf"(?:Kf?{MONTH}|{MONTH}K)(?:{YEAR})?", values.slashed_days),
        (
            "range-of-months",
            "FBMA",
            rf"{FROM}{MONTH}(?:{YEAR})?{TO}{MONTH}(?:{YEAR})?",
            values.range_of_months,
        ),
        ("day-month-year", "WwDOMA", rf"{WEEKDAY}{DAY_MONTH}{YEAR}", values.day_of_month),
        ("part-of-month", "eb", rf"{PART}{MONTH}(?![DO](?!M))(?:{YEAR})?", values.part_of_month),
        ("years", "FBY", r"FT?Y[t-]T?Yg?|BY&Yg?|Y-Y(?!-)g?|FYtYg?|YtYg?", values.years),
        ("quarter", "oqh", r"oqf?T?Yg?|ohfT?Yg?|qf?,?Y|hY|o[qh]fT?(?=[LXHE]u)", values.quarter),
        ("half-of-month", "o", rf"ohf?T?{MONTH}(?:{YEAR})?", values.half_of_month),
        ("season", "eS", r"(?:e-?)?Sf?T?,?i?(?:Yg?|K)", values.season),
        ("month-year", "MA", rf"{MONTH}{YEAR}", values.month_of_year),
        ("day-month", "WwDOMA", rf"{WEEKDAY}{DAY_MONTH}", values.day_of_month),
        ("part-of-year", "eb", rf"{PART}Yg?", values.part_of_year),
        ("decade", "ebZ", rf"(?:{PART})?Z", values.decade),
        ("iso", "I", r"I", values.iso),
        ("figures", "J", r"J", values.figures),
        ("slashed", "K", r"K", values.slashed),
        ("steps", "nDN", r"(?:n-)?[nDN]u(?:[kK]|F[xR])", relative.steps),
        ("unit-of-month", "OL", rf"[OL]º*uf?T?{MONTH}(?:{YEAR})?", relative.unit_of_month),
        ("day-of-year", "OL", r"[OL]º*ufT?Y", relative.last_of_year),
        ("eve", "V", rf"VfT?(?:{DAY_MONTH}|C+)(?:{YEAR})?", feasts.eve),
        ("feast", "C", rf"C+(?:{YEAR})?", feasts.feast),
        ("weekday-of-week", "W", r"Wf?T?[LXHE]u", relative.weekday_of_week),
        ("weekday-in-weeks", "W", r"Wi[nD]u", relative.weekday),
        ("near-month", "LXHE", r"[LXHE][MS]", relative.near_month),
        ("days-of-known-month", "O", r"Oº*(?:-|tT?)Oº*(?!f?T?[MA])", relative.days_of_known_month),
        ("day-of-month", "WO", r"(?:WT)?Oº*", relative.day_of_month),
        ("near-weekday", "LXW", r"[LX]Wv?|W[LX](?!u)|Wu|Wv?", relative.weekday),
        ("day-beside", "T", r"T[uv]i", relative.day_beside),
        ("part-of-unit", "be", r"(?:b|e)fT?[LXHE]?u", relative.part_of_unit),
        ("near-unit", "LXHE", r"[LXHE][uv]", relative.near_unit),
        ("near-day", "R", r"Rv?", relative.near_day),
        ("bare-month", "MA", MONTH, bare.month),
        ("bare-season", "S", r"S", bare.season),
        ("bare-year", "Y", r"Yg?", bare.year),
    )
)
STARTS: Final = re.compile("[" + "".join(sorted({letter for form in FORMS for letter in form.begins})) + "]")


@cache
def _beginning(letter: str) -> tuple[Form, ...]:
    return tuple(form for form in FORMS if letter in form.begins)


def expressions(text: str, start: int, end: int) -> Iterator[Expression]:
    """Every date expression of a stretch of text, from left to right, never overlapping."""
    yield from scan(classify(read(text, start, end)))


def scan(classed: Classed) -> Iterator[Expression]:
    """The expressions of a classed row; two of them that end one range make one."""
    before: Expression | None = None
    for expression in _each(classed):
        joined = _joined(classed, before, expression) if before else None
        if before and not joined:
            yield before
        before = joined or expression
    if before:
        yield before


LINKED: Final = {"B": re.compile("&T?"), "F": re.compile("tT?")}


def _joined(c: Classed, first: Expression, second: Expression) -> Expression | None:
    """Between 20 July and the end of September · from April to the middle of May."""
    if not isinstance(first, Stated) or not isinstance(second, Stated) or first.orders or second.orders:
        return None
    begin, end = bisect_left(c.row.starts, first.start), bisect_left(c.row.starts, second.start)
    stop = bisect_left(c.row.starts, first.end)
    opened = begin - 2 if c.letter(begin - 1) == "T" else begin - 1
    linked = LINKED.get(c.letter(opened))
    if linked is None or not linked.fullmatch(c.letters, stop, end):
        return None
    gap = second.year - first.year if second.year is not None and first.year is not None else None
    span = values.stretch(first.span, second.span, gap)
    year = second.year if second.year is not None else first.year
    if year is not None and span(year) is None:
        return None
    return replace(
        second, start=c.row.starts[opened], precision=Precision.RANGE, span=span, year=year, note=""
    )


def _each(classed: Classed) -> Iterator[Expression]:
    at, row = 0, classed.row
    while (found := STARTS.search(classed.letters, at)) is not None:
        at = found.start()
        built, stop = _first(classed, at)
        if not built:
            at += 1
            continue
        *others, last = built
        last = _with_year(classed, _with_clock(classed, last))
        yield from others
        yield last
        at = stop
        while at < len(row.starts) and row.starts[at] < last.end:
            at += 1


def _first(classed: Classed, at: int) -> tuple[tuple[Expression, ...], int]:
    for form in _beginning(classed.letters[at]):
        if (match := form.pattern.match(classed.letters, at)) and (built := form.build(classed, match)):
            return built, match.end()
    return (), at


NEAR_YEAR: Final = re.compile(r",?i?f?T?([LXHE])u")


def _with_year(classed: Classed, expression: Expression) -> Expression:
    """A date with the year that a word gives it: "October last year", "3 June of that year"."""
    if not isinstance(expression, Stated) or expression.year is not None:
        return expression
    after = bisect_left(classed.row.starts, expression.end)
    found = NEAR_YEAR.match(classed.letters, after)
    if found is None or classed.values[found.end() - 1] != "year":
        return expression
    at = found.start(1)
    told = classed.row.word(at) in {"that", "same"}
    return replace(
        expression, end=classed.row.ends[found.end() - 1], near_year=classed.number(at), told_year=told
    )


def _with_clock(classed: Classed, expression: Expression) -> Expression:
    """A day with the time of day that follows it: "4 April 2017 at 06:37 UTC"."""
    if not isinstance(expression, Stated) or expression.precision is not Precision.DAY:
        return expression
    clock = CLOCK.match(classed.row.text, expression.end, classed.row.ends[-1])
    return replace(expression, end=clock.end()) if clock else expression
