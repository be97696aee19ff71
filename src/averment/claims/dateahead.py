"""Whether the words around a date look to what is to come: "will", "until", "we sail on Sunday".

The verb nearest to the date decides: "It will be recalled that the draft was withdrawn on 22 May" is past.
"""

import re
from functools import cache
from typing import Final

from averment.claims.words import lines

FUTURE: Final = re.compile(
    r"\b(?:will|shall|going to|due|scheduled|expect(?:s|ed)?|planned|until|expires?|runs out|deadline|"
    r"no later than|upcoming|before the end)\b",
    re.IGNORECASE,
)
PAST: Final = re.compile(
    r"\b(?:was|were|had|did)\b(?!\s(?:to\b|due|expected|scheduled|planned))", re.IGNORECASE
)
INTENDED: Final = re.compile(r"\b(?:will|shall|going to|plans? to|due|scheduled)\b|[’']ll\b", re.IGNORECASE)
AHEAD_OF_WEEKDAY: Final = re.compile(r"\b(until|till|by|before)(?: the)?\s\Z", re.IGNORECASE)
MARK: Final = 12  # code points before a weekday in which the word that looks ahead stands
REACH: Final = 200  # code points before a date in which its sentence is looked at
COMING: Final = re.compile(r"[^.\n]{0,20}\bwill\b")
ENDS: Final = (". ", "? ", "! ", "\n", "”", "»", '"')


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a date speaks of what is to come."""
    begin = _begin(text, start)
    future = _last(FUTURE, text, begin, start)
    if future >= 0:
        return future > _last(PAST, text, begin, start)
    return bool(COMING.match(text, end, end + 30))


def weekday_ahead(text: str, start: int, end: int) -> bool:
    """Whether a weekday is the next one: "until Thursday", "will meet on Friday", "we sail on Sunday"."""
    mark = AHEAD_OF_WEEKDAY.search(text, max(0, start - MARK), start)
    if mark:
        return mark[1].lower().startswith(("un", "ti")) or looks_ahead(text, start, end)
    begin = _begin(text, start)
    meant = max(_last(INTENDED, text, begin, start), _last(_departing(), text, begin, start))
    return meant >= 0 and not TOLD.search(text, meant, start) and meant > _last(PAST, text, begin, start)


TOLD: Final = re.compile(r"\b(?:said|told|was|were|had|announced|reported|wrote|\w{3,}ed)\b", re.IGNORECASE)


def _begin(text: str, start: int) -> int:
    floor = max(0, start - REACH)
    return max(floor, *(text.rfind(mark, floor, start) for mark in ENDS))


def _last(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where the last match begins; -1 when there is none."""
    return max((match.start() for match in pattern.finditer(text, begin, end)), default=-1)


@cache
def _departing() -> re.Pattern[str]:
    """A pronoun with an arranged movement in the present tense."""
    rows = [line.split() for line in lines("departures")]
    base, third, going = ("|".join(row[at] for row in rows) for at in range(3))
    return re.compile(
        rf"\b(?:(?:I|[Ww]e|[Tt]hey|[Yy]ou)\s(?:{base})|(?:[Hh]e|[Ss]he|[Ii]t)\s(?:{third})"
        rf"|(?:am|are|is|[’']m|[’']re)\s(?:{going}))\b"
    )
