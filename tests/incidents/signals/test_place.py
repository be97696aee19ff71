"""Places that can be one event's."""

import pytest
from tests.incidents.signals.drawing import drawn, spot

from averment.incidents.places import Place
from averment.incidents.signals import VETO
from averment.incidents.signals.place import compare

PAIRS = [
    (spot("Lisk"), spot("LISK"), 1.0),
    (spot("Lisk"), spot("Tarn"), VETO),
    (spot("Mill", within=("lisk",)), spot("Lisk"), 1.0),
    (spot("Lisk", 50.0, 14.0), spot("Old Lisk", 50.01, 14.0), 1.0),
    (spot("Lisk", 50.0, 14.0), spot("Tarn", 50.1, 14.0), VETO),
    (spot("Lisk"), None, 0.0),
]


@pytest.mark.parametrize(("a", "b", "score"), PAIRS)
def test_places_agree_hold_each_other_or_exclude(a: Place | None, b: Place | None, score: float) -> None:
    """A kilometre is near, ten are another place."""
    assert compare(drawn(spot=a), drawn(spot=b)) == compare(drawn(spot=b), drawn(spot=a)) == score
