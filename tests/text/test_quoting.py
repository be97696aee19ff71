"""Quoted lines and repeated messages."""

from collections.abc import Callable

from averment.text import Reading

Make = Callable[..., Reading]
Outline = Callable[[Reading], list[tuple[str, str | None, str]]]


def test_answers_between_quoted_lines(reading_of: Make, outline: Outline) -> None:
    """All quoted lines are of the person named above the first."""
    text = "Re: the list\n\nJon Vale wrote:\n> I never got it.\n> Send it again.\n\nI sent it.\n\n> And the photos?\n\nThem too.\n"
    assert outline(reading_of(text)) == [
        ("heading", None, "Re: the list"),
        ("header", None, "Jon Vale wrote:"),
        ("quoted_statement", "Jon Vale", "> I never got it.\n> Send it again."),
        ("body", None, "I sent it."),
        ("quoted_statement", "Jon Vale", "> And the photos?"),
        ("body", None, "Them too."),
    ]


def test_lead_in_with_date_and_address(reading_of: Make, outline: Outline) -> None:
    """The name between date and address."""
    text = "Title here\n\nThank you.\n\nOn Mon, 12 May 2031 at 18:02, Jon Vale <jon@example.org> wrote:\n> Send the list.\n"
    assert outline(reading_of(text))[-1] == ("quoted_statement", "Jon Vale", "> Send the list.")


def test_a_forwarded_message_is_its_senders(reading_of: Make, outline: Outline) -> None:
    """What stands below the fields of another message."""
    text = "Please read this, it came in the night.\n\n-----Original Message-----\nFrom: Ana Brel\nSent: 12 May 2031\nSubject: list\n\nFourteen admitted.\n\nMore tomorrow.\n"
    assert outline(reading_of(text))[-1] == (
        "quoted_statement",
        "Ana Brel",
        "Fourteen admitted.\n\nMore tomorrow.",
    )


def test_many_marks_alone_take_linear_time(reading_of: Make) -> None:
    """A crafted file of empty quoted lines is read."""
    assert reading_of("> \n" * 50_000).status.value == "read"


def test_each_forwarded_message_is_its_senders(reading_of: Make) -> None:
    """A message ends at the next one's fields or below its signature; a postscript is still its own."""
    text = """From: Ana Vale
To: Jon Kol
Subject: the lock

See below, I have printed it.

---------- Forwarded message ----------
From: Port Office
Date: 3 May 2031
Subject: the lock

We opened the lock at nine.

With compliments,
J. Oland

P.S. We shut it at ten.

That is all that came.

---------- Forwarded message ----------
From: Petra Kol
Date: 4 May 2031
Subject: Re: the lock

The lock was shut. I stood there.
"""
    reading = reading_of(text)
    found = [
        (p.speaker, reading.text[p.start : p.start + 13])
        for p in reading.pieces
        if p.kind.value in {"body", "quoted_statement"}
    ]
    assert found == [
        (None, "See below, I "),
        ("Port Office", "We opened the"),
        (None, "That is all t"),
        ("Petra Kol", "The lock was "),
    ]
