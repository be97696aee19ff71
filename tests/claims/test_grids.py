"""Lines of cells become rows."""

import pytest

from averment.claims.grids import beneath, rows_in
from averment.claims.sentences import Span


def cells(text: str) -> list[list[str]]:
    """The words of the cells of a text, row by row."""
    return [[text[c.start : c.end] for c in row.cells] for row in rows_in(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Day\tEvent\n3 May\ta mill burned",
        "Day\t\tEvent\n3 May\t\ta mill burned",
        "Day | Event\n3 May | a mill burned",
        "| Day | Event |\n|-----|:-----|\n| 3 May | a mill burned |",
        "Day     Event\n--------------\n3 May   a mill burned",
    ],
)
def test_tabs_bars_and_wide_gaps_divide_and_drawn_lines_are_left_out(text: str) -> None:
    """Whatever divides most lines into as many cells."""
    assert cells(text) == [["Day", "Event"], ["3 May", "a mill burned"]]


def test_an_empty_cell_between_tabs_stays() -> None:
    """So that the cells behind it keep their column."""
    assert cells("a\tb\tc\n1\t\t3") == [["a", "b", "c"], ["1", "", "3"]]


def test_prose_has_no_rows() -> None:
    """Nothing divides its lines."""
    assert cells("The mill burned.\nNobody was hurt.") == []


def test_cells_of_a_short_line_stand_beneath_the_nearest_heads() -> None:
    """An aligned line without its middle cell gives the last one its own column."""
    text = "Day     Place     Source\n3 May   Lisk      police\n4 May             guard"
    heads, _, row = rows_in(text, 0, len(text))
    found = [text[c.start : c.end] if c else None for c in beneath(text, heads, row)]
    assert found == ["4 May", None, "guard"]
    assert heads.at == Span(0, 24)
