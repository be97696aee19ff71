"""Proper names of events."""

import pytest
from tests.incidents.signals.drawing import drawn

from averment.incidents.signals.title import compare

PAIRS = [
    ("orsk dam disaster", "orsk disaster", 1.0),
    ("orsk dam disaster", "orsk dam crisis disaster", 1.0),
    ("orsk disaster", "tarn disaster", 0.0),
    ("orsk", "", 0.0),
    ("", "", 0.0),
]


@pytest.mark.parametrize(("a", "b", "score"), PAIRS)
def test_a_shorter_name_lies_in_the_longer_one(a: str, b: str, score: float) -> None:
    """Half of the words are not enough, and no name says nothing."""
    first, second = drawn(title=frozenset(a.split())), drawn(title=frozenset(b.split()))
    assert compare(first, second) == compare(second, first) == score
