"""Stocks in words and in tables: the kind of observation, the number, the place."""

import pytest
from tests.assessment.making import looking

from averment.assessment.ledger import read_ledger

PROSE = [
    ("The guild declared 640 tonnes of flour last year.", [("declared", "640")]),
    ("Inspectors weighed 598.5 tonnes in the hall.", [("inspected", "598.5")]),
    (
        "By June 120 tonnes had been removed and 85 tonnes destroyed.",
        [("removed", "120"), ("destroyed", "85")],
    ),
    ("The owner claims that the mill held well over 700 tonnes.", [("alleged", "700")]),
    ("The loss is estimated at 150 tonnes.", [("estimated", "150")]),
    ("It lies 300 km away, and 12 people were killed.", []),
    ("Nobody said anything about 12 drums.", []),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose_names_the_kind_in_the_same_clause(text: str, expected: list[tuple[str, str]]) -> None:
    """People, distances and unexplained numbers are no stock."""
    found = read_ledger(looking(text))
    assert [(r.kind.value, str(r.quantity.low or r.quantity.high)) for r in found] == expected


TABLE = (
    "Flour stocks of Orvane\nSite\tUnit\tDeclared\tInspected\tRemoved\tDestroyed\tRemaining\n"
    "Lisk Mill\ttonne\t1,640\t598.5\t120\t0\t520\nTarn Mill\ttonne\t310\t\t150\tnone\t160\n"
    "Total\ttonne\t1,950\t598.5\t270\t0\t680\n"
)


def test_table_cells_stand_under_their_kinds_and_totals_are_no_stock() -> None:
    """Each number cell of a stock column becomes a row at its line; empty cells and totals do not."""
    text = f"{TABLE}"
    found = read_ledger(looking(text))
    assert sorted((r.place, r.kind.value, str(r.quantity.low)) for r in found) == [
        ("Lisk Mill", "declared", "1640"),
        ("Lisk Mill", "destroyed", "0"),
        ("Lisk Mill", "inspected", "598.5"),
        ("Lisk Mill", "removed", "120"),
        ("Tarn Mill", "declared", "310"),
        ("Tarn Mill", "removed", "150"),
    ]
    assert {r.object for r in found} == {"Flour stocks of Orvane"}
    assert {r.quantity.unit for r in found} == {"tonne"}
    assert all(r.passage.stands_in(text) for r in found)


def test_a_list_of_labelled_numbers_is_a_table_too() -> None:
    """The label of a row says the kind where no column does."""
    text = "| Item | Tonnes |\n|---|---|\n| Declared for 2030 | 640 |\n| Removed before the fire | 120 |\n| Found intact | 283 |\n"
    found = read_ledger(looking(text))
    assert [(r.kind.value, str(r.quantity.low)) for r in found] == [
        ("declared", "640"),
        ("removed", "120"),
        ("inspected", "283"),
    ]


def test_a_table_without_stock_columns_gives_nothing() -> None:
    """A list of ferries is no ledger."""
    assert read_ledger(looking("Ferry\tSeats\nAnna\t120\nBella\t90\n")) == ()
