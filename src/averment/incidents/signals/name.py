"""Whether the same names stand beside both event words: a ship, a person, an aircraft type."""

from typing import Final

from averment.incidents.signals.sketch import Sketch

SOME: Final = 0.5


def compare(a: Sketch, b: Sketch) -> float:
    """1 for two shared names, 0.5 for one, 0 for none."""
    return min(1.0, SOME * len(a.names & b.names))
