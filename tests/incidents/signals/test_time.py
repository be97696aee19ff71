"""Dates that can be one event's."""

import pytest
from tests.incidents.signals.drawing import days, drawn

from averment.incidents.signals import VETO
from averment.incidents.signals.time import NEXT, WITHIN, compare
from averment.model import When

DAY, MAY = days("2031-05-04"), days("2031-05-01", "2031-05-31")
PAIRS = [
    (DAY, DAY, 1.0),
    (DAY, days("2031-05-05"), NEXT),
    (DAY, days("2031-05-06"), VETO),
    (DAY, days("2031-05-03", "2031-05-06"), 1.0),
    (DAY, MAY, WITHIN),
    (days("2031-06-01"), MAY, VETO),
    (DAY, None, 0.0),
    (None, None, 0.0),
]


@pytest.mark.parametrize(("a", "b", "score"), PAIRS)
def test_days_agree_touch_or_exclude_each_other(a: When | None, b: When | None, score: float) -> None:
    """A day beside a whole month that does not hold it excludes; the unknown says nothing."""
    assert compare(drawn(when=a), drawn(when=b)) == compare(drawn(when=b), drawn(when=a)) == score
