"""Declared less removed and destroyed, as an interval; what must not be netted is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assessment.making import looking, row

from averment.assessment.balance import balance_rows, balances
from averment.assessment.ledger import read_ledger
from averment.model import InvalidWord, LedgerKind, When

DECLARED, INSPECTED, REMOVED, DESTROYED = (
    LedgerKind.DECLARED,
    LedgerKind.INSPECTED,
    LedgerKind.REMOVED,
    LedgerKind.DESTROYED,
)


def test_what_was_declared_less_what_is_gone() -> None:
    """640 - 120 - 85 leaves 435, and the sentence says so."""
    found = balance_rows([row(DECLARED, "640"), row(REMOVED, "120"), row(DESTROYED, "85")])
    assert (found.residual_low, found.residual_high) == (Decimal(435), Decimal(435))
    assert found.reason.detail.startswith("Declared 640 - removed or destroyed ")
    assert found.reason.detail.endswith(" leaves 435.")
    assert found.explanation == "remaining by account"


def test_intervals_widen() -> None:
    """Between 150 and 200 gone leaves between 440 and 490."""
    found = balance_rows([row(DECLARED, "640"), row(DESTROYED, "150", "200")])
    assert (found.residual_low, found.residual_high) == (Decimal(440), Decimal(490))


EXPLAINED = [
    ("520", "agrees with what was inspected"),
    ("640", "agrees with what was inspected"),  # inspected before anything was removed
    ("638", "rounding"),
    ("400", "unexplained"),
]


@pytest.mark.parametrize(("inspected", "explanation"), EXPLAINED)
def test_a_difference_is_explained_before_it_is_called_one(inspected: str, explanation: str) -> None:
    """Agreement first, then rounding, then unexplained."""
    rows = [row(DECLARED, "640"), row(REMOVED, "120"), row(INSPECTED, inspected)]
    assert balance_rows(rows).explanation == explanation


REFUSED = [
    ([row(DECLARED, "640"), row(REMOVED, "120", unit="drum")], "different units"),
    ([row(DECLARED, "640"), row(LedgerKind.ESTIMATED, "700")], "estimates"),
    ([row(DECLARED, "640"), row(LedgerKind.ALLEGED, "700")], "estimates"),
    ([row(REMOVED, "120")], "declared row"),
    (
        [
            row(DECLARED, "640", as_of=When.on(date(2030, 12, 31))),
            row(REMOVED, "120", as_of=When.on(date(2031, 5, 4))),
        ],
        "different dates",
    ),
]


@pytest.mark.parametrize(("rows", "why"), REFUSED)
def test_rows_that_may_not_be_netted_are_refused(rows: list, why: str) -> None:  # type: ignore[type-arg]
    """Units, dates, estimates: an error that says what to do, never a silent sum."""
    with pytest.raises(InvalidWord, match=why):
        balance_rows(rows)


def test_a_table_gives_one_balance_for_each_of_its_places() -> None:
    """From text to remainders; allegations in the same text change nothing."""
    text = (
        "Flour\nSite\tUnit\tDeclared\tRemoved\nLisk\ttonne\t640\t120\nTarn\ttonne\t310\t150\n\n"
        "The union claims that Lisk held 900 tonnes."
    )
    found = balances(read_ledger(looking(text)))
    assert [(b.object, b.residual_low) for b in found] == [
        ("Flour, Lisk", Decimal(520)),
        ("Flour, Tarn", Decimal(160)),
    ]


numbers = st.integers(0, 10**6).map(str)


@given(numbers, st.lists(numbers, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(declared: str, gone: list[str], random: object) -> None:
    """Addition is exact and in any order."""
    rows = [row(DECLARED, declared), *(row(REMOVED, g) for g in gone)]
    before = balance_rows(rows)
    random.shuffle(rows)  # type: ignore[attr-defined]
    assert (
        balance_rows(rows).residual_low == before.residual_low == Decimal(declared) - sum(map(Decimal, gone))
    )
