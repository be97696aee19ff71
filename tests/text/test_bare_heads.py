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


TALK = (*WORDS, "Let us wait for the survey.", "You said that in May.")
RETURNING = ("quay_7", "Ruud van Aalst", "tin_whistle", "quay_7", "Marta Svend", "tin_whistle")
Found = Callable[..., list[tuple[str, object, str]]]


@pytest.mark.parametrize(
    "form",
    [
        "{0}\n{1}",
        "{0}\n\n{1}",
        "**{0}**\n{1}",
        "[{0}] {1}",
        "#{2} {0}\n{1}",
        "Post {2} – {0}\n{1}",
        "Author: {0}\n{1}",
    ],
)
def test_names_that_return_need_no_heading(reading_of: Make, comments: Found, form: str) -> None:
    """They lead all paragraphs in one way, and many speak to somebody."""
    parts = [
        form.format(name, words, n) for n, (name, words) in enumerate(zip(RETURNING, TALK, strict=True), 1)
    ]
    found = comments(reading_of("mill.forum: The pump (page 3)\n\n" + "\n\n".join(parts) + "\n"))
    assert [(speaker, words) for speaker, _, words in found] == list(zip(RETURNING, TALK, strict=True))


@pytest.mark.parametrize(
    "names",
    [
        ("What I Saw", "The Pump", "The Night", "My Brother", "The Key", "Monday"),
        ("The Pump", "The Night", "The Pump", "The Night", "The Key", "The Pump"),
    ],
)
def test_headings_are_no_names(reading_of: Make, comments: Found, names: tuple[str, ...]) -> None:
    """Headings of an account in the first person come once; where they return, nobody is spoken to."""
    words = TALK if len(set(names)) == len(names) else ("The pump stood still for nine hours.",) * len(names)
    text = "\n\n".join(f"{name}\n{said}" for name, said in zip(names, words, strict=True))
    assert comments(reading_of(f"The flood at Sarn\n\n{text}\n")) == []


@pytest.mark.parametrize(
    "heading", ["Selected comments", "The pump of Sarn · 12 comments", "Comments: 64, shown: best first"]
)
def test_more_headings_of_comments(reading_of: Make, comments: Found, heading: str) -> None:
    """A few words around "comments", or how many there are."""
    thread = "\n\n".join(f"{name}\n{words}" for name, words in zip(NAMES, WORDS, strict=True))
    assert len(comments(reading_of(f"{ARTICLE}{heading}\n\n{thread}\n"))) == len(NAMES)
