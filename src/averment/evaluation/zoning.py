"""Zones: how the text room divides an annotated document, line by line, against how the annotator drew it.

In: an annotated document. Out: counts over its lines that hold words, and for each part read with a speaker
its score and whether that speaker is right.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.evaluation.corpus import Annotated, ZoneMark
from averment.evaluation.reading import Read, same_speaker
from averment.model import AvermentError, SegmentKind
from averment.text import Piece, Reading
from averment.text import read as read_file

SPOKEN: Final = frozenset(
    {SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN, SegmentKind.QUOTED_STATEMENT}
)  # kinds whose words belong to a speaker
FRAME: Final = frozenset({SegmentKind.HEADER, SegmentKind.BOILERPLATE, SegmentKind.HEADING})
FRAME_WORDS: Final = 12  # of a line of name, time and counters inside a part drawn around a whole comment
UNNAMED: Final = frozenset({None, "?"})
ASKERS: Final = frozenset({"interviewer", "reporter", "journalist", "question", "q", "correspondent"})
QUOTE_MARKS: Final = re.compile(r"^[>\s|]+")


class Misread(AvermentError):
    """The text room gave another text than the corpus holds, so that places cannot be compared."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words: how it was drawn, how it was read."""

    start: int
    end: int
    zone: ZoneMark
    piece: Piece | None
    others: frozenset[str] = frozenset()  # who else speaks in the document, by the annotator
    owner: str | None = None  # whose document it is; its body is his voice

    @property
    def kind(self) -> SegmentKind:
        """The kind that the annotator gave."""
        return SegmentKind(self.zone.kind)

    @property
    def read_kind(self) -> SegmentKind:
        """The kind that was read; outside every piece there is body."""
        return self.piece.kind if self.piece else SegmentKind.BODY

    @property
    def speaker(self) -> str | None:
        """Who the annotator says speaks; nobody outside the kinds that have a speaker."""
        return None if self.kind not in SPOKEN or self.zone.speaker in UNNAMED else self.zone.speaker

    @property
    def read_speaker(self) -> str | None:
        """Who was read to speak."""
        return self.piece.speaker if self.piece and self.read_kind in SPOKEN else None

    @property
    def speaker_right(self) -> bool:
        """Whether both name the same person, or neither names one.

        Where the annotator gives no more than that somebody asks, nobody will do, and anybody who is none
        of the others.
        """
        asks = self.speaker is not None and self.speaker.casefold() in ASKERS
        if self.kind is SegmentKind.BODY and self.owner and self.read_speaker:
            return same_person(self.owner, self.read_speaker)
        if self.speaker is None or self.read_speaker is None:
            return self.speaker is self.read_speaker or asks
        if asks:
            return not any(same_person(other, self.read_speaker) for other in self.others)
        return same_person(self.speaker, self.read_speaker)

    @property
    def right(self) -> bool:
        """Whether kind and speaker are those drawn."""
        return self.kind is self.read_kind and self.speaker_right


def same_person(wanted: str, got: str) -> bool:
    """Whether two labels name one person: the same telling words, or titles before the same last name."""
    names = [re.findall(r"[\w’'-]+", re.sub(r"[(,].*", "", name.casefold())) for name in (wanted, got)]
    return same_speaker(wanted, got) or (all(names) and names[0][-1] == names[1][-1])


def zones_through(annotated: Annotated) -> Read:
    """Counts of one document; raises Misread when its words did not come back as they were."""
    found = list(zone_lines(annotated))
    tally = Counter[str]()
    for line in found:
        tally["zone_lines"] += 1
        tally["zone_right"] += line.kind is line.read_kind
        if line.kind in SPOKEN:
            tally[line.kind.value] += 1
            tally[f"{line.kind.value}_right"] += line.right
        if line.read_speaker is not None:
            tally["credited"] += 1
            tally["credited_right"] += line.speaker_right
        if line.kind is SegmentKind.BODY:
            tally["zone_body"] += 1
            tally["zone_body_right"] += line.read_kind is SegmentKind.BODY
    spoken = [line for line in found if line.read_speaker is not None and line.piece]
    return Read(tally, tuple((line.piece.reason.score, line.speaker_right) for line in spoken if line.piece))


def zone_lines(annotated: Annotated) -> Iterator[Line]:
    """The lines that are compared.

    Annotators draw one part around a whole comment or turn. Where the text room sets its line of name and
    time apart, or its counters, that line is left out: it holds nobody's words. So is a heading that the
    annotator left inside a body.
    """
    reading = _read(annotated)
    text, first = annotated.text, None
    owner = annotated.head.get("author") or annotated.head.get("publisher")
    named = frozenset(z.speaker for z in annotated.zones if z.speaker)
    for match in re.finditer(r"[^\n\f]*\S[^\n\f]*", text):
        zone = _zone_at(annotated, match.start())
        piece = _piece_at(reading, match)
        line = Line(match.start(), match.end(), zone, piece, named - {zone.speaker}, owner)
        opens, first = zone is not first, zone
        framed = line.kind in SPOKEN and line.read_kind in FRAME
        headed = line.kind is SegmentKind.BODY and line.read_kind is SegmentKind.HEADING
        if not ((framed or headed) and _is_frame(match[0], zone, opens=opens)):
            yield line


def _is_frame(words: str, zone: ZoneMark, *, opens: bool) -> bool:
    """Whether a line of a comment or turn can be its name, time or counters: short, and no sentence."""
    words = QUOTE_MARKS.sub("", words).strip()
    short = len(words.split()) <= FRAME_WORDS
    named = opens and zone.speaker is not None and same_speaker(zone.speaker, words)
    return short and (named or not re.search(r"[^\W\d_]{2,}[.!?]\s|\w[.!?]$", words))


def _read(annotated: Annotated) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_text(annotated.text, encoding="utf-8", newline="")
        reading = read_file(path, name=annotated.head.get("file", "document.txt"), out_dir=Path(folder))
    if reading.text != annotated.text:
        name = annotated.head["id"]
        message = f"{name}: the words were not read as they stand; look for control characters in the file"
        raise Misread(message)
    return reading


def _zone_at(annotated: Annotated, at: int) -> ZoneMark:
    """The part drawn around a place; what stands before the first is body."""
    found = (zone for zone in annotated.zones if zone.start <= at < zone.end)
    return next(found, ZoneMark("body", None, 0, 0))


def _piece_at(reading: Reading, line: re.Match[str]) -> Piece | None:
    """The piece that holds most of a line: its label and its words may be pieces apart."""
    near = [p for p in reading.pieces if p.start < line.end() and line.start() < p.end]
    return max(near, key=lambda p: min(p.end, line.end()) - max(p.start, line.start()), default=None)
