"""Different days for one event."""

from tests.incidents.making import BLAST, verdicts


def test_two_days_for_one_event() -> None:
    """Neighbouring days of the same event in the same place."""
    a, b = BLAST, "On 5 May 2031 an explosion shook the harbour in Lisk."
    assert verdicts("date", a, b) == ["conflict"]
    assert verdicts("date", a, a) == []
