"""Layouts of saved pages: those that were looked at hold one by one, those that were not hold as a whole."""

import pytest
from tests.text.layout_files import HELD, LAST, LATER, NAMES, SEEN, Count, count

KNOWN = frozenset({"last/c-guestbook-fields", "last/c-numbered-paren", "last/s-article-with-letter"})


@pytest.mark.parametrize("name", [name for name in (*SEEN, *LATER, *LAST) if name not in KNOWN])
def test_every_line_is_whose_it_is(name: str) -> None:
    """Each spoken line is its speaker's, and nothing else is anybody's."""
    found = count(name)
    assert (found.right, found.left) == (found.spoken, found.others)


def test_the_held_layouts_as_a_whole() -> None:
    """Nobody looks at what is missed there; at first 24 of 110 lines were right."""
    found = sum(map(count, HELD), Count())
    assert found.right >= 80
    assert found.spoken - found.right <= 4
    assert found.others - found.left <= 2


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_known_gaps_are_still_gaps(name: str) -> None:
    """A layout that is read in the meantime leaves the list."""
    found = count(name)
    assert (found.right, found.left) != (found.spoken, found.others)


def test_look_alikes_stand_among_the_layouts() -> None:
    """Without pages in which nobody speaks, a reader that calls everything a turn would do well."""
    assert sum(name.startswith("none-") for name in NAMES) >= 10
    assert {name.split("-")[0] for name in HELD} == {"comment", "turn", "statement", "none"}
