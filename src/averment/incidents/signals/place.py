"""Whether two places can be one event's."""

from averment.incidents.places import same_place
from averment.incidents.signals.sketch import VETO, Sketch


def compare(a: Sketch, b: Sketch) -> float:
    """1 for the same place, 0 when one is not known; two different places are two events."""
    if a.spot is None or b.spot is None:
        return 0.0
    return 1.0 if same_place(a.spot, b.spot) else VETO
