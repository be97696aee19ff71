"""Parts of a document, each with its own voice."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.passage import Passage
from averment.model.reason import Reason


class SegmentKind(StrEnum):
    """What a part of a document is; the words of exchange.md."""

    HEADING = "heading"
    BODY = "body"
    QUOTED_STATEMENT = "quoted_statement"
    COMMENT = "comment"
    TABLE = "table"
    TRANSCRIPT_TURN = "transcript_turn"
    BOILERPLATE = "boilerplate"
    CAPTION = "caption"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a document; segments do not overlap, and their parent may be another one."""

    id: str
    passage: Passage
    kind: SegmentKind
    reason: Reason
    speaker: str | None = None  # issuer of a statement, author of a comment, holder of a turn
    speaker_at: Passage | None = None  # where that name stands
    parent: str | None = None  # the comment answered, the statement's article
    language: str | None = None  # ISO 639-1, None when not identified
