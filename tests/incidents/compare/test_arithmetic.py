"""Totals and parts in sentences and in tables."""

import pytest
from tests.incidents.making import related, verdicts

SUMS = [
    ("The guild counted 41 rooms, including 18 workshops, 12 stores and 11 offices.", ["compatible"]),
    ("The guild recorded 33 thefts; in 27 cases a boatman was named, 6 cases are open.", ["compatible"]),
    ("The fleet has 41 ships, consisting of 18 tugs and 12 ferries.", ["unclear"]),
    ("The guild counted 41 rooms, including 18 workshops and 12 stores.", []),
    ("It took 3 days to sell 12 boats to 4 buyers.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums_in_sentences(text: str, expected: list[str]) -> None:
    """Parts that add up are shown; parts that do not are only reported after an exhaustive word."""
    assert verdicts("arithmetic", text) == expected


TABLE = "Site\tDeclared\tRemoved\tRemaining\nLisk\t640\t120\t520\nTarn\t310\t150\t160\nTotal\t950\t280\t680\n"


def test_table_totals_and_remainders_are_all_judged() -> None:
    """A right total, a wrong one, and remainders row by row, each under its own id."""
    relation, _ = related(TABLE)
    found = sorted((c.verdict.value, c.reason.detail) for c in relation.conflicts)
    assert found == [
        ("compatible", "310 - 150 = 160; as stated."),
        ("compatible", "520 + 160 = 680; as stated."),
        ("compatible", "640 + 310 = 950; as stated."),
        ("compatible", "640 - 120 = 520; as stated."),
        ("conflict", "120 + 150 = 270; the passage states 280."),
    ]
