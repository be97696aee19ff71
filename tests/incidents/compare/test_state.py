"""All gone, and still there."""

from datetime import date

import pytest
from tests.incidents.making import Page, verdicts

STATES = [
    ("Board: on Monday we saw the complete destruction of the blasting powder.", "Guard: the miners have up to 3 tonnes of blasting powder.", 1),
    ("Board: on Monday we saw the complete destruction of the blasting powder.", "Guard: the miners have a new clock tower.", 0),
    ("Board: on Monday we saw the complete destruction of the blasting powder.", "Guard: the miners have sold blasting caps.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "count"), STATES)
def test_gone_and_still_there(a: str, b: str, count: int) -> None:
    """All of it destroyed, and some of it held."""
    assert len(verdicts("state", a, b)) == count


def test_a_later_stock_is_unclear_unless_it_is_said_to_remain() -> None:
    """What is there later may be new; “still” says that it is not."""
    gone = Page("a", "Board: this was the complete destruction of the blasting powder.", date(2031, 5, 4))
    later = "Guard: the miners {} 3 tonnes of blasting powder."
    assert verdicts("state", gone, Page("b", later.format("have"), date(2031, 6, 4))) == ["unclear"]
    assert verdicts("state", gone, Page("b", later.format("still have"), date(2031, 6, 4))) == ["conflict"]


def test_one_speaker_may_say_what_is_gone_and_what_is_there() -> None:
    """Nobody is set against himself."""
    gone, there, _ = STATES[0]
    assert verdicts("state", gone, there.replace("Guard:", "Board:")) == []
