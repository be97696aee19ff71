"""On which day the source of a row told it: what "Date received" says, not the day of the event."""

import re
from collections.abc import Sequence
from typing import Final

from averment.claims.columns import Role
from averment.claims.sentences import Span
from averment.claims.sourcecells import Part
from averment.claims.timing import LIKELY, STATED, SURE, Written
from averment.claims.words import words
from averment.model import Reason, StatedDate

WORD: Final = re.compile(r"[^\W\d_]+")
DAY: Final = frozenset({"date", "dated", "day"})


def told_on(text: str, dates: Sequence[StatedDate], parts: Sequence[Part]) -> Written | None:
    """The day in the cell whose head names an act of telling, else that of "Date" where no event has it."""
    happened = any(p.role is Role.STATEMENT and _inside(text, p) & words("heads-happened") for p in parts)
    for sure in (True, False):
        for part in parts:
            inside = _inside(text, part)
            fits = inside & words("heads-told") if sure else inside <= DAY and inside and not happened
            if (part.role is not Role.PLAIN and not (sure and part.role is Role.UNKNOWN)) or not fits:
                continue
            day = _only(dates, part.at)
            if day is not None and part.head is not None:
                head = text[part.head.start : part.head.end]
                detail = f"“{day.passage.quote}” stands under “{head}” beside these words."
                score = round((SURE if sure else LIKELY) * day.reason.score, 3)
                return Written(day.when, Reason(STATED, score, detail, (day.id,)))
    return None


def _inside(text: str, part: Part) -> frozenset[str]:
    """The words of a cell's head."""
    head = text[part.head.start : part.head.end] if part.head else ""
    return frozenset(WORD.findall(head.casefold().replace("_", " ")))


def _only(dates: Sequence[StatedDate], at: Span) -> StatedDate | None:
    """The day in a cell, if it is the only one."""
    found = [d for d in dates if at.start <= d.passage.start and d.passage.end <= at.end and d.when.days]
    return found[0] if len(found) == 1 else None
