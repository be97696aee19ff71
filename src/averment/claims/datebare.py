"""Months and years that stand alone: dates only where the words around them say so."""

import re
from typing import Final

from averment.claims import almanac
from averment.claims.dateclasses import Classed
from averment.claims.datevalues import PREPOSITIONS, Expression, months_of, whole
from averment.model import Precision

BEFORE_ANY_NAME: Final = frozenset({"in", "since", "until", "during"})  # "in May Larsson left": still a month
OWNERS: Final = frozenset({"its", "his", "her", "their", "our"})
NAMING: Final = frozenset({"year", "years", "dated", "circa"})
MODERN: Final = range(1900, 2100)  # years that need only a plain context
RECENT: Final = range(1950, 2050)  # years that win against a counted thing behind them


def month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """In January · since May: only after a preposition, and not before a surname."""
    if c.letter(m.start() - 1) not in PREPOSITIONS or c.letters[m.start()] == "A" or _surname(c, m):
        return ()
    if not c.row.capital(m.start()) and c.row.words[m.start()].isascii() and c.letter(m.start() - 1) == "f":
        return ()
    number = months_of(c, m)[0]
    return whole(c, m, Precision.MONTH, lambda y: almanac.months(y, number, number), year=None)


def _surname(c: Classed, m: re.Match[str]) -> bool:
    """Whether the month is a first name: "by April Larsson"."""
    if c.row.word(m.start() - 1) in BEFORE_ANY_NAME:
        return False
    return c.row.capital(m.end()) and c.row.kind(m.end()) == "w"


def year(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """In 2013 · of 2013 · (2013) · the 2013 report."""
    number = c.number(m.start())
    if not _is_year(c, m.start()):
        return ()
    return whole(c, m, Precision.YEAR, lambda y: almanac.years(y, y), year=number)


def _is_year(c: Classed, at: int) -> bool:
    """Whether the words around four figures say that they are a year."""
    before, after = c.letter(at - 1), c.letter(at + 1)
    if after == "g":
        return True
    if (c.row.glued(at) and c.row.word(at + 1) in "%$€£°-") or _of_count(c, at):
        return False
    modern = c.number(at) in MODERN
    if before == "i" and _closed(c, at):
        return True
    return modern and (
        before in PREPOSITIONS
        or c.row.word(at - 1) in NAMING
        or (before == "(" and after in {")", ","})
        or (before == "&" and c.letter(at - 2) == "Y")
        or ((before == "T" or c.row.word(at - 1) in OWNERS) and c.row.kind(at + 1) == "w")
    )


def _closed(c: Classed, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    return (c.row.kind(at + 1) in "p|" and not c.row.glued(at)) or c.row.word(at + 1) in {
        ".",
        ",",
        ";",
        ":",
        ")",
    }


def _of_count(c: Classed, at: int) -> bool:
    """Whether the figure counts what follows: "in 2000 cases", but not "in 2016 attacks rose"."""
    return c.counts(at) and (c.number(at) % 100 == 0 or c.number(at) not in RECENT)
