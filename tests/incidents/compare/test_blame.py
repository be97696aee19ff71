"""Accusations, and statements that call them unfounded."""

import pytest
from tests.incidents.making import verdicts

PAIRS = [
    (
        "Guard: the blame for the fire lies on Orvane.",
        "Board: Orvane is groundlessly accused of it.",
        ["unclear"],
    ),
    ("Guard: the blame for the fire lies on Tarnia.", "Board: Orvane is groundlessly accused of it.", []),
    ("Board: the blame for the fire lies on Orvane.", "Board: Orvane is groundlessly accused of it.", []),
    ("Guard: the fire began in Orvane.", "Board: Orvane is groundlessly accused of it.", []),
]


@pytest.mark.parametrize(("a", "b", "expected"), PAIRS)
def test_a_rejection_meets_the_accusation_of_the_same_party(a: str, b: str, expected: list[str]) -> None:
    """Always for a person to judge, never with another party or one's own words."""
    assert verdicts("denial", a, b) == expected
