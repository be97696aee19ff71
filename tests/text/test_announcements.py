"""What announces somebody's text: lines, sentences, pronouns."""

from collections.abc import Callable

import pytest

from averment.text import Reading
from averment.text.announcements import announcement, led_in
from averment.text.blocks import Block


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("FULL TEXT: Statement of the Council of Elders on the wells", "Council of Elders"),
        (
            "The union of the dockers on Friday answered. It published the following statement:",
            "The union of the dockers",
        ),
        (
            "The Fishermen's League met. After four hours it adopted this resolution by 60 votes to 11:",
            "The Fishermen's League",
        ),
        ("In a message to its customers, Brennair writes:", "Brennair"),
    ],
)
def test_who_is_announced(words: str, issuer: str) -> None:
    """The noun leads, the name leads, or a pronoun points back."""
    found = announcement(words, Block(0, len(words)))
    assert found is not None
    assert (found.issuer or "").removeprefix("The ") == issuer.removeprefix("The ")


def test_somebody_writes() -> None:
    """No noun of a text is needed; a relative clause is no part of the name."""
    words = "Sunniva, who served, writes:"
    found = led_in(words, Block(0, len(words)))
    assert found is not None
    assert (found.issuer, found.told) == ("Sunniva", True)


def test_the_author_is_back_behind_what_somebody_writes(reading_of: Callable[..., Reading]) -> None:
    """A paragraph that speaks about the writer is not the writer's, though it says "we"."""
    text = "The order\n\nSunniva writes:\n\nWe were told to burn them.\n\nWe asked Sunniva for the order. She has it.\n"
    reading = reading_of(text)
    said = [reading.text[p.start : p.end] for p in reading.pieces if p.speaker == "Sunniva"]
    assert said == ["We were told to burn them."]


def test_two_statements_on_one_page(reading_of: Callable[..., Reading]) -> None:
    """Where the second is announced, the first one ends."""
    text = "Two texts\n\nStatement by the Hill Farm\n\nIt is ours.\n\nStatement by the Walkers of Dorn\n\nIt is older.\n"
    pieces = reading_of(text).pieces
    assert [p.speaker for p in pieces if p.speaker] == ["Hill Farm", "Walkers of Dorn"]
