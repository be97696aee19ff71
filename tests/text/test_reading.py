"""The room's own noun, and the model words made from it."""

import hashlib

import pytest
from pydantic import TypeAdapter, ValidationError

from averment.model import InvalidWord, Problem, ReadStatus, Reason, SegmentKind
from averment.text import Piece, Reading, as_words, refused

WHY = Reason("test-rule@1", 1.0, "A test.")
SHA = hashlib.sha256(b"x").hexdigest()


def reading(*pieces: Piece, text: str = "Ana says:\nHello there.") -> Reading:
    """A reading with the given pieces."""
    return Reading("text/plain", "plain-reader@1", ReadStatus.READ, text=text, pieces=pieces)


COMMENT = Piece(SegmentKind.COMMENT, 10, 22, WHY, speaker="Ana", speaker_start=0, speaker_end=3, parent=0)
HEAD = Piece(SegmentKind.HEADER, 0, 9, WHY)


def test_pieces_become_segments_with_ids_from_content() -> None:
    """Passages, speaker's place and parent are those of the pieces; the same input gives the same ids."""
    made = as_words(reading(HEAD, COMMENT), exhibit_sha256=SHA, names=("b.txt", "a.txt", "b.txt"))
    document, text, (head, comment) = made
    assert made == as_words(reading(HEAD, COMMENT), exhibit_sha256=SHA, names=("a.txt", "b.txt"))
    assert (document.names, document.chars, document.text_sha256) == (
        ("a.txt", "b.txt"),
        22,
        hashlib.sha256(text.encode()).hexdigest(),
    )
    assert (comment.passage.quote, comment.speaker_at.quote, comment.parent) == (
        "Hello there.",
        "Ana",
        head.id,
    )
    assert comment.passage.stands_in(text)


@pytest.mark.parametrize(
    "pieces",
    [
        (HEAD, Piece(SegmentKind.BODY, 5, 12, WHY)),
        (Piece(SegmentKind.BODY, 0, 99, WHY),),
        (Piece(SegmentKind.BODY, 3, 3, WHY),),
        (Piece(SegmentKind.BODY, 0, 9, WHY, parent=4),),
        (Piece(SegmentKind.BODY, 0, 9, WHY, speaker_start=1),),
        (Piece(SegmentKind.BODY, 0, 9, WHY, speaker_start=1, speaker_end=40),),
    ],
)
def test_impossible_pieces_are_refused(pieces: tuple[Piece, ...]) -> None:
    """Overlaps, places outside the text, missing parents."""
    with pytest.raises(InvalidWord):
        reading(*pieces)


def test_a_partial_reading_must_say_what_is_missing() -> None:
    """Nothing silent."""
    with pytest.raises(InvalidWord):
        Reading("text/plain", "plain-reader@1", ReadStatus.PARTIAL)


def test_json_carries_a_reading_and_refuses_a_forged_one() -> None:
    """The parent validates what a reader's process gives."""
    adapter = TypeAdapter(Reading)
    good = reading(HEAD, COMMENT)
    assert adapter.validate_json(adapter.dump_json(good)) == good
    forged = adapter.dump_json(good).replace(b'"end":22', b'"end":99')
    with pytest.raises(ValidationError):
        adapter.validate_json(forged)


def test_a_refusal_has_no_text() -> None:
    """Only its problem."""
    gone = refused("text/plain", "plain-reader@1", Problem("empty", "No bytes."))
    assert (gone.status, gone.text, gone.pieces) == (ReadStatus.REFUSED, "", ())
