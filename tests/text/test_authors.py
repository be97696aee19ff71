"""Names of authors beside dates, and what a page tells of its author."""

from collections.abc import Callable

import pytest

from averment.text import Reading
from averment.text.authors import named_beside_date

Make = Callable[..., Reading]
PROSE = (
    "The pump at the Sarn dyke stood still for nine hours on Friday, while the river rose by half a metre."
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana Vale | 8 July 2034, 14:05 | Updated 9 July", "Ana Vale"),
        ("Ana Vale · 8 July 2034", "Ana Vale"),
        ("Sarn, 8 July 2034", None),
        ("8 July 2034 | Ana Vale", None),
        ("Updated | 8 July 2034", None),
    ],
)
def test_a_name_beside_a_date(line: str, name: str | None) -> None:
    """A name in full before a date, with a bar or a point between them."""
    assert named_beside_date(line) == name


def test_what_a_page_tells_of_its_author_is_no_part_of_the_article(reading_of: Make) -> None:
    """Only below the article, and only of the one who wrote it."""
    bio = "Ana Vale is the Mill Post's correspondent in Sarn."
    other = "Jon Kol is the mayor of Sarn."
    reading = reading_of(f"Pump stood still\n\nBy Ana Vale\n\n{PROSE}\n\n{other}\n\n{bio}\n")
    kinds = {reading.text[p.start : p.end]: p.kind.value for p in reading.pieces}
    assert kinds[bio] == "boilerplate"
    assert any(other in words and kind == "body" for words, kind in kinds.items())
