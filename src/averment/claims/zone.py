"""One segment being read: its text, its voice, the speakers met in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from averment.claims.ensemble import Learned
from averment.claims.frames import Frame
from averment.claims.grids import Row
from averment.claims.people import Proper
from averment.claims.reader import Tagged
from averment.claims.sentences import Sentence, Span
from averment.claims.speakers import Resolved, Speakers
from averment.claims.timing import Spoken, Written
from averment.model import Claim, Document, Level, Passage, Relay, Segment, SegmentKind, StatedDate

ZONE_LEVEL: Final = {
    SegmentKind.QUOTED_STATEMENT: Level.SECTION,
    SegmentKind.COMMENT: Level.COMMENT,
    SegmentKind.TRANSCRIPT_TURN: Level.QUOTE,
}


@dataclass(slots=True)
class Zone:
    """One segment being read: its text, its voice, the speakers met in it."""

    document: Document
    text: str
    segment: Segment
    dates: tuple[StatedDate, ...]
    speakers: Speakers
    names: tuple[Proper, ...] = ()  # where persons and bodies are named
    marked: Tagged | None = None  # what the learned reader marked; None where it did not read
    written: Written | None = None  # when these words were written, where that is known
    told: Written | None = None  # the day on which a row of a register was told
    spoken: Spoken | None = None  # the day last given to words of a speaker
    count: int = 0  # sentences read
    before: Sentence | None = None
    floor: Resolved | None = None  # who speaks in this paragraph of a summary record
    pending: Resolved | None = None  # "He wrote:" – the quotation comes next
    cells: Mapping[int, Tagged] = field(default_factory=dict)  # the same for a table, by where each begins
    learned: Learned | None = None  # the attributions in these marks
    above: dict[str, Span] = field(default_factory=dict)  # who stood behind each key of the entry before
    heads: Row | None = None  # the heads of the table that this one goes on
    inside: frozenset[str] | None = None  # words inside its sentences, once asked for
    claims: list[Claim] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)  # of the sentence that is being read
    resolved: dict[Span, Resolved] = field(default_factory=dict)  # a speaker whose words go on

    @property
    def outer(self) -> tuple[Relay, ...]:
        """Through whom everything in this zone comes: publisher or author, then the zone's speaker."""
        source = self.document.publisher or self.document.author
        relays: tuple[Relay, ...] = (Relay(source),) if source else ()
        if self.segment.speaker and self.segment.kind in ZONE_LEVEL:
            relays += (Relay(self.segment.speaker, self.segment.speaker_at),)
        return relays

    @property
    def speaks(self) -> bool:
        """Whether everything here is said by the segment's own speaker."""
        return self.segment.kind in ZONE_LEVEL and self.segment.speaker is not None

    def passage(self, span: Span) -> Passage:
        """The passage at a span."""
        return Passage.cut(self.document.id, self.text, span.start, span.end)
