"""A text cut for showing: parts, zones, paragraphs and runs, which put together give exactly the text.

Nothing is added, dropped or moved: the runs of all parts, joined, are the stored text. A run is a stretch
in which the same claims hold, so overlapping claims need no nesting.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from averment.model import Segment, SegmentKind

PART_BYTES: Final = 300_000  # of UTF-8; larger texts are shown in parts
BLANK: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
Area = tuple[int, int, Segment | None]
JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text to be marked, with the number under which it is shown."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in which the same claims hold."""

    text: str
    start: int
    claims: tuple[int, ...] = ()  # numbers of the claims that hold here
    opens: tuple[int, ...] = ()  # those of them that begin here
    asked: bool = False  # lies in the passage that the address asks for
    asked_first: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the document with one voice."""

    kind: SegmentKind | None  # None: no segment covers it
    segment: str | None
    speaker: str | None
    language: str | None
    depth: int  # of a comment in its thread, 0 for the outermost
    runs_on: bool  # ends within a line, which the next zone continues
    paragraphs: tuple[tuple[Run, ...], ...]


def parts(text: str, limit: int = PART_BYTES) -> tuple[tuple[int, int], ...]:
    """Where the text is cut so that no part is longer than `limit` bytes: at blank lines where possible."""
    cuts: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + _fitting(text[start : start + limit], limit)
        if end < len(text):
            end = _good_cut(text, start, end)
        cuts.append((start, end))
        start = end
    return tuple(cuts) or ((0, 0),)


def _fitting(window: str, limit: int) -> int:
    """How many code points of the window fit into the limit."""
    spelled = window.encode()
    return len(window) if len(spelled) <= limit else len(spelled[:limit].decode(errors="ignore"))


def _good_cut(text: str, start: int, end: int) -> int:
    """The last blank line in the second half, else the last line end, else between whole characters."""
    half = start + (end - start) // 2
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, half, end)
        if at >= 0:
            return at + len(mark)
    return whole(text, end) if whole(text, end) > start else end


def whole(text: str, end: int) -> int:
    """The last place at or before `end` that does not part a letter from its marks."""
    while 0 < end < len(text) and _clings(text, end):
        end -= 1
    return end


def _clings(text: str, at: int) -> bool:
    after = text[at]
    return unicodedata.category(after).startswith("M") or after in JOINERS or text[at - 1] == "\u200d"


def zones(
    text: str,
    bounds: tuple[int, int],
    *,
    segments: Sequence[Segment],
    spans: Sequence[Span],
    asked: tuple[int, int] | None = None,
) -> tuple[Zone, ...]:
    """The stretch `bounds` of the text as zones of paragraphs of runs."""
    depths = _depths(segments)
    cutter = _Cutter(text, spans, asked)
    return tuple(
        Zone(
            None if segment is None else segment.kind,
            None if segment is None else segment.id,
            None if segment is None else segment.speaker,
            None if segment is None else segment.language,
            0 if segment is None else depths[segment.id],
            end < bounds[1] and text[end - 1] != "\n",
            tuple(cutter.runs(*paragraph) for paragraph in _paragraphs(text, start, end)),
        )
        for start, end, segment in _areas(text, bounds, segments)
    )


def _areas(text: str, bounds: tuple[int, int], segments: Sequence[Segment]) -> list[Area]:
    """The stretch split where segments begin; blanks between two of them stay with the first."""
    first, last = bounds
    inside = sorted(
        (s for s in segments if s.passage.end > first and s.passage.start < last),
        key=lambda s: (s.passage.start, s.passage.end, s.id),
    )
    areas: list[Area] = []
    at = first
    for segment in inside:
        start, end = max(_indented(text, segment.passage.start), at), min(segment.passage.end, last)
        if start < end:
            _fill(text, areas, at, start)
            areas.append((areas[-1][1] if areas else at, end, segment))
            at = end
    _fill(text, areas, at, last)
    if areas and areas[-1][1] < last:
        areas[-1] = (areas[-1][0], last, areas[-1][2])
    return areas or ([(first, last, None)] if first < last else [])


def _indented(text: str, start: int) -> int:
    """The beginning of the line when nothing but blanks stands before `start`, so that indents stay whole."""
    line = text.rfind("\n", 0, start) + 1
    return start if text[line:start].strip() else line


def _fill(text: str, areas: list[Area], start: int, end: int) -> None:
    """Account for a gap: its blank beginning goes to the area before, its words are an area of their own."""
    gap = text[start:end]
    blank = len(gap) - len(gap.lstrip())
    lead = gap.rfind("\n", 0, blank) + 1 if blank < len(gap) else len(gap)
    if areas:
        areas[-1] = (areas[-1][0], start + lead, areas[-1][2])
        start += lead
    if gap.strip():
        areas.append((start, end, None))


def _depths(segments: Sequence[Segment]) -> dict[str, int]:
    """How deep each comment stands in its thread; a loop of parents counts as its length."""
    by_id = {segment.id: segment for segment in segments}
    depths: dict[str, int] = {}
    for segment in segments:
        seen = {segment.id}
        above = by_id.get(segment.parent or "")
        while above is not None and above.kind is SegmentKind.COMMENT and above.id not in seen:
            seen.add(above.id)
            above = by_id.get(above.parent or "")
        depths[segment.id] = len(seen) - 1
    return depths


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that end after their blank lines."""
    at = start
    for blank in BLANK.finditer(text, start, end):
        if blank.end() < end and text[at : blank.start()].strip():
            yield at, blank.end()
            at = blank.end()
    if at < end:
        yield at, end


class _Cutter:
    """Cuts paragraphs, taken in reading order, into runs."""

    def __init__(self, text: str, spans: Sequence[Span], asked: tuple[int, int] | None) -> None:
        self.text = text
        self.asked = asked
        self.waiting = sorted(spans, key=lambda span: (span.start, span.end, span.number), reverse=True)
        self.holding: list[Span] = []
        self.seen_asked = False

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of a paragraph; to be called for one paragraph after the other."""
        while self.waiting and self.waiting[-1].start < end:
            self.holding.append(self.waiting.pop())
        self.holding = [span for span in self.holding if span.end > start]
        cuts = {start, end}
        edges = [(span.start, span.end) for span in self.holding] + ([self.asked] if self.asked else [])
        for edge in edges:
            cuts.update(place for place in edge if start < place < end)
        ordered = sorted(cuts)
        return tuple(self._run(*pair) for pair in pairwise(ordered))

    def _run(self, start: int, end: int) -> Run:
        held = [span for span in self.holding if span.start < end and span.end > start]
        asked = self.asked is not None and self.asked[0] < end and self.asked[1] > start
        first = asked and not self.seen_asked
        self.seen_asked = self.seen_asked or asked
        return Run(
            self.text[start:end],
            start,
            tuple(span.number for span in held),
            tuple(span.number for span in held if span.start == start),
            asked,
            first,
        )
