"""The day on which the source of a row told it."""

import pytest
from tests.claims.reading import document, segment

from averment.claims import extract
from averment.model import SegmentKind


def told(text: str, kind: SegmentKind) -> dict[str, str | None]:
    """The day of each attributed claim, by its words."""
    found = extract(document(), text, (segment(text, kind),))
    days = {}
    for claim in found.claims:
        if claim.speaker and claim.said_on_reason and claim.said_on_reason.rule == "said-on-stated@1":
            days[claim.passage.quote] = str(claim.said_on.earliest) if claim.said_on else None
    return days


@pytest.mark.parametrize("head", ["Date received", "Reported on", "Interviewed on", "date_reported"])
def test_a_head_that_names_the_telling_dates_the_row(head: str) -> None:
    """Each row by its own cell, whatever day the event has."""
    text = (
        f"Date\tIncident\tSource\t{head}\n3 May 2031\tA mill burned\tmiller\t9 May 2031\n"
        "4 May 2031\tA barge sank\tharbour police\t11 May 2031"
    )
    assert told(text, SegmentKind.TABLE) == {"A mill burned": "2031-05-09", "A barge sank": "2031-05-11"}


def test_a_record_is_told_on_its_date() -> None:
    """Where its words are a statement; the next record has a day of its own or none."""
    text = (
        "Date: 3 May 2031\nSource: miller\nStatement: The mill burned.\n\n"
        "Source: harbour police\nStatement: A barge sank."
    )
    assert told(text, SegmentKind.BODY) == {"The mill burned": "2031-05-03"}


def test_the_day_of_an_event_is_not_that_of_its_telling() -> None:
    """“Date” beside “Event” says when it happened."""
    assert told("Date: 3 May 2031\nEvent: The mill burned.\nSource: miller", SegmentKind.BODY) == {}
