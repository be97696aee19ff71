"""Whether two dates can be one event's."""

from typing import Final

from averment.incidents.dating import days_apart
from averment.incidents.signals.sketch import VETO, Sketch

WITHIN: Final = 0.6  # a day inside a stated month
NEXT: Final = 0.2  # a day apart: night attacks, time zones, slips
SLACK: Final = 1  # days
LONG: Final = 4  # days; a longer interval names a period rather than a date


def compare(a: Sketch, b: Sketch) -> float:
    """1 for the same days, less for a day in a period or two days next to each other, 0 when unknown."""
    if a.when is None or b.when is None:
        return 0.0
    apart = days_apart(a.when, b.when)
    if apart > SLACK or (apart and max(a.when.days or 0, b.when.days or 0) > LONG):
        return VETO
    if apart:
        return NEXT
    return 1.0 if max(a.when.days or 0, b.when.days or 0) <= LONG else WITHIN
