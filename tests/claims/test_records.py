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


def test_a_sentence_below_a_source_is_no_part_of_its_name() -> None:
    """It is what the source tells; the entry's number is nothing that anybody states."""
    text = (
        "Entry: 41\nReported by: Ilse Varn, tug Petrel\nA fire was seen on the barge Oriole.\nInjured: 4\n\n"
        "Entry: 42\nA crate was found on the quay."
    )
    assert said(text) == [("reported", "Ilse Varn, tug Petrel", "A fire was seen on the barge Oriole")]


def test_entries_line_by_line_have_each_their_source() -> None:
    """Numbered or not; "as above" is the entry before, and an entry without a source is nobody's else."""
    text = (
        "1. Five houses burned. Source: village headman.\n2. The road was mined. Source: as above.\n"
        "3. Forty sheep were driven off.\n4. The bridge fell. Source: army engineers."
    )
    wanted = [
        ("reported", "village headman", "Five houses burned"),
        ("reported", "village headman", "The road was mined"),
        ("reported", "army engineers", "The bridge fell"),
    ]
    assert said(text) == wanted
    bare = "Five houses burned. Source: village headman.\nThe bridge fell. Source: army engineers."
    assert said(bare) == [wanted[0], wanted[2]]


def test_records_without_a_gap_begin_with_the_same_key() -> None:
    """No source speaks in the record below its own."""
    text = "Case: 1\nEvent: A mill burned.\nSource: miller\nCase: 2\nEvent: A barge sank."
    assert said(text) == [("reported", "miller", "A mill burned")]


def test_leaders_of_dots_divide_as_colons_do() -> None:
    """And a key may name who answers."""
    text = (
        "Complaint 7\n  Complainant ..... Marta Ollen\n  Complaint ....... Soldiers took 12 goats.\n"
        "  Reply of the army .. The animals were paid for."
    )
    assert said(text) == [
        ("reported", "Marta Ollen", "Soldiers took 12 goats"),
        ("reported", "army", "The animals were paid for"),
    ]


def test_a_time_before_a_log_line_is_no_part_of_its_speaker() -> None:
    """Nobody met in one line speaks in the next."""
    text = (
        "0622  Ambulance driver says the road is blocked.\n06:40 Shots were heard near the school.\n"
        "[06:55] Police headquarters denies that anyone fired."
    )
    assert said(text) == [
        ("reported", "Ambulance driver", "the road is blocked"),
        ("reported", "Police headquarters", "anyone fired"),
    ]


def test_years_before_lines_leave_a_chronology_prose() -> None:
    """Who is meant by "he" may stand in the line before."""
    text = "2029 – Ana Brook said that 400 men had been dismissed.\n2031 – She said talks would resume."
    assert [speaker for _, speaker, _ in said(text)] == ["Ana Brook", "Ana Brook"]
