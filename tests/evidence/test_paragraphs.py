"""Paragraphs cover the text, and their root binds each to its place."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.evidence.paragraphs import pieces, text_root
from averment.model import InvalidWord

SEED = b"sixteen bytes ok"
TEXTS = st.text(alphabet=st.sampled_from("ab é\r\n\n\n🜂\u2028"), max_size=60)


@given(TEXTS)
def test_pieces_put_together_are_the_text(text: str) -> None:
    """Nothing is dropped, offsets are code points, and each piece after the first follows a line feed."""
    found = list(pieces(text))
    assert "".join(words for _, words in found) == text
    assert all(text[start : start + len(words)] == words for start, words in found)
    assert all(text[start - 1] == "\n" != text[start] for start, _ in found[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(0, "")]),
        ("One line", [(0, "One line")]),
        ("\n\nA\n\nB\nC\n", [(0, "\n\n"), (2, "A\n\n"), (5, "B\n"), (7, "C\n")]),
        ("A\r\nB", [(0, "A\r\n"), (3, "B")]),
    ],
)
def test_pieces(text: str, expected: list[tuple[int, str]]) -> None:
    """Where a text is cut."""
    assert list(pieces(text)) == expected


def test_the_root_by_hand() -> None:
    """Three paragraphs, computed from the words of docs/evidence.md."""

    def leaf(index: int, offset: int, words: str) -> bytes:
        salt = hmac.new(SEED, index.to_bytes(8, "big"), hashlib.sha256).digest()[:16]
        return hashlib.sha256(b"\0" + salt + offset.to_bytes(8, "big") + words.encode()).digest()

    first, second, third = leaf(0, 0, "Ä\n"), leaf(1, 2, "B\n\n"), leaf(2, 5, "C")
    pair = hashlib.sha256(b"\1" + first + second).digest()
    root = hashlib.sha256(b"\1" + pair + third).hexdigest()
    assert text_root("Ä\nB\n\nC", SEED) == (root, 3)


def test_seed_order_and_place_count() -> None:
    """Another seed, another order, and another cut of the same words give other roots."""
    texts = ("A\nB\n", "B\nA\n", "A\n\nB\n", "A\nB")
    roots = {text_root(text, SEED)[0] for text in texts} | {text_root("A\nB\n", b"another 16 bytes")[0]}
    assert len(roots) == 5


def test_what_has_no_root() -> None:
    """Short seeds and text that is not Unicode are refused with what to do."""
    with pytest.raises(InvalidWord, match="16 random bytes"):
        text_root("A", b"short")
    with pytest.raises(InvalidWord, match="lone surrogate"):
        text_root("A\ud800", SEED)
