"""Words of a standard of proof or a modality, kept as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims.sentences import Span
from averment.claims.standards import standard_in


def found(text: str) -> str | None:
    """The first words of a standard in a text."""
    at = standard_in(text, [Span(0, len(text))])
    return text[at.start : at.end] if at else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There are reasonable grounds to believe that the gate was open.", "reasonable grounds to believe"),
        ("It is very likely that the gate was open.", "very likely"),
        ("It is not very likely that it was.", "not very likely"),
        ("The board could not exclude a second shot.", "could not exclude"),
        ("The board couldn’t yet rule out a second shot.", "couldn’t yet rule out"),
        ("The finding is established beyond reasonable doubt.", "established beyond reasonable doubt"),
        ("The marks are consistent with a fall.", "consistent with"),
        ("The marks are not fully consistent with a fall.", "not fully consistent with"),
        ("On the balance of probabilities the seal was whole.", "On the balance of probabilities"),
        ("We have moderate confidence in it.", "moderate confidence"),
        ("The photograph is unverified.", "unverified"),
    ],
)
def test_words_of_a_standard(text: str, words: str) -> None:
    """The longest listed phrase is kept, with a negation before it."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "He was reasonable, and the grounds were wet.",
        "They excluded three papers.",
        "The confidence of the captain was great.",
        "Consistently late.",
    ],
)
def test_words_that_only_look_alike(text: str) -> None:
    """Neighbouring words without the phrase are no standard."""
    assert found(text) is None


def test_spans_are_asked_in_order() -> None:
    """The words around the attribution go before those inside the content."""
    text = "It is very likely. The board could not exclude it."
    second, first = Span(19, len(text)), Span(0, 18)
    at = standard_in(text, [second, first])
    assert at is not None
    assert text[at.start : at.end] == "could not exclude"


@given(st.text(max_size=120), st.sampled_from(["very likely", "could not exclude", "prima facie"]))
def test_any_text_around_leaves_the_words_whole(before: str, words: str) -> None:
    """Whatever stands before it, a phrase on its own line is found, and the span lies in the text."""
    text = f"{before}\n{words}\n"
    at = standard_in(text, [Span(0, len(text))])
    assert at is not None
    assert 0 <= at.start < at.end <= len(text)
    assert at.end <= text.rindex(words) + len(words)
