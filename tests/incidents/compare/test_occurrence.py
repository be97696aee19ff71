"""Whether an event took place at all."""

from tests.incidents.making import BLAST, verdicts


def test_an_event_said_to_be_staged() -> None:
    """Whether it took place at all."""
    text = f"{BLAST}\nOwners: the explosion was staged for the cameras."
    assert verdicts("occurrence", text) == ["conflict"]


def test_one_speaker_disputes_nothing_against_himself() -> None:
    """Who calls the explosion staged has to name it."""
    text = "Owners: on 4 May 2031 an explosion shook Lisk.\nOwners: the explosion was staged for the cameras."
    assert verdicts("occurrence", text) == []
