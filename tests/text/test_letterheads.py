"""Press releases under a letterhead: the issuing body speaks; without one nobody is invented."""

from collections.abc import Callable

import pytest

from averment.text import Reading

Make = Callable[..., Reading]
Outline = Callable[[Reading], list[tuple[str, str | None, str]]]

WORDS = (
    "The River Board has kept both gates shut since Monday and will open them when the water falls below the mark."
    "\n\n"
    "The Board has never refused to show its records. They were offered to both towns on 2 May, without an answer."
)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("RIVER BOARD OF VARN\nPress release No. 12\n3 May 2031", "RIVER BOARD OF VARN"),
        ("River Board — Press Service\n3 May 2031", "River Board"),
    ],
)
def test_the_body_of_a_release_is_its_issuers(
    reading_of: Make, outline: Outline, head: str, issuer: str
) -> None:
    """Whoever stands in the letterhead says what stands below it."""
    found = outline(reading_of(f"{head}\n\n{WORDS}\n"))
    assert ("quoted_statement", issuer, WORDS) in found


def test_the_place_of_the_issuers_name_is_kept(reading_of: Make) -> None:
    """The speaker can be shown at its words."""
    reading = reading_of(f"RIVER BOARD OF VARN\nPress release No. 12\n3 May 2031\n\n{WORDS}\n")
    spoken = next(piece for piece in reading.pieces if piece.speaker)
    assert reading.text[spoken.speaker_start : spoken.speaker_end] == spoken.speaker


def test_without_a_letterhead_nobody_speaks(reading_of: Make, outline: Outline) -> None:
    """A dateline alone makes no issuer and no comment."""
    found = outline(reading_of(f"Varn, 3 May 2031\n\n{WORDS}\n"))
    assert {kind for kind, _, _ in found} <= {"header", "heading", "body"}
    assert {speaker for _, speaker, _ in found} == {None}
