"""Turns of a talk and comments: who speaks to whom, and whom the turns before spoke of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from averment.claims.calling import WORD, kind_of
from averment.claims.memory import Memory
from averment.claims.people import BODY, MANY
from averment.claims.zone import Zone
from averment.model import Segment, SegmentKind

LABEL: Final = re.compile(r"([^\n:]{1,80}):(?=\s)")


@dataclass(slots=True)
class Talk:
    """The turns of one document in reading order; a turn remembers whom those before it spoke of."""

    listeners: dict[str, str]  # whom "you" means, by the segment's id
    met: Memory = field(default_factory=Memory)
    read: int = 0  # sentences of the turns so far

    @classmethod
    def of(cls, text: str, segments: Sequence[Segment]) -> "Talk":
        """The talk of a document."""
        return cls(_listeners(text, segments))

    def join(self, zone: Zone) -> None:
        """Before a part is read: its speaker is no "he" of the own words, and speaks to somebody."""
        kind, speakers = zone.segment.kind, zone.speakers
        if zone.segment.speaker is None or kind_of(zone.segment.speaker) in {BODY, MANY}:
            return
        if kind is SegmentKind.TRANSCRIPT_TURN:
            speakers.memory, zone.count = self.met, self.read
        speakers.memory.speaks(zone.segment.speaker)
        speakers.begins = _label_end(zone)
        speakers.listener = self.listeners.get(zone.segment.id)

    def leave(self, zone: Zone) -> None:
        """After a part is read: what the next turn goes on from."""
        if zone.speakers.memory is self.met:
            self.read = zone.count


def _label_end(zone: Zone) -> int:
    """Where the words of a turn begin, behind a label that names who speaks: "MR. BRODE: "."""
    at = zone.segment.passage
    label = LABEL.match(zone.text, at.start, at.end)
    named = {word.casefold() for word in WORD.findall(zone.segment.speaker or "")}
    words = {word.casefold() for word in WORD.findall(label[1])} if label else set()
    return label.end() if label and words & named else at.start


def _listeners(text: str, segments: Sequence[Segment]) -> dict[str, str]:
    """Of two who talk, the other; of more, who answers the question, else who spoke before."""
    turns = [s for s in segments if s.kind is SegmentKind.TRANSCRIPT_TURN and s.speaker]
    names = {s.speaker for s in turns}
    found: dict[str, str] = {}
    for before, turn in pairwise(turns):
        if before.speaker == turn.speaker or not before.speaker or not turn.speaker:
            continue
        asks = text[before.passage.start : before.passage.end].rstrip(" \n\"”'").endswith("?")
        if asks or len(names) == 2:  # noqa: PLR2004 - a talk of two
            found[before.id] = turn.speaker
        found[turn.id] = before.speaker
    by_id = {s.id: s for s in segments}
    for segment in segments:
        parent = by_id.get(segment.parent or "")
        if segment.kind is SegmentKind.COMMENT and parent is not None and parent.speaker:
            found[segment.id] = parent.speaker
    return found
