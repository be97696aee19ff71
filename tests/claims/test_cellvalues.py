"""Numbers in the cells of a table, and what they count."""

import pytest
from tests.claims.reading import document, segment

from averment.claims import extract
from averment.claims.cellvalues import cells_in, cut
from averment.model import SegmentKind


def counted(text: str, kind: SegmentKind = SegmentKind.TABLE) -> list[tuple[str, str | None, str | None]]:
    """(words, what is counted, unit) of every quantity of a page."""
    found = extract(document(), text, (segment(text, kind),))
    return [(q.passage.quote, q.quantity.what, q.quantity.unit) for q in found.quantities]


@pytest.mark.parametrize("gap", ["\t", " | ", "   "])
def test_a_bare_figure_counts_what_its_head_says(gap: str) -> None:
    """Whatever divides the cells."""
    rows = (("Place", "Houses burned", "Source"), ("Lisk", "14", "mayor"), ("Kell", "about 30", "mayor"))
    text = "\n".join(gap.join(row) for row in rows)
    assert counted(text) == [("14", "houses burned", None), ("about 30", "houses burned", None)]


@pytest.mark.parametrize("head", ["No.", "#", "Case", "Ref."])
def test_the_numbers_of_entries_count_nothing(head: str) -> None:
    """An entry's number is no quantity; the figure beside it is one."""
    assert counted(f"{head}\tPlace\tDead\n17\tLisk\t4\n18\tKell\t6") == [
        ("4", "dead", None),
        ("6", "dead", None),
    ]


@pytest.mark.parametrize("head", ["Oil lost (tonnes)", "Oil lost, in tonnes"])
def test_the_unit_may_stand_in_the_head(head: str) -> None:
    """In brackets or behind a comma."""
    assert counted(f"Place\t{head}\tSource\nLisk\t40\tport office") == [("40", "oil lost", "tonne")]


def test_a_figure_with_its_noun_keeps_it() -> None:
    """The head speaks for bare figures only."""
    assert counted("Place\tLosses\tSource\nLisk\t12 boats\tport office") == [("12 boats", "boats", None)]


def test_no_number_reaches_into_the_next_cell() -> None:
    """A figure does not count the words of another column."""
    found = counted("Dead\tPlace\tSource\n4\tsoldiers' barracks\tarmy\n6\tmarket\tarmy")
    assert found == [("4", "dead", None), ("6", "dead", None)]


def test_unmarked_tables_are_cells_too() -> None:
    """Running text whose first line holds heads, one of them a source."""
    text = "Place | Dead | Source\nLisk | 4 | mayor\nKell | 6 | mayor"
    assert counted(text, SegmentKind.BODY) == [("4", "dead", None), ("6", "dead", None)]


def test_the_regions_are_cut_at_every_cell_and_nothing_is_lost() -> None:
    """The pieces stand in order, and all the words of the cells are in them."""
    text = "Before.\nPlace\tDead\nLisk\t4\nAfter."
    start = text.index("Place")
    end = text.index("\nAfter")
    cells = cells_in(text, (segment(text[:end], SegmentKind.TABLE, start=start),))
    pieces = cut(((0, len(text), "body"),), cells)
    assert [text[cell.at.start : cell.at.end] for cell in cells] == ["Place", "Dead", "Lisk", "4"]
    assert "".join(text[a:b] for a, b, _ in pieces) == text


def test_what_stands_behind_keys_counts_what_the_key_says() -> None:
    """One key alone is a sentence's colon; the number of the record is none."""
    text = "Case: 12\nSource: harbour police\nInjured: 4\nFuel lost: 30 tonnes"
    assert counted(text, SegmentKind.BODY) == [("4", "injured", None), ("30 tonnes", "fuel lost", "tonne")]
    assert counted("The mayor gave the toll: 4", SegmentKind.BODY) == [("4", None, None)]


def test_an_upright_table_counts_by_its_first_column() -> None:
    """The name in its first row is no head."""
    text = "Source\tMayor of Orlen\nStatement\tMen were led away\nDetained\t9"
    assert counted(text) == [("9", "detained", None)]
