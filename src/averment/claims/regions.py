"""The stretches of a document in which values are looked for, and the day on which a voice wrote."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from averment.claims.dateforms import expressions
from averment.claims.datevalues import Stated
from averment.model import Precision, Segment, SegmentKind

APART: Final = frozenset({SegmentKind.QUOTED_STATEMENT, SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN})
HEADED: Final = frozenset({SegmentKind.QUOTED_STATEMENT, SegmentKind.COMMENT})
DATED: Final = re.compile(r"@(\d{4}-\d{2}-\d{2})\Z")  # how a zone carries the day of its header


def readable(segments: tuple[Segment, ...]) -> tuple[tuple[int, int, str], ...]:
    """(start, end, zone) of every segment but boilerplate; heading, body, caption and table are one voice.

    A header and the comment or quoted statement directly under it are one zone. Where the header states one
    day, the zone ends in "@" and that day (see `day_of`).
    """
    ordered = sorted(segments, key=lambda s: (s.passage.start, -s.passage.end))
    zones = {s.id: s.id if s.kind in APART else "article" for s in segments}
    for at, segment in enumerate(ordered):
        header = _header(ordered, at) if segment.kind in HEADED else None
        written = _day_in(header.passage.quote) if header else None
        if header and written:
            zones[header.id] = zones[segment.id] = f"{segment.id}@{written}"
    return tuple(
        (s.passage.start, s.passage.end, zones[s.id])
        for s in segments
        if s.kind is not SegmentKind.BOILERPLATE
    )


def day_of(zone: str) -> date | None:
    """The day on which a zone's words were written, where its header states one."""
    dated = DATED.search(zone)
    return date.fromisoformat(dated[1]) if dated else None


def _header(ordered: Sequence[Segment], at: int) -> Segment | None:
    """The header that stands directly before a segment."""
    before = ordered[at - 1] if at else None
    return before if before and before.kind is SegmentKind.HEADER else None


def _day_in(words: str) -> date | None:
    """The one full day that a header states; None for none or several."""
    found = set()
    for stated in expressions(words, 0, len(words)):
        if isinstance(stated, Stated) and stated.precision is Precision.DAY and stated.year is not None:
            span = None if stated.orders else stated.span(stated.year)
            found |= {span[0]} if span else set()
    return found.pop() if len(found) == 1 else None
