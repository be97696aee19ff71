"""Which lines head comments: what returns with the signs of a thread."""

import pytest

from averment.text.head_patterns import find_heads

BODY = "It was shut when I came, and nobody knew why.\n\n"


def names(lines: list[str], *, explicit: bool = False) -> list[str]:
    """Who is found to head the words below each line."""
    return [
        head.name for head in find_heads("".join(f"{line}\n{BODY}" for line in lines), 0, explicit=explicit)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ana Vale\n3 hours ago", "jonk\n2 hours ago"],
        ["A\nAna Vale\n2 days ago", "J\njonk\n1 day ago"],
        ["Ana Vale\nMember\nJoined: Mar 2030\nPosts: 12", "jonk\nMember\nJoined: May 2031\nPosts: 3"],
        ["7 points by Ana Vale 1 hour ago", "2 points by jonk 40 minutes ago"],
        ["Ana Vale\n@vale\n3h", "jonk\n@jonk\n2h"],
        ["Avatar\nAna Vale > jonk\n• 2 years ago", "Avatar\njonk\n• 2 years ago"],
    ],
)
def test_shapes_of_heads(lines: list[str]) -> None:
    """One line or several, the name is found above the words."""
    assert names(lines) == ["Ana Vale", "jonk"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Karsovo, 3 May 2031", "Old Mill, 4 May 2031", "Lower Mill, 5 May 2031"],
        ["10:00 Opening", "11:30 Race of the barges", "14:00 Concert"],
        ["3 May 2031", "4 May 2031"],
        ["Harbour office\nJens Okke\n+00 555 0101", "Fish market\nOld Lars\n+00 555 0102"],
    ],
)
def test_look_alikes(lines: list[str]) -> None:
    """Datelines, programmes, diaries and lists of contacts head no comments."""
    assert names(lines) == []


def test_a_heading_makes_one_comment_enough() -> None:
    """Alone, a name and a time prove nothing; under "Comments" they do."""
    assert names(["Ana Vale · 10:15"]) == []
    assert names(["Ana Vale · 10:15"], explicit=True) == ["Ana Vale"]


def test_times_below_the_words_make_no_heads_of_short_words() -> None:
    """A comment of one word above a time is no name."""
    text = "".join(
        f"{name}\n{words}\n2d Like Reply\n"
        for name, words in (("Ana Vale", "Agreed"), ("Jon Kol", "He lied to us."))
    )
    assert [head.name for head in find_heads(text + text, 0, explicit=False)] == ["Ana Vale", "Jon Kol"] * 2
