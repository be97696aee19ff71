"""Whether two proper names of events are one: "the Orsk dam disaster", "the Orsk disaster"."""

from typing import Final

from averment.incidents.signals.sketch import Sketch

ENOUGH: Final = 0.5


def compare(a: Sketch, b: Sketch) -> float:
    """1 when the shorter name's words are in the longer one, 0 otherwise."""
    if not a.title or not b.title:
        return 0.0
    shared = len(a.title & b.title) / len(a.title | b.title)
    return 1.0 if a.title <= b.title or b.title <= a.title or shared > ENOUGH else 0.0
