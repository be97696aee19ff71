"""Transcripts: turns, labels, and lists of fields that are none."""

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("M. Jon Kol. – One.\n\nMme Ana Vale, ministre. – Two.\n\nM. Jon Kol. – Three.\n", ("M. Jon Kol", "Mme Ana Vale, ministre")),
        ("MR KOL — One.\n\nMS VALE — Two.\n\nMR KOL — Three.\n\nMS VALE — Four.\n", ("MR KOL", "MS VALE")),
        ("QUESTION (Radio Mill).– One?\n\nMS. VALE.– Two.\n\nQUESTION.– Three?\n", ("QUESTION (Radio Mill)", "MS. VALE")),
        ("[00:01:12] Jon Kol: One.\n[00:01:40] ana_v: Two.\n[00:02:00] Jon Kol: Three.\n", ("Jon Kol", "ana_v")),
        ("03/05/2031, 10:15 - Jon Kol: One\n03/05/2031, 10:16 - Ana Vale: Two\n03/05/2031, 10:19 - Jon Kol: 3\n", ("Jon Kol", "Ana Vale")),
        ("Jon Kol (10:15): One.\n\nana_v (10:20): Two.\n\nJon Kol (10:30): Three.\n", ("Jon Kol", "ana_v")),
        ("<jonk> One\n<anav> Two\n<jonk> Three\n", ("jonk", "anav")),
        ("**Interviewer:** One?\n\n**Ana Vale:** Two.\n\n**Interviewer:** Three?\n", ("Interviewer", "Ana Vale")),
        ("PRESENTER\nGood evening.\n\nANA VALE\nI am at the lock.\n\nPRESENTER\nThanks.\n\nANA VALE\nBye.\n", ("PRESENTER", "ANA VALE")),
        ("Jon Kol (Union): One.\n\nAna Vale, minister of works: Two.\n\nJon Kol: Three.\n", ("Jon Kol (Union)", "Ana Vale, minister of works")),
    ],
)  # fmt: skip
def test_labels_of_many_records(reading_of: Make, text: str, speakers: tuple[str, str]) -> None:
    """Dashes, stamps, brackets, emphasis and lines in capitals: each turn is its own speaker's."""
    found = turns(reading_of("Minutes\n\n" + text))
    assert tuple(speaker for speaker, _ in found)[:2] == speakers


def test_roles_get_the_names_of_the_head(reading_of: Make) -> None:
    """One minister at the head is who speaks under "MINISTER"; of two nobody is chosen."""
    head = (
        "Press conference. On the podium: the Minister of Works, Mr. Jon Kol; the Spokeswoman, Ana Vale.\n\n"
    )
    talk = "MINISTER.– One.\n\nQUESTION.– Two?\n\nSPOKESWOMAN.– Three.\n\nMINISTER.– Four.\n"
    assert [speaker for speaker, _ in turns(reading_of(head + talk))] == [
        "Jon Kol",
        "QUESTION",
        "Ana Vale",
        "Jon Kol",
    ]
    two = head.replace("the Spokeswoman", "the Minister of Roads")
    assert turns(reading_of(two + talk))[0][0] == "MINISTER"


def test_what_is_said_before_the_first_question(reading_of: Make) -> None:
    """The one person who answers has opened the briefing; headings within are nobody's."""
    text = """Transcript of the noon briefing by Ana Vale, Spokesperson, 3 May 2031

Good morning, I am late and I will be short. I begin with the lock.

The lock

The secretary has read the report on the lock and will visit it on Monday with two engineers.

Question: Which lock?

Spokesperson: The upper one.

Question: Why?

Spokesperson: I will check.
"""
    assert [speaker for speaker, _ in turns(reading_of(text))] == [
        "Ana Vale", "Ana Vale", "Question", "Ana Vale", "Question", "Ana Vale",
    ]  # fmt: skip


def test_a_heading_with_a_dash_is_no_label(reading_of: Make) -> None:
    """Words in capitals before a dash speak only when they return."""
    text = "QUESTIONS – THE LOCK\n\nMR KOL: One.\n\nMS VALE: Two.\n\nMR KOL: Three.\n"
    assert "QUESTIONS" not in {speaker for speaker, _ in turns(reading_of("Minutes\n\n" + text))}


def test_an_article_goes_on_below_an_exchange_printed_in_it(reading_of: Make) -> None:
    """The last turn does not take the paragraphs in which nobody speaks."""
    prose = "The harbour board had refused for the third day in a row to say whether the director would stay in her office at Sarn or go."
    said = "REPORTER: Did you sign it?\n\nKORN: I signed a list.\n\nREPORTER: Whose?\n\nKORN: Mine."
    after = "Ms. Korn left by the side door. “I was not told,” her deputy said later.\n\nThe board meets on Monday."
    found = turns(reading_of(f"Korn stays\n\n{prose}\n\n{prose}\n\n{said}\n\n{after}\n"))
    assert found[-2:] == [("REPORTER", "REPORTER: Whose?"), ("KORN", "KORN: Mine.")]


def test_a_last_turn_of_several_paragraphs_stays_whole(reading_of: Make) -> None:
    """Who says "I" in them still speaks."""
    prose = "The harbour board had refused for the third day in a row to say whether the director would stay in her office at Sarn or go."
    said = "REPORTER: Did you sign it?\n\nKORN: I signed a list.\n\nREPORTER: Whose?\n\nKORN: Mine.\n\nI kept a copy."
    found = turns(reading_of(f"Korn stays\n\n{prose}\n\n{prose}\n\n{said}\n"))
    assert found[-1] == ("KORN", "KORN: Mine.\n\nI kept a copy.")


ASKED = ("When did you first see the boat?", "Who was on deck?", "And the lamp?")
ANSWERED = ("I saw it at ten past four.", "Two men and a boy. One waved at me.", "I put it out myself.")
BOTH = ["Rolf Ander", "Ines Vardel"] * 3


@pytest.mark.parametrize(
    ("head", "asks", "answers"),
    [
        (
            "Questioning of the witness Ines Vardel by Investigator Rolf Ander\n\n",
            "Question {0}: ",
            "Answer: ",
        ),
        ("Interview of Ines Vardel conducted by Rolf Ander on 3 May 2031\n\n", "Q: ", "A: "),
        ("Speaker 1 = Rolf Ander, Speaker 2 = Ines Vardel\n\n", "Speaker 1: ", "Speaker 2: "),
        ("In conversation: Rolf Ander and Ines Vardel\n\n", "R.A. ", "I.V. "),
        ("Verbatim record\n\n", "{0}. Rolf Ander: ", "{0}. Ines Vardel: "),
        ("The keeper\n\n", "Rolf Ander, Mill Post\n", "Ines Vardel, keeper\n"),
        ("", "ROLF ANDER – ", "INES VARDEL – "),
        ("", "ROLF ANDER\n", "INES VARDEL\n"),
    ],
)
def test_however_the_two_are_labelled(reading_of: Make, head: str, asks: str, answers: str) -> None:
    """Labels that stand for names take them from the head; no first turn is taken for a title."""
    pairs = enumerate(zip(ASKED, ANSWERED, strict=True), 1)
    text = "\n\n".join(f"{asks.format(n)}{one}\n\n{answers.format(n)}{two}" for n, (one, two) in pairs)
    found = [speaker.title() if speaker else None for speaker, _ in turns(reading_of(f"{head}{text}\n"))]
    assert found == BOTH


def test_two_who_ask_together_stay_unnamed(reading_of: Make) -> None:
    """The head names both, so no question is given to one of them."""
    pairs = zip(ASKED, ANSWERED, strict=True)
    text = "\n\n".join(f"Q: {one}\n\nA: {two}" for one, two in pairs)
    found = turns(reading_of(f"Interview of Ines Vardel conducted by Rolf Ander and Petra Holt\n\n{text}\n"))
    assert {speaker for speaker, _ in found} == {"Q", "Ines Vardel"}


def test_numbered_demands_are_no_turns(reading_of: Make) -> None:
    """Labels that do not return, and lists in which nobody talks."""
    text = "\n\n".join(
        f"{n}. {what}: the board shall publish it." for n, what in enumerate(("Log", "Fees", "Log"), 1)
    )
    assert turns(reading_of(f"What we demand\n\n{text}\n")) == []
