"""What saved pages leave around their text."""

from collections.abc import Callable

import pytest

from averment.text import Reading
from averment.text.leftovers import is_leftover

Make = Callable[..., Reading]
BODY = "Three halls of a depot burned on Monday, officials said. The mayor said that nobody was hurt, although many people in the town heard it and some of them saw it.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Please enter your comment!",
        "Share this article",
        "© 2031 Karsovo Courier",
        "Leave a Reply",
        "Читайте также:",
        "Wir verwenden Cookies.",
        "Read more: Older story",
        "ADVERTISEMENT",
    ],
)
def test_leftovers(line: str) -> None:
    """Lines of the lists, in any case."""
    assert is_leftover(line)


@pytest.mark.parametrize(
    "line",
    [
        "He asked to share the list.",
        "The search went on.",
        "Home is where the mill stands.",
        "Searchers found three.",
    ],
)
def test_sentences_are_none(line: str) -> None:
    """Words of the lists inside sentences."""
    assert not is_leftover(line)


def test_menu_path_and_form_around_an_article(
    reading_of: Make, outline: Callable[[Reading], list[tuple[str, str | None, str]]]
) -> None:
    """Both ends are told from the text."""
    text = f"Home News Politics Contact\n\nHome News Depot burns\n\nDepot burns\n\n{BODY}\nShare this\nRelated articles\nOlder story on the harbour\n\nName *\n"
    assert outline(reading_of(text)) == [
        ("boilerplate", None, "Home News Politics Contact\n\nHome News Depot burns"),
        ("heading", None, "Depot burns"),
        ("body", None, BODY.strip()),
        ("boilerplate", None, "Share this\nRelated articles"),
        ("boilerplate", None, "Older story on the harbour\n\nName *"),
    ]


def test_links_below_most_read_are_the_page_s(
    reading_of: Make, outline: Callable[[Reading], list[tuple[str, str | None, str]]]
) -> None:
    """Three short lines directly below; a page of short paragraphs keeps its title and its text."""
    text = (
        "Skip to content\n\nPump stood still\n\nThe pump at Sarn stood still for nine hours on Friday, the board said.\n\n"
        "Most read\n1. The keeper of the lamp\n2. What a pump costs\n3. Rain until Sunday\n"
    )
    rows = outline(reading_of(text))
    assert [kind for kind, _, _ in rows] == ["boilerplate", "heading", "body", "boilerplate"]
    assert rows[-1][2].endswith("Rain until Sunday")
