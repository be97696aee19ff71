"""Where sentences and paragraphs end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.incidents.sentences import paragraphs, sentences

SPLITS = [
    ("One thing. Another thing.", ["One thing.", "Another thing."]),
    ("Mr. Renn came. He left.", ["Mr. Renn came.", "He left."]),
    ("It cost 3.5 million. “Why?” she asked.", ["It cost 3.5 million.", "“Why?” she asked."]),
    ("J. Brook of Depot No. 4 spoke. Nobody heard.", ["J. Brook of Depot No. 4 spoke.", "Nobody heard."]),
    ("A heading\nThe text begins here.", ["A heading", "The text begins here."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_sentences_end_at_stops_but_not_at_abbreviations(text: str, expected: list[str]) -> None:
    """Literal texts and their sentences."""
    assert [text[s.start : s.end] for s in sentences(text)] == expected


def test_lines_that_a_program_wrapped_are_one_paragraph() -> None:
    """Lines of the usual width go on; a blank line, a table row or a bullet ends the paragraph."""
    wrapped = "The harbour master of the little town of Lisk said on the\nphone that nobody had seen a ship."
    assert len(paragraphs(wrapped)) == 1
    assert len(paragraphs("Site\tTonnes\nLisk\t12\n")) == 2
    assert len(paragraphs("first\n\nsecond")) == 2
    assert len(paragraphs("a list of things that goes on and on and on and on\n- one\n- two")) == 3


def test_a_cut_always_ends_a_paragraph() -> None:
    """The edge of a segment parts what stands on one line."""
    text = "garga said nothing at all about it"
    assert [text[s.start : s.end] for s in sentences(text, (6,))] == ["garga", "said nothing at all about it"]


@given(st.text(max_size=300), st.lists(st.integers(0, 300), max_size=4))
def test_sentences_are_in_order_and_lose_no_word(text: str, cuts: list[int]) -> None:
    """Spans never overlap, and everything between them is white space."""
    at = 0
    for sentence in sentences(text, tuple(sorted(set(cuts)))):
        assert at <= sentence.start < sentence.end
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()
