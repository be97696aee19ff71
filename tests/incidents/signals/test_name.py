"""Names beside both event words."""

import pytest
from tests.incidents.signals.drawing import drawn

from averment.incidents.signals.name import compare

PAIRS = [
    ("belmira varga", "belmira varga", 1.0),
    ("belmira", "belmira sand", 0.5),
    ("a b c", "a b c", 1.0),
    ("belmira", "tolmira", 0.0),
    ("", "", 0.0),
]


@pytest.mark.parametrize(("a", "b", "score"), PAIRS)
def test_shared_names_count_up_to_two(a: str, b: str, score: float) -> None:
    """One shared name is half, two or more are enough."""
    assert compare(drawn(names=frozenset(a.split())), drawn(names=frozenset(b.split()))) == score
