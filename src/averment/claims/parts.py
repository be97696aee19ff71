"""Parts of a unit and of a whole: "half an hour", "for a year", "two thirds of the crew"."""

from decimal import Decimal
from functools import cache
from typing import Final

from averment.claims.measures import RATE_UNITS, Measure, unit_after
from averment.claims.wordrow import Row
from averment.claims.words import lines

HALF: Final = Decimal("0.5")
QUARTER: Final = Decimal("0.25")
HUNDRED: Final = Decimal(100)
CENT: Final = Decimal("0.01")  # shares are kept to two places
LASTING: Final = frozenset(
    {
        "for",
        "within",
        "over",
        "nearly",
        "almost",
        "perhaps",
        "about",
        "another",
        "only",
        "just",
        "than",
        "least",
    }
)  # before "a year": how long, not when
BESIDE: Final = frozenset({"later", "earlier", "apart", "before", "after"})  # behind "a year"
WHOLE: Final = frozenset({"of", "the", "its", "their", "our", "his", "her", "my", "your", "all"})
SIDES: Final = frozenset(
    {
        "first",
        "second",
        "lower",
        "upper",
        "left",
        "right",
        "other",
        "each",
        "either",
        "one",
        "and",
        "later",
        "latter",
    }
)  # before "half": one of two parts, and no share
SUBDIVIDED: Final = frozenset({"m", "foot"})  # "a metre ninety"


@cache
def _fractions() -> dict[str, Decimal]:
    """Words for parts and how many of them make a whole."""
    rows = (line.split() for line in lines("fractions"))
    return {word: Decimal(number) for word, number in rows}


def part_at(row: Row, at: int) -> tuple[Decimal, int] | None:
    """Half an hour · a quarter of an hour · for a year: the amount, and the last word before the unit."""
    word, following = row.words[at], row.word(at + 1)
    if word == "half":
        step = 1 if following in {"a", "an"} else 0
        return (HALF, at + step) if _unit(row, at + 1 + step) else None
    if word not in {"a", "an"}:
        return None
    if (following, row.word(at + 2)) == ("quarter", "of") and row.word(at + 3) in {"a", "an"}:
        return (QUARTER, at + 3) if _unit(row, at + 4) else None
    measure = _unit(row, at + 1)
    return (Decimal(1), at) if measure and _lasts(row, at, measure) else None


def _unit(row: Row, at: int) -> Measure | None:
    """The unit named in full at a word: "hour", not the "m" of "5 m"."""
    return (
        unit_after(row, at, spelled=True) if row.kind(at) == "w" and len(row.word(at)) > len("kg") else None
    )


def _lasts(row: Row, at: int, measure: Measure) -> bool:
    """Whether "a year" says how long: "for a year", "a day and a half", "a metre ninety"."""
    after = row.word(measure.last + 1)
    if (after, row.word(measure.last + 2)) == ("and", "a") and row.word(measure.last + 3) in {
        "half",
        "quarter",
    }:
        return True
    if (
        measure.unit in SUBDIVIDED
        and row.kind(measure.last + 1) in "wd"
        and hundredths(row, measure.last + 1)
    ):
        return True
    if measure.unit not in RATE_UNITS or measure.last > at + 1:
        return False
    before = row.word(at - 1)
    return before in LASTING or (after in BESIDE and _unit(row, at - 1) is None)


def hundredths(row: Row, at: int) -> Decimal | None:
    """The "ninety" of "a metre ninety"."""
    tens = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
    tens |= {"eighty": 80, "ninety": 90}
    found = tens.get(row.word(at))
    return Decimal(found) / HUNDRED if found and row.word(at + 1) != "-" else None


def share_at(row: Row, at: int, count: Decimal) -> tuple[Decimal, int] | None:
    """Half of the market · a third of the crew · two thirds of it: hundredths, and the last word read.

    `count` is the number that stands at the word; "half" needs none.
    """
    if row.words[at] == "half":
        shared = row.word(at + 1) in WHOLE and row.word(at - 1) not in SIDES
        return (Decimal(50), at) if shared else None
    last = at + 2 if row.word(at + 1) == "-" else at + 1
    parts = _fractions().get(row.word(last))
    if not parts or not 0 < count < parts or row.word(last + 1) != "of" or row.word(last + 2) in {"a", "an"}:
        return None
    if (count > 1) != row.word(last).endswith("s"):
        return None
    return (HUNDRED * count / parts).quantize(CENT).normalize(), last


def rest_of(row: Row, measure: Measure, *, money: bool) -> tuple[Decimal, int] | None:
    """What follows a unit and belongs to its number: "a day and a half", "two metres ten"."""
    at = measure.last + 1
    if (row.word(at), row.word(at + 1)) == ("and", "a") and row.word(at + 2) in {"half", "quarter"}:
        return (HALF if row.word(at + 2) == "half" else QUARTER), at + 2
    at += row.word(at) == "and"
    small = hundredths(row, at) if money or measure.unit in SUBDIVIDED else None
    return (small, at) if small and row.kind(at + 1) in "p|" else None
