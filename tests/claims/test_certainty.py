"""A score says how often attributions with such a score are right, and never who speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims import certainty
from averment.claims.certainty import ALONE, FOUND_BY, chance, found_by, table
from averment.claims.frames import BOTH, READER, RULES, Frame
from averment.claims.sentences import Span


def frame(**fields: object) -> Frame:
    """A frame found in some way."""
    return Frame(cue=Span(0, 4), kind="assert", content=None, rule="x@1", score=0.5, **fields)  # type: ignore[arg-type]


def test_every_way_of_finding_has_its_line() -> None:
    """No more lines and no fewer."""
    assert sorted(table()) == sorted(FOUND_BY)


@given(st.sampled_from(FOUND_BY), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_raw_score_is_never_less_sure(how: str, one: float, other: float) -> None:
    """The order of the claims found in one way stays; chances lie inside 0 and 1."""
    low, high = sorted((one, other))
    assert 0 <= chance(low, how) <= chance(high, how) <= 1


def test_slope_and_offset_move_the_log_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even odds stay even without an offset; an offset of ln 3 makes three of four of them."""
    monkeypatch.setattr(certainty, "table", lambda: {RULES: (1.0, 0.0), BOTH: (1.0, 1.098612)})
    assert chance(0.5, RULES) == 0.5
    assert chance(0.8, RULES) == 0.8
    assert chance(0.5, BOTH) == 0.75
    assert chance(1.0, RULES) == 0.999


def test_a_rule_that_the_reader_did_not_follow_is_a_way_of_its_own() -> None:
    """What nobody else could have seen is not the same as what the other did not see."""
    assert found_by(frame()) == RULES
    assert found_by(frame(alone=True)) == ALONE
    assert found_by(frame(decided=READER, alone=True)) == READER
    assert found_by(frame(decided=BOTH)) == BOTH
