"""The stretches of a document in which values are looked for."""

from averment.model import Segment, SegmentKind


def readable(segments: tuple[Segment, ...]) -> tuple[tuple[int, int, str], ...]:
    """(start, end, zone) of every segment but boilerplate; the zone is the segment's id."""
    return tuple(
        (s.passage.start, s.passage.end, s.id) for s in segments if s.kind is not SegmentKind.BOILERPLATE
    )
