"""Numbers in words and figures: spelled out and read back, and the conventions for vague ones."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims import numerals
from averment.claims.wordrow import read
from averment.model import Bound

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spell(n: int, joint: str = " and ") -> str:
    """A number in English words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (joint + spell(n % 100) if n % 100 else "")
    size, name = next((s, w) for s, w in SCALES if n >= s)
    rest = n % size
    tail = (joint if rest < 100 else " ") + spell(rest, joint) if rest else ""
    return f"{spell(n // size, joint)} {name}{tail}"


@given(st.integers(0, 10**9), st.sampled_from([" and ", " "]))
def test_words_round_trip(n: int, joint: str) -> None:
    """Every number to a billion is read back from its words, with and without "and"."""
    assert numerals.parse(spell(n, joint)) == n


@given(st.integers(0, 10**12), st.sampled_from([",", "'", "’", " ", "\u00a0", "\u202f"]))
def test_separated_figures_round_trip(n: int, mark: str) -> None:
    """Figures grouped by any separator are read back."""
    assert numerals.parse(f"{n:,}".replace(",", mark)) == n


@given(st.decimals(0, 10**6, places=2))
def test_decimals_round_trip(n: Decimal) -> None:
    """Decimals with a point or a comma are read back exactly."""
    assert numerals.parse(f"{n:f}") == n
    assert numerals.parse(f"{n:f}".replace(".", ",")) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2 thousand", "1200"), ("4.6 million", "4600000"), ("5 hundred", "500"), ("1.300.000", "1300000"),
        ("1.300", "1.3"), ("half a million", "500000"), ("half a dozen", "6"), ("two dozen", "24"),
        ("a hundred and five", "105"), ("two and a half million", "2500000"), ("nineteen hundred", "1900"),
        ("3 млн", "3000000"), ("1,300.5", "1300.5"), ("a couple", None), ("one two", None), ("two hundred and", None),
        ("rockets", None), ("1,30,0", None), ("4.2.1", None), ("", None), ("several hundred", None),
    ],
)  # fmt: skip
def test_parse(text: str, value: str | None) -> None:
    """A whole text is one exact number or none."""
    assert numerals.parse(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("dozens", 24, None, Bound.AT_LEAST),
        ("hundreds of thousands", 200_000, None, Bound.AT_LEAST),
        ("tens of millions", 20_000_000, None, Bound.AT_LEAST),
        ("several hundred", 300, 900, Bound.BETWEEN),
        ("a few thousand", 3000, 9000, Bound.BETWEEN),
        ("a few", 3, 9, Bound.BETWEEN),
        ("a couple of hundred", 200, 200, Bound.ABOUT),
        ("a pair", 2, 2, Bound.EXACT),
        ("a score of", 20, 20, Bound.EXACT),
    ],
)
def test_vague_numbers(text: str, low: int, high: int | None, bound: Bound) -> None:
    """Vague numbers are intervals by the conventions of docs/values.md."""
    found = numerals.number_at(read(text, 0, len(text)), 0)
    assert found is not None
    assert (found.low, found.high, found.bound) == (low, high, bound)


def test_two_numbers_are_not_one() -> None:
    """A hundred that follows "and" begins a number of its own."""
    text = "two hundred and three hundred"
    found = numerals.number_at(read(text, 0, len(text)), 0)
    assert found is not None
    assert (found.low, found.last) == (200, 1)
