"""The unit of everything: somebody said something, in a passage."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.errors import InvalidWord
from averment.model.passage import Passage
from averment.model.reason import Reason
from averment.model.when import When


class Level(StrEnum):
    """How the words reach us."""

    QUOTE = "quote"  # between quotation marks
    REPORTED = "reported"  # indirect speech
    SECTION = "section"  # a statement reproduced as a whole
    COMMENT = "comment"  # a reader's comment
    VOICE = "voice"  # the author's own words


class Polarity(StrEnum):
    """How the speaker stands to the content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Relay:
    """One hand through which the words came, outermost first; the last one is the speaker."""

    name: str
    at: Passage | None = None  # where it is named; None for the document's own author


@dataclass(frozen=True, slots=True)
class Claim:
    """A said, in passage P, that X. What is said is kept apart from whether it is so."""

    id: str
    passage: Passage  # the content: what was said
    level: Level
    polarity: Polarity
    reason: Reason
    speaker: str | None = None  # display name; None is the author's own voice
    speaker_at: Passage | None = None  # the words that name the speaker
    chain: tuple[Relay, ...] = ()  # outermost relay first, speaker last
    cue: str | None = None  # the words of attribution: "stated that"
    cue_at: Passage | None = None
    said_on: When | None = None  # when it was said, not when it happened
    segment: str | None = None
    hedge: str | None = None  # the words that soften it: "allegedly"
    standard: str | None = None  # the standard or modality, verbatim: "could not exclude"
    standard_at: Passage | None = None
    said_on_reason: Reason | None = None  # how sure the day is, and whether it was stated or taken over
    rival: str | None = None  # the speaker that came close, where one did

    def __post_init__(self) -> None:
        """An attributed claim names its speaker; a claim in the author's voice names nobody else."""
        if (self.level is Level.VOICE) != (self.speaker is None):
            message = f"claim {self.id}: level {self.level} with speaker {self.speaker!r}"
            raise InvalidWord(message)
