"""What speaks for and against two mentions meaning one event.

What comes in: two sketches of events. What goes out: a number from 0 (says nothing) to 1 (the same), or
VETO. What never happens here: no signal decides alone; `cluster` weighs them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from averment.incidents.signals import kind, name, place, time, title
from averment.incidents.signals.sketch import VETO, Signal, Sketch

SIGNALS: Final[Mapping[str, Signal]] = MappingProxyType(
    {
        "kind": kind.compare,
        "time": time.compare,
        "place": place.compare,
        "title": title.compare,
        "name": name.compare,
    }
)

__all__ = ["SIGNALS", "VETO", "Signal", "Sketch"]
