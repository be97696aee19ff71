"""The room as a whole."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assessment.making import case

from averment.assessment import Assessed, assess

TEXT = (
    "Harbour Council\n5th meeting, Lisk, 22 April 2031\n\nDraft HB/1 was put to the vote.\nIn favour: Lisk\nAgainst: Tarn\n\n"
    "The guild declared 640 tonnes of flour.\n\nFlour\nSite\tDeclared\tRemoved\nLisk\t640\t120\n"
)


def test_one_document_gives_ledger_balances_and_votes() -> None:
    """All three at once, every passage verbatim."""
    found = assess(case(TEXT))
    assert {r.kind.value for r in found.ledger} == {"declared", "removed"}
    assert [b.residual_low for b in found.balances] == [520]
    assert any(d.votes for d in found.deliberations)
    assert all(x.passage.stands_in(TEXT) for x in (*found.ledger, *found.deliberations))


def test_nothing_comes_from_nothing() -> None:
    """An empty text has no rows."""
    assert assess(case("")) == Assessed((), (), ())


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_values_changes_nothing(random: object) -> None:
    """Dates and quantities in any order give equal rows."""
    contents = case(TEXT)
    quantities, dates = list(contents.quantities), list(contents.dates)
    random.shuffle(quantities)  # type: ignore[attr-defined]
    random.shuffle(dates)  # type: ignore[attr-defined]
    assert assess(replace(contents, quantities=tuple(quantities), dates=tuple(dates))) == assess(contents)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab1 2,.|\t\n:In favour", max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Broken tables and half records are no reason to stop."""
    found = assess(case(text))
    assert all(x.passage.stands_in(text) for x in (*found.ledger, *found.deliberations))
