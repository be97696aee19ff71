"""One case laid out for looking up: what stands in a span, which entity a name is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from averment.incidents.sentences import Sentence, sentences
from averment.incidents.tokens import stem, stops, tokens
from averment.model import (
    Claim,
    Contents,
    Document,
    Entity,
    Mention,
    Passage,
    Segment,
    SegmentKind,
    StatedDate,
    StatedQuantity,
)


class Anchored(Protocol):
    """Anything that stands at a passage."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def passage(self) -> Passage:
        """Where it stands."""


A = TypeVar("A", bound=Anchored)


class Shelf(Generic[A]):
    """Anchored things by document, in reading order, to be asked for by span."""

    def __init__(self, things: Iterable[A]) -> None:
        self._rows: dict[str, list[A]] = defaultdict(list)
        for thing in sorted(things, key=lambda t: (t.passage, t.id)):
            self._rows[thing.passage.document].append(thing)
        self._starts = {doc: [t.passage.start for t in row] for doc, row in self._rows.items()}
        self._longest = {
            doc: max(t.passage.end - t.passage.start for t in row) for doc, row in self._rows.items()
        }

    def of(self, document: str) -> list[A]:
        """Everything in a document."""
        return self._rows.get(document, [])

    def on(self, document: str, start: int, end: int) -> list[A]:
        """What overlaps the span."""
        row = self._rows.get(document)
        if not row:
            return []
        starts = self._starts[document]
        first = bisect_left(starts, start - self._longest[document])
        return [t for t in row[first : bisect_left(starts, end)] if t.passage.end > start]

    def inside(self, document: str, start: int, end: int) -> list[A]:
        """What lies wholly in the span."""
        row = self._rows.get(document)
        if not row:
            return []
        starts = self._starts[document]
        return [t for t in row[bisect_left(starts, start) : bisect_left(starts, end)] if t.passage.end <= end]


@dataclass(frozen=True, slots=True)
class Index:
    """A case's contents with the look-ups that this room needs."""

    contents: Contents
    documents: Mapping[str, Document]
    claims: Shelf[Claim]
    dates: Shelf[StatedDate]
    quantities: Shelf[StatedQuantity]
    mentions: Shelf[Mention]
    segments: Shelf[Segment]
    entities: Mapping[str, Entity]
    entity_of: Mapping[str, Entity]  # mention id or claim id -> entity
    nested: dict[str, frozenset[str]] = field(default_factory=dict)  # place -> places that hold it
    memo: dict[str, dict[str, bool]] = field(default_factory=dict)  # answers that are dear to find
    _sentences: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)
    _small: dict[str, frozenset[str]] = field(default_factory=dict)
    _starts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, contents: Contents) -> "Index":
        """Lay a case out."""
        entities = {e.id: e for e in contents.entities}
        linked = {link.item: entities[link.entity] for link in contents.links if link.entity in entities}
        return cls(
            contents=contents,
            documents={d.id: d for d in contents.documents},
            claims=Shelf(contents.claims),
            dates=Shelf(contents.dates),
            quantities=Shelf(contents.quantities),
            mentions=Shelf(contents.mentions),
            segments=Shelf(contents.segments),
            entities=entities,
            entity_of=linked,
        )

    def text(self, document: str) -> str:
        """A document's text; empty when it was refused."""
        return self.contents.texts.get(document, "")

    def sentences(self, document: str) -> tuple[Sentence, ...]:
        """A document's sentences; a new segment always starts a new one."""
        if document not in self._sentences:
            cuts = {edge for s in self.segments.of(document) for edge in (s.passage.start, s.passage.end)}
            self._sentences[document] = sentences(self.text(document), tuple(sorted(cuts)))
            self._starts[document] = [s.start for s in self._sentences[document]]
        return self._sentences[document]

    def small_words(self, document: str) -> frozenset[str]:
        """The stems of the words that a document writes without a capital: they are no names there."""
        if document not in self._small:
            text = self.text(document)
            self._small[document] = frozenset(
                stem(t.word) for t in tokens(text) if text[t.start].islower() and t.word not in stops()
            )
        return self._small[document]

    def sentence_number(self, document: str, at: int) -> int:
        """The number of the sentence at or before an offset."""
        self.sentences(document)
        return max(0, bisect_left(self._starts[document], at + 1) - 1)

    def sentence(self, document: str, at: int) -> Sentence | None:
        """The sentence at or before an offset; None in an empty document."""
        row = self.sentences(document)
        return row[self.sentence_number(document, at)] if row else None

    def part(self, document: str, at: int) -> str:
        """The id of the comment, statement or turn at an offset, or of the document: one voice each."""
        for segment in self.segments.on(document, at, at + 1):
            if segment.kind in {SegmentKind.COMMENT, SegmentKind.QUOTED_STATEMENT}:
                return segment.id
        return document

    def kind(self, document: str, at: int) -> SegmentKind:
        """What sort of segment an offset lies in; body when nothing is known."""
        found = self.segments.on(document, at, at + 1)
        return found[0].kind if found else SegmentKind.BODY

    def tightest(self, document: str, start: int, end: int) -> Claim | None:
        """The shortest claim that covers the span, else the shortest that overlaps most of it."""
        over = self.claims.on(document, start, end)
        need = max(1, (end - start) // 2)
        fit = [c for c in over if min(end, c.passage.end) - max(start, c.passage.start) >= need]
        covering = [c for c in fit if c.passage.start <= start and c.passage.end >= end]
        return min(covering or fit, key=lambda c: (c.passage.end - c.passage.start, c.id), default=None)
