"""Registers in running text: entries with keys, entries with their source behind them, unmarked tables."""

from tests.claims.reading import said


def test_the_entry_behind_a_key_is_stated_by_whom_another_key_names() -> None:
    """Remarks are read as prose; the next entry has its own source."""
    text = (
        "Entry: 14\nReported by: Sergeant Bruno Aldane, 4th Company\n"
        "Statement: Four rounds fell on the road.\nRemarks: The liaison officer denied that anyone had fired.\n\n"
        "Entry: 15\nStatement: No rounds fell."
    )
    assert said(text) == [
        ("reported", "Sergeant Bruno Aldane", "Four rounds fell on the road"),
        ("reported", "liaison officer", "anyone had fired"),
    ]


def test_an_entry_may_end_in_its_source() -> None:
    """In brackets, or on a line below."""
    text = (
        "1. A convoy was fired on near Tal. (Source: Drivers' Union)\n\n"
        "2. A well was fouled.\nSource: district doctor"
    )
    assert said(text) == [
        ("reported", "Drivers' Union", "A convoy was fired on near Tal"),
        ("reported", "district doctor", "A well was fouled"),
    ]


def test_a_witness_who_answers_is_no_key() -> None:
    """Words behind “Witness:” that are speech name nobody."""
    assert said("Date: 4 May\nWitness: I saw the barge go down.\nStatement: none") == []


def test_a_table_that_nothing_marks() -> None:
    """Columns kept apart by blanks; a line that begins below the cells goes on with them."""
    text = (
        "Date    Name         Circumstances as stated        Source\n"
        "12 Aug  Anton Revik  hit while repairing a roof     wife\n"
        "13 Aug  unknown man  carried off by soldiers        neighbour\n"
        "                     and not seen again"
    )
    assert said(text) == [
        ("reported", "wife", "hit while repairing a roof"),
        ("reported", "neighbour", "carried off by soldiers"),
        ("reported", "neighbour", "and not seen again"),
    ]
