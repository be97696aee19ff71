"""Professed support and reported opposition."""

import pytest
from tests.incidents.making import verdicts

STANCES = [
    ("Orvane: Orvane has always supported the work of the Harbour Peace Panel.", "Orvanian delegates three times blocked the mandate of the Harbour Peace Panel.", 1),
    ("Orvane: Orvane has always supported the work of the Harbour Peace Panel.", "Tarnish delegates three times blocked the mandate of the Harbour Peace Panel.", 0),
    ("Orvane: Orvane has always supported the work of the Harbour Peace Panel.", "Orvanian delegates three times blocked a road to the beach.", 0),
    ("Harbour Peace Panel (HPP) met. Orvane: Orvane supports the HPP.", "Orvanian delegates vetoed the budget of the Harbour Peace Panel.", 1),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "count"), STANCES)
def test_professed_support_and_reported_opposition(a: str, b: str, count: int) -> None:
    """One party, one thing, two stances; abbreviations are written out."""
    assert len(verdicts("stance", a, b.replace("Orvanian", "Orvane's"))) == count


def test_never_having_refused_is_no_refusal() -> None:
    """A denied act against something is set against the act, and never against its own repetition."""
    never = "Orvane: Orvane has never refused to hand over the recordings of the Harbour Panel."
    again = "Orvane's office has never refused to hand over the recordings of the Harbour Panel."
    declined = "Orvane declined to hand over the recordings of the Harbour Panel."
    assert verdicts("stance", never, again) == []
    assert verdicts("stance", never, declined) == ["conflict"]
