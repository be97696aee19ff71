"""The row of words: what is a word, a figure, a code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims.wordrow import opens_sentence, read, sentence_starts


@pytest.mark.parametrize(
    ("text", "words", "kinds"),
    [
        ("On 4 January 2016", ["on", "4", "january", "2016"], "wdwd"),
        ("mid-2008", ["mid", "-", "2008"], "wpd"),
        ("a Su-25 and S/2017/884", ["a", "su-25", "and", "s/2017/884"], "wxwx"),
        ("1,300.5 t", ["1,300.5", "t"], "nw"),
        ("x,295,390,y", ["x", ",", "295", ",", "390", ",", "y"], "wpdpdpw"),
        ("see https://news.example/2017/40", ["see", "https://news.example/2017/40"], "wx"),
        ("the 4th of 1970s at 06:37", ["the", "4th", "of", "1970s", "at", "06:37"], "wowzwt"),
        ("2016-01-04, 04/01/2016, 2016/17", ["2016-01-04", ",", "04/01/2016", ",", "2016/17"], "ipjpf"),
        ("one\n\ntwo", ["one", "\n\n", "two"], "w|w"),
        ("EUR23", ["eur", "23"], "wd"),
        ("call +44 20 7946 0018", ["call", "+44 20 7946 0018"], "wx"),
        ("at 35.4432, 36.6512", ["at", "35.4432, 36.6512"], "wx"),
        ("نَيْسان ٢٠١٧", ["نيسان", "٢٠١٧"], "wd"),
    ],
)
def test_kinds(text: str, words: list[str], kinds: str) -> None:
    """Each token is of the kind by which the grammars know it."""
    row = read(text, 0, len(text))
    assert (list(row.words), row.kinds) == (words, kinds)


@given(st.text(max_size=300))
def test_offsets(text: str) -> None:
    """Tokens stand in order, do not overlap, and leave out nothing but white space."""
    row = read(text, 0, len(text))
    at = 0
    for start, end in zip(row.starts, row.ends, strict=True):
        assert not text[at:start].strip()
        assert start < end
        at = end
    assert not text[at:].strip()


def test_offsets_of_a_stretch() -> None:
    """A stretch is read with the offsets of the whole text and nothing beyond it."""
    row = read("12 people and 13 dogs", 3, 9)
    assert (row.words, row.starts, row.ends) == (("people",), (3,), (9,))


def test_sentences() -> None:
    """A full stop ends a sentence before a capital letter, a semicolon always, a cell mark too."""
    text = "It rained, ca. ten hours. They left; nobody came | 12"
    row = read(text, 0, len(text))
    starts = sentence_starts(row)
    assert [row.words[at] for at in starts] == ["it", "they", "nobody", "12"]
    assert opens_sentence(starts, starts[1])
    assert not opens_sentence(starts, starts[1] + 1)
