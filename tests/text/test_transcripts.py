"""Transcripts: turns, labels, and lists of fields that are none."""

from collections.abc import Callable

from averment.text import Reading

Make = Callable[..., Reading]


def turns(reading: Reading) -> list[tuple[str | None, str]]:
    """Speaker and words of the turns."""
    return [
        (p.speaker, reading.text[p.start : p.end])
        for p in reading.pieces
        if p.kind.value == "transcript_turn"
    ]


def test_questions_and_answers(reading_of: Make) -> None:
    """A turn runs over paragraphs to the next label; the title names who answers."""
    text = """Interview with the mayor

The mayor spoke to the Courier.

Q: How many were hurt?

A: Three.

I have no other number.

Q: The monitors counted fourteen.
"""
    assert turns(reading_of(text)) == [
        ("Q", "Q: How many were hurt?"),
        ("mayor", "A: Three.\n\nI have no other number."),
        ("Q", "Q: The monitors counted fourteen."),
    ]


def test_minutes_with_titles_and_delegations(reading_of: Make) -> None:
    """Labels on lines of one paragraph, with brackets."""
    text = """COUNCIL OF KARSOVO
Minutes

The CHAIR: I open the meeting.
Ms. OLAND (Harbour List): We ask for the list.
Mr. VALE: It will be shown.
The CHAIR: Then we vote.
"""
    assert [speaker for speaker, _ in turns(reading_of(text))] == [
        "The CHAIR",
        "Ms. OLAND (Harbour List)",
        "Mr. VALE",
        "The CHAIR",
    ]


def test_the_label_is_where_the_speaker_stands(reading_of: Make) -> None:
    """The place of the label is kept."""
    reading = reading_of("Talk\n\nРОУ: Да.\n\nВЕЙЛ: Нет, это было не так.\n\nРОУ: Было.\n")
    piece = next(p for p in reading.pieces if p.speaker == "ВЕЙЛ")
    assert reading.text[piece.speaker_start : piece.speaker_end] == "ВЕЙЛ"


def test_fields_of_a_form_are_no_turns(reading_of: Make) -> None:
    """Place, time and contact do not speak."""
    text = "Invitation\n\nPlace: Karsovo\nTime: 18:00\nContact: the desk\n\nPlace: Old Mill\nTime: 19:00\nContact: the desk\n"
    assert turns(reading_of(text)) == []


def test_a_list_of_terms_is_no_transcript(reading_of: Make) -> None:
    """Labels that never return are headings of a list."""
    text = "Terms\n\nHarbour: the northern part.\n\nDepot: the three halls.\n\nClinic: the house at the mill.\n\nSchool: the red house.\n"
    assert turns(reading_of(text)) == []


def test_a_head_names_who_asks_and_who_answers(reading_of: Make) -> None:
    """Q and A get the names of the form above."""
    text = """HARBOUR MONITOR - WITNESS INTERVIEW
Witness: K-12 (name withheld)
Place: Karsovo
Date: 8 April 2031
Interviewer: J. Oland

Q: Where were you?

A: At home.
"""
    reading = reading_of(text)
    assert turns(reading) == [("J. Oland", "Q: Where were you?"), ("K-12", "A: At home.")]
    assert (reading.title, str(reading.published.earliest)) == (
        "HARBOUR MONITOR - WITNESS INTERVIEW",
        "2031-04-08",
    )
