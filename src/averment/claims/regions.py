"""The stretches of a document in which values are looked for."""

from typing import Final

from averment.model import Segment, SegmentKind

APART: Final = frozenset({SegmentKind.QUOTED_STATEMENT, SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN})


def readable(segments: tuple[Segment, ...]) -> tuple[tuple[int, int, str], ...]:
    """(start, end, zone) of every segment but boilerplate; heading, body, caption and table are one voice."""
    return tuple(
        (s.passage.start, s.passage.end, s.id if s.kind in APART else "article")
        for s in segments
        if s.kind is not SegmentKind.BOILERPLATE
    )
