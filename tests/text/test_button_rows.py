"""Comments that buttons divide."""

from collections.abc import Callable

from averment.text import Reading

Comments = Callable[[Reading], list[tuple[str | None, str | None, str]]]
PAGE = """Sluice keeper dismissed

The keeper has been dismissed, the board confirms.

Ottmar Kees
He warned them twice.
Like
Reply
2d
Author
Town of Brenn
The letter is with the lawyer.
3w Like Reply 27
the man from no 4
I have read it.
Like
Reply
"""


def test_the_line_behind_a_row_of_buttons_names_who_writes(
    reading_of: Callable[..., Reading], comments: Comments
) -> None:
    """Badges stand aside, a name may look like none, counters are no words."""
    found = [(speaker, words) for speaker, _, words in comments(reading_of(PAGE))]
    assert found == [
        ("Ottmar Kees", "He warned them twice."),
        ("Town of Brenn", "The letter is with the lawyer."),
        ("the man from no 4", "I have read it."),
    ]


def test_one_row_of_buttons_is_the_page_s_own(reading_of: Callable[..., Reading], comments: Comments) -> None:
    """An article with its own buttons has no comments."""
    assert (
        comments(
            reading_of(
                "The lock\n\nJon Vale\nIt was opened by hand.\nLike\nShare\nReply\n\nMore of it below.\n"
            )
        )
        == []
    )
