"""Comment threads in plain text, in the shapes in which pages are saved."""

from collections.abc import Callable

import pytest

from averment.model import SegmentKind
from averment.text import Reading
from averment.text.commenters import bare_name, is_control, is_name, is_time_line

Comments = Callable[[Reading], list[tuple[str | None, str | None, str]]]
Make = Callable[..., Reading]

ARTICLE = """Depot fire

The fire at the depot was put out on Tuesday morning, the fire service of the district said. It burned two days.
"""


def test_bullets_names_and_indentation_make_a_thread(reading_of: Make, comments: Comments) -> None:
    """Bodies of several paragraphs stay whole; deeper bullets answer the one above."""
    thread = """
- Jon Vale
  Good work, everybody.

  And thanks to the neighbours.

  - Petra Kol
    Where did the smoke go?

- Old Mill Reader
  To the north.

Leave a comment
"""
    reading = reading_of(ARTICLE + thread)
    assert comments(reading) == [
        ("Jon Vale", None, "Good work, everybody.\n\n  And thanks to the neighbours."),
        ("Petra Kol", "Jon Vale", "Where did the smoke go?"),
        ("Old Mill Reader", None, "To the north."),
    ]
    assert reading.pieces[-1].kind is SegmentKind.BOILERPLATE


def test_words_after_the_answers_belong_to_the_outer_comment(reading_of: Make, comments: Comments) -> None:
    """A paragraph indented less than the last bullet goes back to the comment it stands under."""
    thread = "\n• Ana\n\n  First.\n\n    • Ben\n\n      Inner.\n\n  Still Ana.\n\n• Cem\n\n  Last.\n"
    assert comments(reading_of(ARTICLE + thread)) == [
        ("Ana", None, "First."),
        ("Ben", "Ana", "Inner."),
        ("Ana", None, "Still Ana."),
        ("Cem", None, "Last."),
    ]


def test_a_bulleted_list_in_the_middle_of_a_report_is_no_thread(reading_of: Make, comments: Comments) -> None:
    """Bullets with headings, followed by the report's own words, stay body."""
    long = (
        "The monitors will return in August and will publish what they see then, with the names of all. " * 6
    )
    listed = (
        f"\n• Access\n\n  The monitors were denied access.\n\n• Lists\n\n  The list was not shown.\n\n{long}"
    )
    assert comments(reading_of(ARTICLE + listed)) == []


def test_heads_with_says_and_a_date_below(reading_of: Make, comments: Comments) -> None:
    """Buttons and dates are no part of a comment; @name answers that person."""
    thread = """
2 Comments

Jon Vale says:
May 14, 2031 at 10:12 am

I live there.

Reply

Ana says:
May 14, 2031 at 11:00 am

@Jon Vale which street?

Reply

Leave a Reply

Your email address will not be published.
Name *
"""
    reading = reading_of(ARTICLE + thread)
    assert comments(reading) == [
        ("Jon Vale", None, "I live there."),
        ("Ana", "Jon Vale", "@Jon Vale which street?"),
    ]
    assert reading.text[reading.pieces[-1].start :].strip() == "Name *"


def test_numbered_heads_and_in_reply_to(reading_of: Make, comments: Comments) -> None:
    """Numbers before the name, date and time after it."""
    thread = """
1. Jon Vale - 14 May 2031 10:15
Finally.

2. Petra K. - 14 May 2031 10:20
Too late.
In April.

3. Jon Vale - 14 May 2031 11:02
In reply to Petra K.
Agreed.
"""
    assert comments(reading_of(ARTICLE + thread)) == [
        ("Jon Vale", None, "Finally."),
        ("Petra K.", None, "Too late.\nIn April."),
        ("Jon Vale", "Petra K.", "Agreed."),
    ]


def test_handles_with_short_ages(reading_of: Make, comments: Comments) -> None:
    """@name · 3h."""
    thread = "\nResponses (2)\n\n@karsofan · 3h\nI saw it.\n\n@mill_girl · 2h\nThen post it.\n"
    assert comments(reading_of(ARTICLE + thread)) == [
        ("@karsofan", None, "I saw it."),
        ("@mill_girl", None, "Then post it."),
    ]


def test_bare_names_count_only_under_a_heading(reading_of: Make, comments: Comments) -> None:
    """Under "Comments" a name over a time is a head; without the heading it is not."""
    thread = "Jon Vale\n2 hours ago\nGood work.\nLike\nReply\n\nPetra Kol\n1 hour ago\nWhere?\n"
    assert comments(reading_of(f"{ARTICLE}\nComments\n\n{thread}")) == [
        ("Jon Vale", None, "Good work."),
        ("Petra Kol", None, "Where?"),
    ]
    assert comments(reading_of(f"{ARTICLE}\nJon Vale\n\nGood work.\n\nPetra Kol\n\nWhere?\n")) == []


def test_one_sentence_that_ends_in_a_colon_is_no_thread(reading_of: Make, comments: Comments) -> None:
    """An article's own "X said on DATE:" is not a comment's head."""
    assert (
        comments(reading_of(f"{ARTICLE}\nMinister Roe said on 3 March 2031:\n\nThe road stays shut.\n")) == []
    )


def test_a_thread_in_russian(reading_of: Make, comments: Comments) -> None:
    """Heading, verb and date in another language."""
    thread = "\nКомментарии (2)\n\nИван\n14 мая 2031, 10:15\nКто считал?\n\nОльга К. пишет:\nЯ считала.\n"
    assert comments(reading_of(ARTICLE + thread)) == [
        ("Иван", None, "Кто считал?"),
        ("Ольга К.", None, "Я считала."),
    ]


@pytest.mark.parametrize(
    "words", ["Jon Vale", "sorrel77", "Ivo T.", "María de la Cruz", "Иван", "أحمد علي", "JV"]
)
def test_names(words: str) -> None:
    """Short, capitals or a single handle."""
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["", "Well done.", "the list was not shown", "https://example.org", "12", "a\tb", "Why?"]
)
def test_no_names(words: str) -> None:
    """Sentences, links, numbers, cells."""
    assert not is_name(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Ana says:", "Ana"), ("By Jon Vale wrote on Monday", "Jon Vale"), ("Jon Vale", "Jon Vale")],
)
def test_bare_names(words: str, name: str) -> None:
    """Verbs and "By" are no part of the name."""
    assert bare_name(words) == name


def test_controls_and_times() -> None:
    """Buttons, counters and lone times are told from words."""
    assert is_control("Like\nReply")
    assert is_control("12")
    assert not is_control("I like it here")
    assert is_time_line("May 14, 2031 at 10:12 am")
    assert is_time_line("3 hours ago")
    assert not is_time_line("It burned at 10:12 and then stopped")
