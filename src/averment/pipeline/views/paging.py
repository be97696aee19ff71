"""Long lists in pages, and counts by word."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

PAGE: Final = 100
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Tally:
    """One value and how many rows carry it; None is 'not known'."""

    value: str | None
    number: int


def cut(rows: Sequence[Row], page: int) -> tuple[Sequence[Row], int, int]:
    """The rows of a page, its number and the number of pages; a page beyond the end is the last one."""
    pages = pages_for(len(rows))
    page = min(max(page, 1), pages)
    return rows[(page - 1) * PAGE : page * PAGE], page, pages


def pages_for(rows: int) -> int:
    """How many pages the rows take; an empty list takes one."""
    return max(1, -(-rows // PAGE))


def tallied(values: Iterable[str | None]) -> tuple[Tally, ...]:
    """How often each value occurs, most often first."""
    counted = Counter(None if value is None else str(value) for value in values)
    return tuple(Tally(value, n) for value, n in sorted(counted.items(), key=lambda i: (-i[1], i[0] or "")))
