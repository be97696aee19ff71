"""An attribution found in a sentence, before speakers are resolved."""

from dataclasses import dataclass
from typing import Final

from averment.claims.sentences import Sentence, Span
from averment.model import rule_id

RULES: Final = "rules"
READER: Final = "reader"
BOTH: Final = "both"
NEAR: Final = "near"
ROW_SOURCE: Final = rule_id("row-source", 1)  # the source of a row states what it tells


@dataclass(frozen=True, slots=True)
class Rival:
    """The words for another speaker who came close, and how: by the RULES or the READER, or NEAR the cue."""

    at: Span
    how: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Who (as words), by which cue, said what (as a span)."""

    cue: Span
    kind: str  # the cue's kind, see cue-verbs.txt
    content: Span | None  # None: the content is the sentence before ("stated this")
    rule: str
    score: float
    speaker: Span | None = None  # None: the speaker of the frame before in the same sentence
    relays: tuple[Span, ...] = ()  # outer hands named in the frame, outermost first
    negated: bool = False  # "did not confirm that"
    decided: str = RULES  # who found it: RULES, READER or BOTH
    agrees: str | None = None  # the reader's version, where it found what the rule found
    alone: bool = False  # the other of the two looked at the sentence and did not find it
    rival: Rival | None = None
    how: str | None = None  # how its words for the speaker were understood
    direct: bool = False  # the content is direct speech without marks of its own, as behind a dash
    goes_on: bool = False  # the content goes on from one before, which has the cue and the speaker

    @property
    def start(self) -> int:
        """Where the frame's own words begin."""
        spans = [self.cue, *([self.speaker] if self.speaker else [])]
        return min(span.start for span in spans)

    @property
    def end(self) -> int:
        """Where the frame's own words end."""
        spans = [self.cue, *([self.speaker] if self.speaker else [])]
        return max(span.end for span in spans)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the extractors see it."""

    text: str  # the document's whole text
    sentence: Sentence

    @property
    def end(self) -> int:
        """The sentence's end without its full stop."""
        end = self.sentence.end
        while end > self.sentence.start and self.text[end - 1] in ".;, ":
            end -= 1
        return end
