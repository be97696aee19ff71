"""Who states what the rows of a table tell."""

import pytest
from tests.claims.reading import document, read, segment

from averment.claims.extract import read_claims
from averment.model import Level, SegmentKind

HEADS = "No.\tDate\tPlace\tIncident\tReported by\n"


def told(text: str) -> list[tuple[str, str]]:
    """(speaker, words) of the attributed claims of a table."""
    return [
        (c.speaker or "", c.passage.quote)
        for c in read(text, SegmentKind.TABLE)
        if c.level is not Level.VOICE
    ]


def test_the_source_of_a_row_states_its_event_and_no_other() -> None:
    """A row without a source is its author's."""
    text = HEADS + (
        "1\t3 May 2031\tPort Lisk\tA tanker caught fire\tCoast Guard of Orvena\n"
        "2\t5 May 2031\tKell\tThree men boarded a barge\t-\n"
        "3\t7 May 2031\tKell\tTwo fishermen drowned\tUnion of Fishermen, by telephone"
    )
    assert told(text) == [
        ("Coast Guard of Orvena", "A tanker caught fire"),
        ("Union of Fishermen", "Two fishermen drowned"),
    ]
    voices = [c.passage.quote for c in read(text, SegmentKind.TABLE) if c.level is Level.VOICE]
    assert "2\t5 May 2031\tKell\tThree men boarded a barge\t-" in voices


@pytest.mark.parametrize("same", ["ditto", "do.", "same", '"', "idem"])
def test_ditto_is_the_source_above(same: str) -> None:
    """The speaker is named where the words stand that ditto repeats."""
    text = (
        HEADS + f"1\t3 May\tLisk\tA tanker caught fire\tharbour police\n2\t5 May\tKell\tA barge sank\t{same}"
    )
    assert told(text)[1] == ("harbour police", "A barge sank")


def test_a_quotation_in_a_cell_is_its_speakers_words() -> None:
    """Without its marks, at the level of a quotation."""
    text = "Person\tStatement\nAna Brook\t“I saw two boats.”"
    assert told(text.replace("Person", "Witness")) == [("Ana Brook", "I saw two boats.")]


def test_a_cell_may_name_its_own_speaker() -> None:
    """By a name and a colon, or as the subject of a verb."""
    text = "Ship | Remarks\nGrete Solm | Port office: left before dawn\nSable | The owner denied that she had sailed"
    assert told(text) == [("Port office", "left before dawn"), ("owner", "she had sailed")]


def test_a_cell_that_begins_with_its_verb_is_the_complainants() -> None:
    """The subject stands in the column of complainants."""
    text = "No. | Complainant | Complaint\n7 | Civic Union, Hane | alleges that the agent was put out"
    assert told(text) == [("Civic Union, Hane", "the agent was put out")]


def test_a_head_speaks_in_its_column() -> None:
    """Two versions of one event have two speakers; no comment has none."""
    text = (
        "Event\tGovernment version\tArmy version\n"
        "Fire\tRebels set the mill alight\tA shell hit the mill\n"
        "Bridge\tNo comment\tIt fell by itself"
    )
    assert told(text) == [
        ("Government", "Rebels set the mill alight"),
        ("Army", "A shell hit the mill"),
        ("Army", "It fell by itself"),
    ]


def test_who_handed_on_speaks_only_where_nobody_else_is_named() -> None:
    """“Attributed to” goes before “told to us by”."""
    text = "Statement | Told to us by | Attributed to\n“The fish died first.” | 38 persons | the lock-keeper"
    assert told(text) == [("lock-keeper", "The fish died first.")]


def test_heads_hold_for_the_rows_behind_an_empty_line() -> None:
    """The second part of a table has the columns of the first."""
    text = "Date | Incident | Source\n3 May | A tanker caught fire | harbour police\n\n5 May | A barge sank | navy"
    cut = text.index("5 May")
    first = segment(text[: cut - 2], SegmentKind.TABLE)
    second = segment(text, SegmentKind.TABLE, start=cut)
    claims = read_claims(document(), text, (first, second), ())
    assert [(c.speaker, c.passage.quote) for c in claims if c.speaker] == [
        ("harbour police", "A tanker caught fire"),
        ("navy", "A barge sank"),
    ]


def test_blank_lines_between_lines_without_cells_are_nothing() -> None:
    """Spaces alone are nobody's words."""
    assert [c.passage.quote for c in read("Ana Brook \n\n \n\nKell", SegmentKind.TABLE)] == [
        "Ana Brook",
        "Kell",
    ]


def test_cells_may_carry_their_keys() -> None:
    """Each row names its own; a key is no speaker."""
    text = (
        "Time: 06:15 | From: Post 4 | To: Sector HQ | Message: Two men were hit.\n"
        "Time: 06:40 | From: Sector HQ | To: Post 4 | Message: An ambulance is on its way."
    )
    assert told(text) == [("Post 4", "Two men were hit"), ("Sector HQ", "An ambulance is on its way")]


def test_a_table_may_stand_upright() -> None:
    """Its heads in the first column; a record that begins with the same head has its own source or none."""
    text = (
        "Source\tMayor of Orlen\nDate received\t4 May 2031\nStatement\tNine men were led away\nDetained\t9\n"
        "Source\tUnknown\nDate received\t6 May 2031\nStatement\tThe chapel was shut"
    )
    assert told(text) == [("Mayor of Orlen", "Nine men were led away")]


def test_figures_under_a_name_are_its_own() -> None:
    """“Army figure” says whose the figures of its column are."""
    text = "Place | Rebel figure | Army figure\nKorv | 40 killed | 12 killed\nTarn | 9 | 3"
    assert told(text) == [("Rebel", "40 killed"), ("Army", "12 killed"), ("Rebel", "9"), ("Army", "3")]
