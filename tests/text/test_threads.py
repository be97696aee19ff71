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


def test_a_dateline_before_the_thread_is_no_comment(reading_of: Make, comments: Comments) -> None:
    """Place and date once, then a thread of another shape: only the thread is comments."""
    text = "The quarry\n\nOld Mill, 10 May 2031\n\nThe quarry was closed on Monday by the district, its office said.\n\n"
    thread = "> sorrel77  11 May 2031 at 08:14\n  At last.\n\n    > Petra_K  11 May 2031 at 08:31\n      Too late.\n"
    reading = reading_of(text + thread)
    assert comments(reading) == [("sorrel77", None, "At last."), ("Petra_K", "sorrel77", "Too late.")]
    assert [
        reading.text[p.start : p.end] for p in reading.pieces if p.kind is SegmentKind.HEADER
    ] == [
        "Old Mill, 10 May 2031",
        "> sorrel77  11 May 2031 at 08:14",
        "> Petra_K  11 May 2031 at 08:31",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        "Karsovo, 3 May 2031\n\nThe council met.\n\nOld Mill, 4 May 2031\n\nThe council met again.\n",
        "Karsovo 3 May\nOpening of the bridge.\n\nOld Mill 4 May\nA concert.\n",
        "Departure 10:15\nArrival 11:40\nReturn 12:20\n",
    ],
)
def test_diaries_and_timetables_are_no_threads(reading_of: Make, comments: Comments, lines: str) -> None:
    """Datelines that return, events with days, rows of a table."""
    assert comments(reading_of(f"{ARTICLE}\n{lines}")) == []


def test_names_with_handles(reading_of: Make, comments: Comments) -> None:
    """The displayed name speaks; counters and buttons are no words; indentation nests."""
    thread = """
Ana al-Brel @brel · 12 May 2031, 14:06
The bridge is shut.
♻ 2,114  ♥ 5.6K

  Jon Vale 🌲 @vale · 12 May 2031, 14:30
  Since when?
  12 likes · Reply

Ivo T. (@ivo) · 2 h
Since noon.

Show more replies   Who to follow
"""
    reading = reading_of(f"Saved on 13/05/2031 - thread of the bridge\n{thread}")
    assert comments(reading) == [
        ("Ana al-Brel", None, "The bridge is shut."),
        ("Jon Vale", "Ana al-Brel", "Since when?"),
        ("Ivo T.", None, "Since noon."),
    ]
    left = [reading.text[p.start : p.end] for p in reading.pieces if p.kind is SegmentKind.BOILERPLATE]
    assert left == ["♻ 2,114  ♥ 5.6K", "12 likes · Reply", "Show more replies   Who to follow"]


def test_accounts_that_show_the_same_name_are_told_apart(reading_of: Make, comments: Comments) -> None:
    """An account that only looks like another one keeps its handle in its name."""
    thread = "Fire Service @fire_karsovo · 3h\nOut.\n\nFire Service @fire_karsov0 · 2h\nWe lit it.\n\nAna @ana · 1h\nFake.\n"
    assert [row[0] for row in comments(reading_of(f"{ARTICLE}\n{thread}"))] == [
        "Fire Service @fire_karsovo",
        "Fire Service @fire_karsov0",
        "Ana",
    ]


def test_a_name_above_its_handle_and_an_answer_to_a_handle(reading_of: Make, comments: Comments) -> None:
    """Name on its own line; "Replying to @handle" and "@handle 12:04"."""
    thread = "Ana Brel\n@brel · 12 May\nShut.\n\nJon Vale\n@vale · 13 May\nReplying to @brel\nOpen again.\n"
    assert comments(reading_of(f"{ARTICLE}\n{thread}")) == [
        ("Ana Brel", None, "Shut."),
        ("Jon Vale", "Ana Brel", "Open again."),
    ]
    short = "@brel 12:04\nShut.\n\n@vale 12:09\nOpen.\n"
    assert comments(reading_of(f"{ARTICLE}\n{short}")) == [("@brel", None, "Shut."), ("@vale", None, "Open.")]


@pytest.mark.parametrize(
    "thread",
    [
        "> ana  3 May 2031 10:15\n  One.\n\n> ben  3 May 2031 10:20\n  Two.\n",
        "ana · 3 h\nOne.\n\nben · 2 h\nTwo.\n",
        "Comments (showing 2)\n\nAna\n3 hours ago\nOne.\n\nBen\n2 hours ago\nTwo.\n",
        "• ana\n  One.\n\n• ben\n  Two.\n",
    ],
)
def test_each_head_stands_directly_before_its_comment(reading_of: Make, thread: str) -> None:
    """So that the time in the head can be found from the comment."""
    pieces = reading_of(f"{ARTICLE}\n{thread}").pieces
    spoken = [n for n, piece in enumerate(pieces) if piece.kind is SegmentKind.COMMENT]
    assert len(spoken) == 2
    assert {pieces[n - 1].reason.rule for n in spoken} == {"comment-author@1"}


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


@pytest.mark.parametrize(
    "thread",
    [
        "Jon Vale · 10:15\nGood work.\n\n   ↳ ghost of the mill · 10:20\n   Where to?\n\nJon Vale · 11:00\nNorth.\n",
        "Jon Vale  10:15  +4\nGood work.\n\n  ghost of the mill  10:20  +1\n  Where to?\n\nJon Vale  11:00  0\nNorth.\n",
        (
            "#1 Jon Vale (3 May 2031 10:15)\nGood work.\n\n#2 ghost of the mill (3 May 2031 10:20)\nWhere to?\n\n"
            "#3 Jon Vale (3 May 2031 11:00)\nNorth.\n"
        ),
        (
            "**Jon Vale** · Mon 3 May · 10:15\nGood work.\n\n**ghost of the mill** · Mon 3 May · 10:20\nWhere to?\n\n"
            "**Jon Vale** · Tue 4 May · 11:00\nNorth.\n"
        ),
        "Jon Vale 📢 · 2h\nGood work.\n\nghost of the mill replied to Jon Vale · 1h\nWhere to?\n\nJon Vale ✓ · 50m\nNorth.\n",
        "├─ Jon Vale · 10:15\n   Good work.\n   └─ ghost of the mill · 10:20\n      Where to?\n└─ Jon Vale · 11:00\n   North.\n",
    ],
)
def test_names_that_look_like_none(reading_of: Make, comments: Comments, thread: str) -> None:
    """In a thread, what stands in a name's place before the mark and the time is the name."""
    found = [(speaker, words) for speaker, _, words in comments(reading_of(ARTICLE + "\n" + thread))]
    assert found == [("Jon Vale", "Good work."), ("ghost of the mill", "Where to?"), ("Jon Vale", "North.")]


def test_a_series_goes_on_after_answers(reading_of: Make, comments: Comments) -> None:
    """Posts with a number and no head are of who began the series; nested answers are their authors'."""
    thread = """
Jon Vale @jonv · 10:15
I have read the list. A thread. 1/3

2/3 It names two barges.

   ↳ Petra Kol @petra · 10:30
   Which ones?

   ↳ mill @mill · 10:40
   Both.

3/3 The third is a ghost.

Repost by @jonv · 11:00
See above.
"""
    assert [(speaker, words) for speaker, _, words in comments(reading_of(ARTICLE + thread))] == [
        ("Jon Vale", "I have read the list. A thread. 1/3\n\n2/3 It names two barges."),
        ("Petra Kol", "Which ones?"),
        ("mill", "Both."),
        ("Jon Vale", "3/3 The third is a ghost."),
        ("Jon Vale", "See above."),
    ]


def test_a_running_report_goes_on_after_others(reading_of: Make, comments: Comments) -> None:
    """Paragraphs led by an hour belong to who began so."""
    thread = """
Jon Vale · 07:05
Live from the lock.

07:40 The gate is shut.

Port Office · 08:00
The gate is open.

08:20 It is shut.
"""
    assert [(speaker, words) for speaker, _, words in comments(reading_of(ARTICLE + thread))] == [
        ("Jon Vale", "Live from the lock.\n\n07:40 The gate is shut."),
        ("Port Office", "The gate is open."),
        ("Jon Vale", "08:20 It is shut."),
    ]


def test_name_handle_and_time_in_lines_of_their_own(reading_of: Make, comments: Comments) -> None:
    """As posts are copied from a page, with their counters below."""
    thread = "\nJon Vale\n@jonv\n·\nMay 3\nGood work.\n12\n3\n\nPetra Kol\n@petra\n·\nMay 3\nWhere to?\n1\n"
    assert comments(reading_of(ARTICLE + thread)) == [
        ("Jon Vale", None, "Good work."),
        ("Petra Kol", None, "Where to?"),
    ]


def test_links_behind_the_time_end_a_head(reading_of: Make, comments: Comments) -> None:
    """Buttons in the line of name and time leave it a head."""
    thread = "\njonv 3 hours ago | next [–]\nGood work.\n\n    petra 2 hours ago | parent | prev | next [–]\n    Where to?\n"
    assert comments(reading_of(ARTICLE + thread)) == [
        ("jonv", None, "Good work."),
        ("petra", "jonv", "Where to?"),
    ]


def test_a_reader_who_asks_for_a_link_presses_no_button(reading_of: Make, comments: Comments) -> None:
    """A word that is also a button's is the reader's when it asks."""
    thread = "\nJon Vale · 10:15\nLink?\n\nPetra Kol · 10:20\nDeleted.\n"
    assert [words for _, _, words in comments(reading_of(ARTICLE + thread))] == ["Link?", "Deleted."]


def test_a_section_called_replies_opens_no_thread(reading_of: Make, comments: Comments) -> None:
    """The next section's heading is no commenter."""
    text = ARTICLE + "\nReplies\n\n" + "The owner denies that the crane was shut down in May. " * 6
    assert comments(reading_of(text + "\n\nAssessment\n\nIt was shut.\n")) == []


def test_words_without_a_stop_above_the_next_time(reading_of: Make, comments: Comments) -> None:
    """A time that stands apart and directly above a name is that name's, whatever is above it."""
    thread = (
        "7 May\nquay_7\nShameful\n\n8 May\nAna Vale\nWhy?\n\n9 May\nquay_7\nlol\n\n10 May\nJon Kol\nNo.\n"
    )
    found = [
        (speaker, words) for speaker, _, words in comments(reading_of(f"{ARTICLE}\n4 comments\n\n{thread}"))
    ]
    assert found == [("quay_7", "Shameful"), ("Ana Vale", "Why?"), ("quay_7", "lol"), ("Jon Kol", "No.")]
