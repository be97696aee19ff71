"""A case laid out for this room: what stands in a span, where sentences end."""

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from averment.model import (
    Claim,
    Contents,
    Document,
    Level,
    Passage,
    Segment,
    SegmentKind,
    StatedDate,
    StatedQuantity,
)

END: Final = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bNo)(?<!\bMrs)[.!?…][\"”’»)\]]*(?=\s)|\n\s*\n"
)
WRAPPED: Final = range(40, 121)  # the usual width of lines that were broken by a program


@dataclass(frozen=True, slots=True)
class Looking:
    """A case with the look-ups of this room."""

    contents: Contents
    documents: Mapping[str, Document]
    claims: Mapping[str, tuple[Claim, ...]]
    dates: Mapping[str, tuple[StatedDate, ...]]
    quantities: Mapping[str, tuple[StatedQuantity, ...]]
    segments: Mapping[str, tuple[Segment, ...]]
    _sentences: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @classmethod
    def at(cls, contents: Contents) -> "Looking":
        """Lay a case out."""
        return cls(
            contents=contents,
            documents={d.id: d for d in sorted(contents.documents, key=lambda d: d.id)},
            claims=_by_document(contents.claims),
            dates=_by_document(contents.dates),
            quantities=_by_document(contents.quantities),
            segments=_by_document(contents.segments),
        )

    def text(self, document: str) -> str:
        """A document's text; empty when it was refused."""
        return self.contents.texts.get(document, "")

    def sentences(self, document: str) -> tuple[tuple[int, int], ...]:
        """The spans of a document's sentences; lines that no program broke end one."""
        if document not in self._sentences:
            cuts = {c for s in self.segments.get(document, ()) for c in (s.passage.start, s.passage.end)}
            self._sentences[document] = _sentences(self.text(document), cuts)
        return self._sentences[document]

    def sentence_number(self, document: str, at: int) -> int:
        """The number of the sentence at or before an offset."""
        starts = [s for s, _ in self.sentences(document)]
        return max(0, bisect_left(starts, at + 1) - 1)

    def dates_in(self, document: str, start: int, end: int) -> list[StatedDate]:
        """The dates that lie in a span."""
        row = self.dates.get(document, ())
        return [d for d in row if start <= d.passage.start and d.passage.end <= end]

    def boilerplate(self, document: str, at: int) -> bool:
        """Whether an offset lies in a page's furniture."""
        return any(
            s.kind is SegmentKind.BOILERPLATE and s.passage.start <= at < s.passage.end
            for s in self.segments.get(document, ())
        )

    def speaker(self, document: str, start: int, end: int) -> Claim | None:
        """The tightest claim that covers a span, an attributed one before the author's own."""
        over = [c for c in self.claims.get(document, ()) if c.passage.start <= start and c.passage.end >= end]
        return min(
            over, key=lambda c: (c.level is Level.VOICE, c.passage.end - c.passage.start, c.id), default=None
        )

    def cut(self, document: str, start: int, end: int) -> Passage:
        """A passage of a document."""
        return Passage.cut(document, self.text(document), start, end)


def _by_document(things: tuple[Claim | StatedDate | StatedQuantity | Segment, ...]) -> Mapping[str, tuple]:  # type: ignore[type-arg]
    """Anchored things by document, in reading order."""
    rows: dict[str, list[Claim | StatedDate | StatedQuantity | Segment]] = defaultdict(list)
    for thing in sorted(things, key=lambda t: (t.passage, t.id)):
        rows[thing.passage.document].append(thing)
    return {document: tuple(row) for document, row in rows.items()}


def _sentences(text: str, cuts: set[int]) -> tuple[tuple[int, int], ...]:
    """Split a text at stops, blank lines, segment edges and the ends of unbroken lines."""
    edges = {0, len(text), *(c for c in cuts if c <= len(text))}
    edges |= {m.end() for m in END.finditer(text)}
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if len(body) not in WRAPPED or "\t" in line or "|" in line:
            edges.add(at + len(line))
        at += len(line)
    marks = sorted(edges)
    spans = []
    for start, end in itertools.pairwise(marks):
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, start + len(piece.rstrip())))
    return tuple(spans)
