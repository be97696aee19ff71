"""Depth before trees, and text without them."""

import pytest

from averment.text.markup.guard import DEEPEST, strip_tags, too_deep


@pytest.mark.parametrize(
    ("page", "deep"),
    [
        ("<div>" * (DEEPEST + 1), True),
        ("<div>" * (DEEPEST - 10) + "x", False),
        ("<div><p>" * (DEEPEST + 1), True),
        ("<p>one<p>two" * 5_000, False),
        ("<ul><li>x<li>y</ul>" * 5_000, False),
        ("<tr><td>x" * 5_000, False),
        ("<br>" * 5_000, False),
        ("<div></z>" * (DEEPEST + 1), True),
        ("<script>" + "<div>" * 5_000 + "</script>", False),
        ("<!--" + "<div>" * 5_000 + "-->", False),
        ('<a title="<div>">x</a>' * 5_000, False),
        ("<span></p>" * 3_000, True),
        ("no tags at all", False),
    ],
)
def test_depth(page: str, *, deep: bool) -> None:
    """Open elements are counted as a browser would keep them open."""
    assert too_deep(page) is deep


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One &amp; two</p><p>Three</p>", "One & two\n\nThree"),
        ("<script>no()</script>yes<style>no</style>", "yes"),
        ("a<!-- no -->b", "ab"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ('<a title="x > y">z</a>', "z"),
        ("cut <a href='", "cut"),
        ("<textarea>kept</textarea>", "kept"),
    ],
)
def test_text_without_a_tree(page: str, text: str) -> None:
    """Tags go, words stay."""
    assert strip_tags(page) == text


@pytest.mark.parametrize(
    "page", ["<a '" * 100_000, "<" * 200_000, "<!--" * 100_000, '="' * 100_000, "<a =  " * 50_000]
)
def test_crafted_pages_take_linear_time(page: str) -> None:
    """Both passes end; a quadratic one would take minutes here."""
    assert too_deep(page) in {True, False}
    assert isinstance(strip_tags(page), str)
