"""Whether an event took place at all."""

from tests.incidents.making import BLAST, verdicts


def test_an_event_said_to_be_staged() -> None:
    """Whether it took place at all."""
    text = f"{BLAST}\nOwners: the explosion was staged for the cameras."
    assert verdicts("occurrence", text) == ["conflict"]
