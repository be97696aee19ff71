"""What a parser gives back: text, parts with exact positions, what the file tells about itself."""

import hashlib
from dataclasses import dataclass
from typing import Final

from averment.model import (
    Document,
    InvalidWord,
    Passage,
    Problem,
    ReadStatus,
    Reason,
    Segment,
    SegmentKind,
    When,
    content_id,
)

VERSION: Final = "text@1"  # of the whole room; another one means that documents are read again


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment before it has a document: offsets in code points, the parent by its place in the list."""

    kind: SegmentKind
    start: int
    end: int
    reason: Reason
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    parent: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file that came out of a mail or an archive, written under the reading's output folder."""

    name: str  # as the container calls it
    file: str  # name below the output folder
    media_type: str | None
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that reading one file gave; it crosses a process border as JSON."""

    media_type: str
    reader: str  # name@version
    status: ReadStatus
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: When | None = None
    published_reason: Reason | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        """Refuse pieces outside the text, overlapping ones, and unexplained refusals."""
        at, count, chars = 0, len(self.pieces), len(self.text)
        for piece in self.pieces:
            if not at <= piece.start < piece.end <= chars:
                message = f"piece {piece.start}..{piece.end} overlaps its neighbour or leaves the text"
                raise InvalidWord(message)
            if piece.parent is not None and not 0 <= piece.parent < count:
                message = f"piece {piece.start}..{piece.end} has no parent number {piece.parent}"
                raise InvalidWord(message)
            self._check_speaker(piece)
            at = piece.end
        if self.status is not ReadStatus.READ and not self.problems:
            message = f"a reading that is {self.status} must say what is missing"
            raise InvalidWord(message)

    def _check_speaker(self, piece: Piece) -> None:
        """A speaker's place is a span of the text."""
        start, end = piece.speaker_start, piece.speaker_end
        if (start is None) != (end is None):
            message = f"piece {piece.start}..{piece.end} gives half a place for its speaker"
            raise InvalidWord(message)
        if start is not None and end is not None and not 0 <= start < end <= len(self.text):
            message = f"the speaker of piece {piece.start}..{piece.end} stands outside the text"
            raise InvalidWord(message)


def refused(media_type: str, reader: str, problem: Problem) -> Reading:
    """The reading of a file that could not be read at all, and why."""
    return Reading(media_type, reader, ReadStatus.REFUSED, problems=(problem,))


def as_words(
    reading: Reading, *, exhibit_sha256: str, names: tuple[str, ...], part_of: str | None = None
) -> tuple[Document, str, tuple[Segment, ...]]:
    """The reading as model words: the document, its text, its segments in text order.

    The document's id follows from the exhibit, a segment's id from document, place and kind.
    """
    doc = content_id("doc", exhibit_sha256)
    document = Document(
        id=doc,
        exhibit=exhibit_sha256,
        names=tuple(sorted(set(names))),
        media_type=reading.media_type,
        status=reading.status,
        text_sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
        chars=len(reading.text),
        reader=reading.reader,
        title=reading.title,
        author=reading.author,
        publisher=reading.publisher,
        published=reading.published,
        published_reason=reading.published_reason,
        language=reading.language,
        problems=reading.problems,
        part_of=part_of,
    )
    ids = tuple(content_id("seg", doc, piece.start, piece.end, piece.kind.value) for piece in reading.pieces)
    segments = tuple(
        _segment(piece, ids[number], doc=doc, text=reading.text, ids=ids)
        for number, piece in enumerate(reading.pieces)
    )
    return document, reading.text, segments


def _segment(piece: Piece, own: str, *, doc: str, text: str, ids: tuple[str, ...]) -> Segment:
    """One piece as a segment of its document."""
    named = None
    if piece.speaker_start is not None and piece.speaker_end is not None:
        named = Passage.cut(doc, text, piece.speaker_start, piece.speaker_end)
    return Segment(
        id=own,
        passage=Passage.cut(doc, text, piece.start, piece.end),
        kind=piece.kind,
        reason=piece.reason,
        speaker=piece.speaker,
        speaker_at=named,
        parent=None if piece.parent is None else ids[piece.parent],
        language=piece.language,
    )
