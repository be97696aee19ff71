"""How far a long step is, told to whoever wants to know."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One step forward."""

    step: str  # "take in", "read", "relate", "check", "write"
    done: int
    total: int | None  # None while it is not known
    name: str  # of what was just finished


Tell = Callable[[Progress], None]


def silent(_progress: Progress) -> None:
    """Tell nobody."""
