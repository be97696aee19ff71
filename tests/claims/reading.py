"""Sentences become claims in one line, for the tests of this room."""

from averment.claims.extract import read_claims
from averment.model import Claim, Document, Level, Passage, ReadStatus, Reason, Segment, SegmentKind

REASON = Reason("test@1", 1.0, "It is a test.")
ZERO = "0" * 64


def document(publisher: str | None = None) -> Document:
    """A document with nothing but an id."""
    return Document(
        "doc", ZERO, ("a.txt",), "text/plain", ReadStatus.READ, ZERO, 0, "test@1", publisher=publisher
    )


def segment(
    text: str, kind: SegmentKind = SegmentKind.BODY, speaker: str | None = None, start: int = 0
) -> Segment:
    """A segment over `text` from `start` on."""
    return Segment(f"seg-{start}", Passage.cut("doc", text, start, len(text)), kind, REASON, speaker)


def read(text: str, kind: SegmentKind = SegmentKind.BODY, speaker: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text that is one segment."""
    return read_claims(document(), text, (segment(text, kind, speaker),), ())


def said(text: str) -> list[tuple[str, str, str]]:
    """(level, speaker, words) of the attributed claims, in the order of their passages."""
    return [
        (c.level.value, c.speaker or "", c.passage.quote) for c in read(text) if c.level is not Level.VOICE
    ]
