"""Months and years that stand alone: dates only where the words around them say so."""

import re
from typing import Final

from averment.claims import almanac
from averment.claims.counting import counted, phrase_ends, roles
from averment.claims.dateclasses import Classed
from averment.claims.datevalues import PREPOSITIONS, Expression, months_of, whole
from averment.claims.words import words
from averment.model import Precision

BEFORE_ANY_NAME: Final = frozenset({"in", "since", "until", "during"})  # "in May Larsson left": still a month
OWNERS: Final = frozenset({"its", "his", "her", "their", "our"})
NAMING: Final = frozenset({"year", "years", "dated", "circa", "born", "fiscal"})
NO_YEAR: Final = frozenset(
    {"than", "least", "most", "about", "some", "over", "nearly", "almost", "only", "under", "above"}
) | words("changes")
MODERN: Final = range(1900, 2100)  # years that need only a plain context
RECENT: Final = range(1950, 2050)  # years that win against a counted thing behind them


def month(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """In January · since May · the November books · says October; never a surname or a first name."""
    at = m.start()
    if c.letters[at] == "A" or not _is_month(c, m):
        return ()
    number = months_of(c, m)[0]
    return whole(c, m, Precision.MONTH, lambda y: almanac.months(y, number, number), year=None)


def _is_month(c: Classed, m: re.Match[str]) -> bool:
    """Whether the words around a month's name say that it is one."""
    at, capital = m.start(), c.row.capital(m.start())
    if c.letter(at - 1) in PREPOSITIONS and not _surname(c, m):
        elided = not capital and c.row.words[at].isascii() and c.letter(at - 1) == "f"
        return not elided or c.row.words[at] not in ALSO_NAMES
    if not c.row.words[at].isascii() or (capital and _beside_name(c, m)):
        return False
    if c.row.words[at] not in ALSO_NAMES:
        return c.letter(at - 1) not in "DOY" and c.letter(m.end()) not in "DOY"
    before, after = c.row.word(at - 1), c.row.word(m.end())
    if before == "for":
        return capital
    noun = after not in phrase_ends() or after in counted()
    return capital and before in ATTRIBUTIVE and c.row.kind(m.end()) == "w" and noun


ALSO_NAMES: Final = words("month-names")
ATTRIBUTIVE: Final = frozenset(
    {
        "the",
        "that",
        "this",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "every",
        "each",
        "dry",
        "wet",
        "cold",
        "hot",
    }
)


def _beside_name(c: Classed, m: re.Match[str]) -> bool:
    """Whether a capitalised word stands next to a month, so that both may be one name."""
    before, after = m.start() - 1, m.end()
    named = c.row.kind(before) in "wx" and c.row.capital(before) and c.letter(before) not in "TWiE"
    return named or (c.row.kind(after) in "wx" and c.row.capital(after))


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
    if c.row.word(at - 1) == "at":
        return False  # "at 1921" is a time of day
    if (before == "i" and _closed(c, at)) or (c.number(at) in RECENT and _stands_alone(c, at)):
        return True
    if modern and (
        _opens_entry(c, at)
        or _lasting(c, at)
        or (c.row.word(at - 1) == "for" and (_closed(c, at) or c.row.word(at + 1) == "and"))
    ):
        return True
    return modern and (
        before in PREPOSITIONS
        or c.row.word(at - 1) in NAMING
        or (before == "(" and after in {")", ","})
        or (before == "&" and c.letter(at - 2) == "Y")
        or ((before == "T" or c.row.word(at - 1) in OWNERS) and c.row.kind(at + 1) == "w")
    )


def _stands_alone(c: Classed, at: int) -> bool:
    """Whether a year ends a heading or a clause: "the reservoir, 2027", "she remembers 2019,"."""
    if not _closed(c, at):
        return False
    if c.letter(at - 1) == ",":
        return c.row.kind(at + 1) == "|" and c.row.kind(at - 2) == "w"
    word = c.row.word(at - 1)
    plain = c.row.kind(at - 1) == "w" and not c.row.capital(at - 1) and c.letter(at - 1) in "xR"
    return plain and word not in words("numbered") and word not in roles() and word not in NO_YEAR


def _opens_entry(c: Classed, at: int) -> bool:
    """Whether the figures head a line of a list of events: "1968 - the dam is built"."""
    begin = c.row.starts[at]
    line = c.row.text[c.row.text.rfind("\n", 0, begin) + 1 : begin]
    return not line.strip() and (c.letter(at + 1) == "-" or c.row.word(at + 1) in {":", "it"})


def _lasting(c: Classed, at: int) -> bool:
    """Since at least 2031 · until at least 2031."""
    return c.row.word(at - 1) == "least" and c.row.word(at - 3) in {"since", "until", "till"}


def _closed(c: Classed, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    if c.row.kind(at + 1) == "|":
        return True
    return (c.row.kind(at + 1) == "p" and not c.row.glued(at)) or c.row.word(at + 1) in {
        ".",
        ",",
        ";",
        ":",
        ")",
    }


def _of_count(c: Classed, at: int) -> bool:
    """Whether the figure counts what follows: "in 2000 cases", but not "in 2016 attacks rose"."""
    return c.counts(at) and (c.number(at) % 100 == 0 or c.number(at) not in RECENT)


def season(c: Classed, m: re.Match[str]) -> tuple[Expression, ...]:
    """By spring · before the autumn · in the summer; not "in summer", "after the fall of the town"."""
    at = m.start()
    placed = at - 2 if c.letter(at - 1) == "T" else at - 1
    before, after = c.row.word(placed), c.row.word(at + 1)
    if before not in SEASON_AFTER | ({"in", "during"} if placed < at - 1 else set()):
        return ()
    goes_on = c.row.kind(at + 1) in "wdnx" and after not in phrase_ends()
    if goes_on or after == "of" or (c.row.word(at) == "fall" and before in {"before", "after"}):
        return ()
    name = c.name(at)
    return whole(c, m, Precision.SEASON, lambda y: almanac.season(y, name), year=None)


SEASON_AFTER: Final = frozenset({"by", "before", "since", "until", "till", "after"})
