"""Names of feasts, with the rule that gives their day."""

from functools import cache

from averment.claims.wordrow import Row
from averment.claims.words import lines


@cache
def _feasts() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names of feasts by their first word, longest first, each with its rule."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in lines("feasts"):
        name, _, rule = line.partition(" = ")
        said = tuple(name.split())
        found.setdefault(said[0], []).append((said, rule.strip()))
    return {word: tuple(sorted(some, key=lambda pair: -len(pair[0]))) for word, some in found.items()}


def feast_at(row: Row, at: int) -> tuple[int, str] | None:
    """How many words from one on name a feast, and its rule."""
    for said, rule in _feasts().get(row.words[at], ()):
        if tuple(word.replace("’", "'") for word in row.words[at : at + len(said)]) == said:
            return len(said), rule
    return None
