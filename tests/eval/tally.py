"""One measured figure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """So many hits out of so many; a ratio that is no share of hits stands for itself."""

    name: str
    hit: int | None
    total: int
    ratio: float | None
    low_is_good: bool = False  # errors are counted, not successes

    def as_json(self) -> dict[str, int | float | None]:
        """The figure as it stands in JSON."""
        return {"hit": self.hit, "total": self.total, "ratio": self.ratio}


def count(name: str, outcomes: Iterable[bool], *, low_is_good: bool = False) -> Tally:
    """The tally of yes and no; without any, its ratio is unknown."""
    results = [bool(outcome) for outcome in outcomes]
    hit, total = sum(results), len(results)
    return Tally(name, hit, total, hit / total if total else None, low_is_good)
