"""An attribution found in a sentence, before speakers are resolved."""

from dataclasses import dataclass

from averment.claims.sentences import Sentence, Span


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
