"""Dates of publication as files state them."""

import pytest

from averment.model import Precision
from averment.text.dates import stated


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2031-05-14T08:30:00+02:00", "2031-05-14"),
        ("Tue, 13 May 2031 23:50:00 -0800", "2031-05-13"),
        ("May 14, 2031", "2031-05-14"),
        ("14th of May 2031", "2031-05-14"),
        ("le 14 mai 2031", "2031-05-14"),
        ("14. März 2031", "2031-03-14"),
        ("14 de mayo de 2031", "2031-05-14"),
        ("14 травня 2031", "2031-05-14"),
        ("١٤ مايو", None),
        ("14 مايو 2031", "2031-05-14"),
        ("D:20310514083000Z", "2031-05-14"),
        ("14.05.2031", "2031-05-14"),
        ("25/03/2031", "2031-03-25"),
        ("03/25/2031", "2031-03-25"),
        ("03/04/2031", None),
        ("31 February 2031", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_stated_dates(words: str, day: str | None) -> None:
    """One day where one reading is possible, else nothing."""
    when = stated(words)
    assert (str(when.earliest) if when else None) == day


def test_a_month_is_an_interval() -> None:
    """May 2031 is 31 days."""
    when = stated("May 2031")
    assert (str(when.earliest), str(when.latest), when.precision) == (
        "2031-05-01",
        "2031-05-31",
        Precision.MONTH,
    )
    assert stated("December 2031").days == 31
