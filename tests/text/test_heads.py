"""Bylines, datelines, dates and mail-like fields at the head of a text."""

from collections.abc import Callable

import pytest

from averment.model import SegmentKind
from averment.text import Reading

Make = Callable[..., Reading]
BODY = "Three halls of a depot burned on Monday, officials said. The mayor said that nobody was hurt, although many heard it.\n"


def test_byline_date_and_dateline(reading_of: Make) -> None:
    """Each is a head, and each gives what it says."""
    reading = reading_of(
        f"Depot: what we know\n\nBy Mira Oland\n14 May 2031\n\nKARSOVO, 13 May (Northern Wire) — {BODY}"
    )
    assert (reading.title, reading.author, reading.publisher) == (
        "Depot: what we know",
        "Mira Oland",
        "Northern Wire",
    )
    assert str(reading.published.earliest) == "2031-05-14"
    assert reading.published_reason.detail == "The date “14 May 2031” stands at the head of the text."
    heads = [reading.text[p.start : p.end] for p in reading.pieces if p.kind is SegmentKind.HEADER]
    assert heads == ["By Mira Oland", "14 May 2031", "KARSOVO, 13 May (Northern Wire) —"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe, Staff Writer", "Jane Roe"),
        ("By Jane Roe and Jon Vale | 14 May 2031", "Jane Roe"),
        ("Автор: Мира Оланд", "Мира Оланд"),
        ("Von Jana Roth", "Jana Roth"),
        ("Par Jeanne Roux", "Jeanne Roux"),
        ("By the end of the week all halls had burned down", None),
        ("By Monday the fire was out.", None),
    ],
)
def test_bylines(reading_of: Make, line: str, author: str | None) -> None:
    """A byline names somebody; a sentence that begins so does not."""
    assert reading_of(f"Depot: what we know\n\n{line}\n\n{BODY}").author == author


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 14 May 2031", "2031-05-14"),
        ("Published on May 14, 2031 at 10:00", "2031-05-14"),
        ("Monday, 14 May 2031", "2031-05-14"),
        ("14.05.2031", "2031-05-14"),
        ("14 мая 2031 г.", "2031-05-14"),
        ("Karsovo, 14 May 2031", "2031-05-14"),
        ("*Northern Brief, 14 May 2031. Staff and agencies.*", "2031-05-14"),
        ("Report 2031/3 of the Harbour Office, published 14 May 2031", "2031-05-14"),
        ("Updated: 15 May 2031", None),
        ("04/05/2031", None),
        ("Minutes of 3 June 2031", None),
        ("The fire of 14 May 2031", None),
    ],
)
def test_dates_at_the_head(reading_of: Make, line: str, day: str | None) -> None:
    """Only an unambiguous date of publication is taken."""
    published = reading_of(f"Depot: what we know\n\n{line}\n\n{BODY}").published
    assert (str(published.earliest) if published else None) == day


def test_no_date_stays_unknown(reading_of: Make) -> None:
    """A date inside the words is no date of publication."""
    reading = reading_of(f"Depot: what we know\n\nOn 3 May 2031 it was quiet. {BODY}")
    assert (reading.published, reading.published_reason) == (None, None)


def test_fields_of_a_mail(reading_of: Make) -> None:
    """A saved mail without its technical fields."""
    reading = reading_of(
        f"From: Jon Vale <jon@example.org>\nTo: desk\nDate: Mon, 12 May 2031 18:02:00 +0200\nSubject: The list\n\n{BODY}"
    )
    assert (reading.author, reading.title, str(reading.published.earliest)) == (
        "Jon Vale",
        "The list",
        "2031-05-12",
    )


def test_capitals_before_a_colon_are_no_dateline(reading_of: Make) -> None:
    """WARNING: and its like name no place."""
    reading = reading_of(f"Depot: what we know\n\nWARNING: {BODY}")
    assert [p.kind.value for p in reading.pieces] == ["heading", "body"]


def test_a_wires_first_line_stands_above_the_title(reading_of: Make) -> None:
    """Date and clock time make it a slug."""
    reading = reading_of(
        f"WIRE 2nd lead 15 Mar 2031 18:42 GMT (adds mayor)\n\nDepot fire kills nine\n\n{BODY}"
    )
    assert (reading.title, str(reading.published.earliest)) == ("Depot fire kills nine", "2031-03-15")


def test_two_names_in_capitals_are_no_dateline(reading_of: Make) -> None:
    """A title in capitals with a dash."""
    reading = reading_of(f"HARBOUR MONITOR - WITNESS INTERVIEW\n\n{BODY}")
    assert reading.title == "HARBOUR MONITOR - WITNESS INTERVIEW"


def test_the_first_record_of_several_is_no_head(reading_of: Make) -> None:
    """Fields that come again below are a register's, whatever divides them from their words."""
    record = "Location : {}\nDate     : {} May 2031\nEvent    : A barge sank.\nSource   : harbour police"
    reading = reading_of("\n\n".join(record.format(*at) for at in (("Kell", 5), ("Lisk", 7))))
    assert {s.kind for s in reading.pieces} == {SegmentKind.BODY}
    assert reading.publisher is None


def test_the_heads_of_a_table_with_bars_are_no_title(reading_of: Make) -> None:
    """They stay with their rows."""
    reading = reading_of("| Ref | Claim | Made by |\n|---|---|---|\n| 1 | A barge sank | miller |\n")
    assert [s.kind for s in reading.pieces] == [SegmentKind.TABLE]
