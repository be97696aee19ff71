"""Words around a number that bound it: "at least", "up to", "or so"."""

from functools import cache
from typing import Final

from averment.claims.wordrow import Row
from averment.claims.words import lines
from averment.model import Bound

Phrases = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]
WEAK: Final = frozenset({Bound.ABOUT, Bound.EXACT})  # give way to a bound that says which side is open
MOST_IN_A_ROW: Final = 3


@cache
def _before() -> Phrases:
    """Bounding phrases by their last word, longest first."""
    return _phrases("bounds", -1)


@cache
def _after() -> Phrases:
    """Bounding phrases by their first word, longest first."""
    return _phrases("bounds-after", 0)


def _phrases(name: str, key: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for line in lines(name):
        phrase, _, symbol = line.rpartition(" = ")
        said = tuple(phrase.split())
        found.setdefault(said[key], []).append((said, Bound(symbol.strip())))
    return {word: tuple(sorted(some, key=lambda pair: -len(pair[0]))) for word, some in found.items()}


def bound_before(row: Row, at: int) -> tuple[Bound | None, int]:
    """The bound stated before word `at`, and the first word that belongs to it."""
    bound: Bound | None = None
    for _ in range(MOST_IN_A_ROW):
        found = _one_before(row, at)
        if found is None:
            break
        said, length = found
        if bound is None or (bound in WEAK and said not in WEAK):
            bound = said
        at -= length
    return bound, at


def _one_before(row: Row, at: int) -> tuple[Bound, int] | None:
    for said, bound in _before().get(row.word(at - 1), ()):
        if at >= len(said) and row.words[at - len(said) : at] == said:
            return bound, len(said)
    return None


def bound_after(row: Row, at: int) -> tuple[Bound | None, int]:
    """The bound stated from word `at` on, and the first word after it."""
    for said, bound in _after().get(row.word(at), ()):
        if row.words[at : at + len(said)] == said:
            return bound, at + len(said)
    return None, at
