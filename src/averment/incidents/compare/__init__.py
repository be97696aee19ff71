"""In what claims can differ: one file per comparator.

What comes in: a case laid out for comparing. What goes out: pairs of claims with a verdict and a neutral
sentence. What never happens here: no side is preferred, no numbers are averaged, no event is mixed with
another.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from averment.incidents.compare import (
    actor,
    arithmetic,
    blame,
    date,
    denial,
    numeric,
    occurrence,
    place,
    retort,
    stance,
    state,
    text_url,
)
from averment.incidents.ground import Difference, Ground
from averment.model import ConflictKind

Comparator = Callable[[Ground], list[Difference]]

COMPARATORS: Final[Mapping[str, tuple[ConflictKind, Comparator]]] = MappingProxyType(
    {
        "count-differs@1": (ConflictKind.NUMERIC, numeric.find),
        "sum-checked@1": (ConflictKind.ARITHMETIC, arithmetic.find),
        "asserted-denied@1": (ConflictKind.DENIAL, denial.find),
        "allegation-answered@1": (ConflictKind.DENIAL, retort.find),
        "blame-rejected@1": (ConflictKind.DENIAL, blame.find),
        "agent-differs@1": (ConflictKind.ACTOR, actor.find),
        "state-differs@1": (ConflictKind.STATE, state.find),
        "stance-differs@1": (ConflictKind.STANCE, stance.find),
        "occurrence-disputed@1": (ConflictKind.OCCURRENCE, occurrence.find),
        "date-differs@1": (ConflictKind.DATE, date.find),
        "place-differs@1": (ConflictKind.PLACE, place.find),
        "text-against-url@1": (ConflictKind.TEXT_URL, text_url.find),
    }
)

__all__ = ["COMPARATORS", "Comparator", "Difference", "Ground"]
