"""Interviews whose questions and answers carry no labels."""

from collections.abc import Callable

from averment.text import Reading

Make = Callable[..., Reading]

PORTRAIT = """The keeper of the lamp

For thirty years Captain Ines Vardel kept the light at Old Mill. She received us in the kitchen.

"""
ASKED = (
    "Did you see the launch that night?",
    "From the window?",
    "The ministry writes that you were asleep.",
    "Would you say it again in court?",
    "And the log?",
)
ANSWERED = (
    "I saw two launches. The first came without lights, and I wrote it into the book at ten past four.",
    "From the gallery. I was outside because of the gulls, which do not come at night without a reason.",
    "I have read that. A lamp that is kept by somebody asleep goes out, and mine has not gone out since.",
    "I would say it to anybody who asks me, and so would my brother, who was in the boat below.",
    "My log is in the drawer. Nobody from the ministry has asked me for it until this day.",
)


def turns(reading: Reading) -> list[tuple[str | None, str]]:
    """Speaker and first words of the turns."""
    return [
        (p.speaker, reading.text[p.start : p.start + 12])
        for p in reading.pieces
        if p.kind.value == "transcript_turn"
    ]


def test_paragraphs_that_take_turns(reading_of: Make) -> None:
    """The opening names who answers; nobody is named as asking; a question without its mark counts by place."""
    talk = "\n\n".join(part for pair in zip(ASKED, ANSWERED, strict=True) for part in pair)
    found = turns(reading_of(PORTRAIT + talk + "\n"))
    assert [speaker for speaker, _ in found] == [None, "Ines Vardel"] * 5
    assert found[4] == (None, "The ministry")


def test_the_place_of_the_name_is_kept(reading_of: Make) -> None:
    """An answer points at the name in the opening."""
    talk = "\n\n".join(part for pair in zip(ASKED, ANSWERED, strict=True) for part in pair)
    reading = reading_of(PORTRAIT + talk)
    answer = next(piece for piece in reading.pieces if piece.speaker)
    assert reading.text[answer.speaker_start : answer.speaker_end] == "Ines Vardel"


def test_dashes_begin_turns_and_paragraphs_without_one_go_on(reading_of: Make) -> None:
    """A turn behind a dash runs over the paragraphs below it."""
    pairs = [f"– {q}\n\n– {a}" for q, a in zip(ASKED, ANSWERED, strict=True)]
    text = PORTRAIT + "\n\n".join([*pairs[:2], "I say it as it was.", *pairs[2:]])
    found = turns(reading_of(text))
    assert [speaker for speaker, _ in found] == [None, "Ines Vardel"] * 5


def test_frequent_questions_have_no_speaker(reading_of: Make) -> None:
    """An office's answers, which never say "I", stay the document's own."""
    answers = (
        "The office opens at nine and closes at noon on every working day of the week, except in May.",
    ) * 5
    text = "Visiting the archive of Karsovo\n\nThe archivist is Dr. Petra Kol.\n\n"
    text += "\n\n".join(part for pair in zip(ASKED, answers, strict=True) for part in pair)
    assert turns(reading_of(text)) == []


def test_without_a_name_nobody_answers(reading_of: Make) -> None:
    """Where the opening introduces nobody, the text stays body."""
    text = "A talk\n\nWe met in a kitchen.\n\n"
    text += "\n\n".join(part for pair in zip(ASKED, ANSWERED, strict=True) for part in pair)
    assert turns(reading_of(text)) == []


def test_answers_under_their_heading(reading_of: Make) -> None:
    """A briefing ends in questions; the title names who answers them."""
    text = """From the briefing of the spokeswoman of the ministry, Oksana Vale, 3 May 2031

The depot was visited on Monday. All rooms that the visitors wished to see were opened to them that day.

Questions and answers

The institute says that hall B stayed shut. Was it?

It was shut because of the roof.

Will there be a second visit?

We have proposed the tenth of June.
"""
    assert turns(reading_of(text)) == [
        (None, "The institut"),
        ("Oksana Vale", "It was shut "),
        (None, "Will there b"),
        ("Oksana Vale", "We have prop"),
    ]


def test_a_name_ends_before_what_belongs_to_it(reading_of: Make) -> None:
    """The title says whose press conference it is."""
    talk = "\n\n".join(part for pair in zip(ASKED, ANSWERED, strict=True) for part in pair)
    found = turns(reading_of(f"Captain Ines Vardel's Regular Press Conference\n\n{talk}\n"))
    assert {speaker for speaker, _ in found} == {None, "Ines Vardel"}
