"""Event words that can mean one event."""

import pytest
from tests.incidents.signals.drawing import drawn

from averment.incidents.signals import VETO
from averment.incidents.signals.kind import ALIKE, compare

PAIRS = [
    ("fire", "fire", 1.0),
    ("fire", "explosion", ALIKE),
    ("fire", "election", VETO),
    ("vote", "adoption", ALIKE),
    ("vote", "crash", VETO),
]


@pytest.mark.parametrize(("a", "b", "score"), PAIRS)
def test_families_agree_are_alike_or_exclude_each_other(a: str, b: str, score: float) -> None:
    """The same either way round."""
    assert compare(drawn(family=a), drawn(family=b)) == compare(drawn(family=b), drawn(family=a)) == score
