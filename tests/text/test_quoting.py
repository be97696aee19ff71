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
