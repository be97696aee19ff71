"""Words for people by office, trade or kinship, and the office told beside a name."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from averment.claims.words import lines, words

NOT_ROLES: Final = frozenset(
    {"part", "party", "parties", "defence", "conference", "head", "heads", "others", "prime", "crew"}
)
CLITICS: Final = frozenset({"'s", "’s", "'", "’"})


@cache
def roles() -> frozenset[str]:
    """Singular nouns for people by office, trade or kinship."""
    return frozenset(w for w in words("speaker-people") if w not in NOT_ROLES and not is_plural(w))


@cache
def is_plural(low: str) -> bool:
    """Whether a noun for people has the form of several."""
    irregular = low.endswith(("men", "people", "children", "folk"))
    return irregular or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _held(beside: Sequence[str]) -> list[str]:
    """The words of an office without others' offices in it: "driver of the mayor", "the mayor's driver"."""
    behind = next((n for n, low in enumerate(beside) if low in words("prepositions")), len(beside))
    owned = {n - 1 for n, low in enumerate(beside) if low in CLITICS}
    return [
        low for n, low in enumerate(beside) if low not in roles() or (n < behind and n not in owned) or n == 0
    ]


def ranks(beside: Sequence[str]) -> frozenset[str]:
    """The words beside a name that tell the office."""
    plain = (word for word in in_full(_held(beside)) if word.replace("-", "").isalnum())
    return frozenset(word for word in plain if word not in words("prepositions"))


def in_full(beside: Iterable[str]) -> list[str]:
    """Offices with their short forms spelt out: "Gov." is a governor."""
    return [short_titles().get(word, word) for word in beside]


@cache
def short_titles() -> dict[str, str]:
    """Titles cut by a full stop, and what they are short for."""
    return dict(line.split() for line in lines("titles-short"))
