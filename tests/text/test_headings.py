"""Titles and headings of running text."""

from collections.abc import Callable

import pytest

from averment.text import Reading

Make = Callable[..., Reading]
LONG = "Three halls of a depot burned on Monday, officials said. The mayor said that nobody was hurt, although many heard it."


def test_a_short_line_above_a_paragraph_is_a_heading(reading_of: Make) -> None:
    """Between empty lines, without a stop."""
    reading = reading_of(f"Depot burns\n\n{LONG}\n\nWhat the town says\n\n{LONG}\n")
    assert [(p.kind.value, reading.text[p.start : p.end][:18]) for p in reading.pieces] == [
        ("heading", "Depot burns"),
        ("body", LONG[:18]),
        ("heading", "What the town says"),
        ("body", LONG[:18]),
    ]


@pytest.mark.parametrize(
    "line", ["It burned.", "and so on", "• a point", "“We saw it”", "New Zealand\tSaudi", "1 2 3"]
)
def test_other_short_lines_are_body(reading_of: Make, line: str) -> None:
    """Sentences, list items, quotations, cells and numbers."""
    reading = reading_of(f"Depot burns\n\n{LONG}\n\n{line}\n\n{LONG}\n")
    assert [p.kind.value for p in reading.pieces].count("heading") == 1


def test_a_short_line_above_short_lines_is_no_heading(reading_of: Make) -> None:
    """A list of names is no list of headings."""
    reading = reading_of(f"Depot burns\n\n{LONG}\n\nNorth hall\n\nSouth hall\n\nEast hall\n")
    assert [p.kind.value for p in reading.pieces] == ["heading", "body"]


def test_a_title_on_the_first_line_of_a_paragraph(reading_of: Make) -> None:
    """The line was broken on purpose when the next word would have fitted."""
    assert reading_of(f"Depot burns\n{LONG}\n").title == "Depot burns"


def test_a_hard_wrapped_paragraph_has_no_title(reading_of: Make) -> None:
    """Lines that are full were broken by a program."""
    text = "The harbour office said on Monday that three of the halls in the northern\nDepot had burned and that the rest would be cleared within a few days of\nwork. Nobody was hurt.\n"
    assert reading_of(text).title is None


def test_one_sentence_is_body_and_has_no_title(reading_of: Make) -> None:
    """A text of one line has nothing to head."""
    reading = reading_of("The depot burned")
    assert (reading.title, [p.kind.value for p in reading.pieces]) == (None, ["body"])


def test_a_list_of_votes_above_a_paragraph_is_no_heading(reading_of: Make) -> None:
    """Three short lines below each other."""
    votes = "In favour: Aldmere, Brisca\n\nAgainst: Kordania\n\nAbstaining: Sundreth"
    reading = reading_of(f"Depot burns\n\n{LONG}\n\n{votes}\n\n{LONG}\n")
    assert [p.kind.value for p in reading.pieces] == ["heading", "body"]


def test_a_heading_without_a_gap_above_a_paragraph_in_one_line(reading_of: Make) -> None:
    """A short line without a stop above one long line is a heading; a wrapped line is none."""
    long = (
        "The lock was opened on Monday at nine and shut at ten, said the port office, which has kept it for years. "
        * 2
    )
    reading = reading_of(f"The lock\n\nIntro.\n\nWhat the office says\n{long}\n")
    kinds = [(p.kind.value, reading.text[p.start : p.start + 8]) for p in reading.pieces]
    assert ("heading", "What the") in kinds


def test_a_title_directly_above_a_short_first_sentence(reading_of: Make) -> None:
    """Where other paragraphs stand in one line each, the first line is the title."""
    long = (
        "The lock was opened on Monday at nine and shut at ten, said the port office, which has kept it for years. "
        * 2
    )
    reading = reading_of(f"The lock is shut\nNobody was asked about it.\n\n{long}\n")
    assert reading.title == "The lock is shut"


def test_cells_between_single_bars_or_wide_gaps(reading_of: Make) -> None:
    """Rows that divide into as many cells are a table; comments and prose are none."""
    for text in (
        "Item | Amount\nRepair | 18,400\nPaint | 12",
        "Item     Amount\nRepair   18,400\nPaint    12",
    ):
        reading = reading_of(f"Costs\n\nThe costs were these.\n\n{text}\n")
        assert reading.pieces[-1].kind.value == "table"
