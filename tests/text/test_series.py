"""Posts of one account."""

from collections.abc import Callable

import pytest

from averment.text import Reading

Make = Callable[..., Reading]
Comments = Callable[[Reading], list[tuple[str | None, str | None, str]]]
POSTS = (
    "The dyke was checked in March.",
    "The board says the pump ran.",
    "Why does that matter?",
    "More on Monday.",
)


def _counted(form: str, gap: str = "\n\n") -> str:
    return gap.join(form.format(number, words) for number, words in enumerate(POSTS, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrel\n@mara_o\n\n" + _counted("{0}/4 {1}"),
        "Thread by Mara Ostrel (@mara_o), saved 3 May 2031\n\n" + _counted("{0}. {1}"),
        "Mara Ostrel @mara_o · 3 May 2031\n" + _counted("{0}/ {1}"),
        "The night the pump stood still\n\nBy Mara Ostrel\n\n" + _counted("{1} ({0}/4)"),
        "Mara Ostrel, investigator\nPosted 3 May 2031, 09:12\n\n" + _counted("[{0}/4] {1}"),
        "Posts by Mara Ostrel on the ferry channel\n\n" + _counted("3 May, 09:1{0}\n{1}"),
        "Channel: Mara Ostrel\n\n" + _counted("09:1{0} {1}"),
    ],
)
def test_all_posts_are_the_one_account_s(reading_of: Make, comments: Comments, text: str) -> None:
    """However they are counted, and whatever names the account."""
    found = comments(reading_of(text + "\n"))
    assert len(found) == len(POSTS)
    assert {speaker for speaker, _, _ in found} == {"Mara Ostrel"}
    assert all(words in said for words, (_, _, said) in zip(POSTS, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Night at the pump\n\nBy Mara Ostrel\n\n" + _counted("09:1{0} {1}"),
        "What we ask\n\nBy Mara Ostrel\n\n" + _counted("{0}. {1}"),
        "Mara Ostrel\n\n1/2 cup of oats\n\n1/4 cup of milk\n\n1/3 spoon of salt",
        _counted("{0}/4 {1}"),
    ],
)
def test_lists_and_diaries_are_no_posts(reading_of: Make, comments: Comments, text: str) -> None:
    """An author's numbered points, hours of a night, parts of a cup, and a series of nobody."""
    assert comments(reading_of(text + "\n")) == []
