"""Whom of those named inside a phrase the phrase is about."""

import re
from typing import Final

from averment.claims.calling import LONGEST_NAME, display, kind_of
from averment.claims.memory import Memory, Met
from averment.claims.people import PERSON, SOMEBODY
from averment.claims.sentences import Span

FAR: Final = re.compile(
    r"\b(?:of|to|for|from|by|with|in|at|on|against|behind|and|or|between|near)\b|['’]s?\s", re.IGNORECASE
)
TELLING: Final = re.compile(r"\b(?:who|whom|whose|which)\s", re.IGNORECASE)
GOES_ON: Final = re.compile(r"\s*(?:and|or|nor|&)\s|['’]s?(?:\s|$)|-")
GOES_FAR: Final = re.compile(r"\s*(?:of|for|in|and|or|nor|&)\s|['’]s?(?:\s|$)|-|\s+[^\W\d_]")


def met_at(text: str, memory: Memory, span: Span) -> Met | None:
    """Whoever the phrase is about among those met in it: not an owner, not somebody beside."""
    found: list[Met] = []
    for met in reversed(memory.met):
        if met.at.end < span.start - LONGEST_NAME:
            break
        if met.at.start < span.end and span.start < met.at.end <= span.end + 1 and not met.owner:
            found.append(met)
    fits = [met for met in found if _is_head(text, met, span)]
    return min(fits, key=lambda m: (not m.who.proper, m.at.start), default=None)


def _is_head(text: str, met: Met, span: Span) -> bool:
    before, after = text[span.start : met.at.start], text[met.at.end : span.end]
    if TELLING.search(before):
        return False
    if (GOES_ON if met.who.kind == PERSON else GOES_FAR).match(after):
        return False
    if not met.who.proper:
        return not before.strip()
    if not FAR.search(before) and "," not in before:
        return True
    office = kind_of(display(before)) == PERSON
    return before.rstrip().endswith(",") and met.who.kind in {PERSON, SOMEBODY} and office
