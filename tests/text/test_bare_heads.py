"""Names and nothing else above comments, under a heading."""

from collections.abc import Callable

import pytest

ARTICLE = "Pump stood still\n\nThe pump stood still for nine hours on Friday, the water board said.\n\n"
NAMES = ("quay_7", "Ruud van Aalst", "Marta Svend", "quay_7")
WORDS = (
    "The dyke was checked in March.",
    "Then why is my cellar full?",
    "so nobody is responsible",
    "I rang him.",
)
Make = Callable[[str], object]


@pytest.mark.parametrize(
    "heading", ["## Comments", "What readers say", "Readers’ comments on “The pump”", "4 Comments"]
)
@pytest.mark.parametrize(
    "form", ["{0}\n{1}", "{0}\n\n{1}", "### {0}\n\n{1}", "**{0}**\n{1}", "{0}:\n{1}", "{0}: {1}", "[{0}] {1}", "- {0}: {1}"]
)  # fmt: skip
def test_each_comment_is_its_author_s(
    reading_of: Make, comments: Callable[..., list[tuple[str, object, str]]], heading: str, form: str
) -> None:
    """However the bare name is written, as long as all are written so."""
    thread = "\n\n".join(form.format(name, words) for name, words in zip(NAMES, WORDS, strict=True))
    found = comments(reading_of(f"{ARTICLE}{heading}\n\n{thread}\n"))
    assert [(speaker, words) for speaker, _, words in found] == list(zip(NAMES, WORDS, strict=True))


@pytest.mark.parametrize("heading", ["Reactions", "Discussion"])
def test_a_report_of_what_others_said_is_no_thread(
    reading_of: Make, comments: Callable[..., list[tuple[str, object, str]]], heading: str
) -> None:
    """Nobody says "I" or speaks to anybody."""
    text = f"{ARTICLE}{heading}\n\nMill Port\nThe town said it was not told.\n\nUpper Venn\nThe village said nothing.\n"
    assert comments(reading_of(text)) == []
