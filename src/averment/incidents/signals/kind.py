"""Whether two event words can mean one event."""

from typing import Final

from averment.incidents.families import compatible
from averment.incidents.signals.sketch import VETO, Sketch

ALIKE: Final = 0.6


def compare(a: Sketch, b: Sketch) -> float:
    """1 for the same family of words, 0.6 for families that sources use for one event."""
    if a.family == b.family:
        return 1.0
    return ALIKE if compatible(a.family, b.family) else VETO
