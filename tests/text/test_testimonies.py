"""Testimony in the first person under a head that names the witness."""

from collections.abc import Callable

import pytest

from averment.text import Reading

Make = Callable[..., Reading]

TOLD = """I was in the yard when it fell. My sister called me from the window.

(Question: On which side was the glass?)

On the beds. I swept it myself.

Two men came the next day with a paper. I did not sign it.
"""


def parts(reading: Reading) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and first words of the pieces."""
    return [(p.kind.value, p.speaker, reading.text[p.start : p.start + 9]) for p in reading.pieces]


@pytest.mark.parametrize(
    "head",
    [
        "Statement KM/3. Witness: Ana Vale, nurse. Taken down at Karsovo on 2 March 2031 and signed.",
        "Interview no. 4. Given by Ana Vale, aged 41. Place: the school at Old Mill.",
        "Oral history of the mill, tape 2. Speaker: Ana Vale, of Karsovo.",
        "Affidavit of Ana Vale, read in support of the claim",
    ],
)
def test_the_head_names_the_witness(reading_of: Make, head: str) -> None:
    """The paragraphs are hers, the question is nobody's, and she goes on after it."""
    assert parts(reading_of(f"{head}\n\n{TOLD}"))[1:] == [
        ("quoted_statement", "Ana Vale", "I was in "),
        ("transcript_turn", None, "(Question"),
        ("quoted_statement", "Ana Vale", "On the be"),
    ]


def test_what_is_said_about_the_witness_is_the_records(reading_of: Make) -> None:
    """Paragraphs about "the witness" are no testimony, though they stand among it."""
    text = """Record of hearing no. 7. Appeared: Ana Vale, 41, of Karsovo. Nobody had summoned her.

The witness states that she lives at Old Mill.

I climbed the stair and the door was shut. I called out.

Asked whether she had a key, the witness replies that she has not.

I never had one. Ask my brother.
"""
    assert [speaker for _, speaker, _ in parts(reading_of(text))] == [
        None,
        None,
        "Ana Vale",
        None,
        "Ana Vale",
    ]


def test_a_report_that_quotes_a_witness_is_no_testimony(reading_of: Make) -> None:
    """Words that say "I" inside quotation marks are not the paragraph's own voice."""
    text = """The fire at Old Mill

The statement of Ana Vale was read on Monday.

“I was in the yard,” she said. “My sister called me.”

The court adjourned. The next hearing is in May.
"""
    assert {speaker for _, speaker, _ in parts(reading_of(text))} == {None}


def test_what_an_interviewer_says_between_answers_is_his(reading_of: Make) -> None:
    """Questions stand at every second place; so does what the interviewer holds against the witness."""
    said = (
        "You kept the register.", "For nineteen years. I can tell you who owned which tree.",
        "And did you lend it?", "I lent volume 7 for an afternoon.",
        "The town says it was burned.", "There was a fire in the cupboard. I saw smoke.",
        "Who asked you?", "My chief asked me.",
        "Where are they now?", "I have what I heard.",
    )  # fmt: skip
    text = "Interview 19. Speaker: Nadim Asfour, clerk. 11 May 2034.\n\n" + "\n\n".join(said)
    rows = parts(reading_of(text))
    assert [speaker for kind, speaker, _ in rows if kind == "transcript_turn"] == [None, "Nadim Asfour"] * 5
