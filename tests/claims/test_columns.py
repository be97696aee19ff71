"""What stands in a column, by its head and by its cells."""

import pytest

from averment.claims.columns import Role, are_heads, by_contents, column_of


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Source", Role.SOURCE),
        ("Source(s)", Role.SOURCE),
        ("REPORTED BY", Role.SOURCE),
        ("Brief description", Role.STATEMENT),
        ("Recorded by", Role.PASSED),
        ("Date", Role.PLAIN),
        ("Case No.", Role.PLAIN),
        ("Last reply", Role.REPLY),
        ("Water source", Role.SOURCE),
        ("Colour", Role.UNKNOWN),
    ],
)
def test_a_head_tells_what_its_column_is_for(head: str, role: Role) -> None:
    """By a listed head, or one with a word more."""
    assert column_of(head).role is role


@pytest.mark.parametrize(
    ("head", "owner"),
    [
        ("Owner's reply", "Owner"),
        ("Government version", "Government"),
        ("Reply of the ministry", "ministry"),
        ("Place, as stated by police", "police"),
    ],
)
def test_a_head_can_name_who_speaks_below_it(head: str, owner: str) -> None:
    """The place of the name within the head is kept."""
    column = column_of(head)
    assert column.role is Role.OWNED
    assert column.owner is not None
    assert head[slice(*column.owner)] == owner


def test_a_row_of_heads_is_short_and_known() -> None:
    """A first row of values is none."""
    assert are_heads(["No.", "Date", "Incident", "Source"])
    assert not are_heads(["1", "3 May", "a mill burned", "police"])


def test_without_heads_a_last_column_of_bodies_is_the_source() -> None:
    """Of three rows or more, half of them words that can speak."""
    days = ["07:10", "07:40", "08:15"]
    assert by_contents([days, ["police", "hospital", "harbour works"]])[1].role is Role.SOURCE
    assert by_contents([days, ["mill", "bridge", "harbour works"]])[1].role is Role.UNKNOWN
