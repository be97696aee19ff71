"""Whether a claim's score is the chance that it is right: reliability by bins, and their mean error.

Expected calibration error over ten bins of equal width (Naeini, Cooper, Hauskrecht 2015, AAAI).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose scores lie between `low` and `high`: how many, their mean score, how many are right."""

    low: float
    high: float
    total: int
    mean: float
    right: int


def reliability(outcomes: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The filled bins, from the lowest score to the highest."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in outcomes:
        held[min(BINS - 1, int(score * BINS))].append((score, right))
    return [
        Bin(n / BINS, (n + 1) / BINS, len(inside), _mean(inside), sum(right for _, right in inside))
        for n, inside in enumerate(held)
        if inside
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """The mean distance between score and share of right ones, by the bins' sizes; 0 without claims."""
    total = sum(one.total for one in bins)
    return sum(abs(one.mean * one.total - one.right) for one in bins) / total if total else 0.0


def _mean(inside: Sequence[tuple[float, bool]]) -> float:
    return sum(score for score, _ in inside) / len(inside)
