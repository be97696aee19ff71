"""What a number counts."""

import pytest
from tests.incidents.making import Page, case

from averment.incidents.figures import figures
from averment.incidents.ground import Ground
from averment.incidents.index import Index

COUNTED = [
    ("At least 12 people were killed.", "dead", True),
    ("The blast killed 12 people.", "dead", True),
    ("In all 30 people were injured.", "hurt", True),
    ("The board declared 23 sites to the inspectors.", "site", False),
    ("The board declared 23 places to the inspectors.", "site", False),
    ("The plant has 41 facilities at these sites.", "facility", False),
    ("They burned 40 tonnes of flour.", "tonne flour", False),
]


@pytest.mark.parametrize(("text", "thing", "outcome"), COUNTED)
def test_numbers_are_read_by_what_they_count(text: str, thing: str, outcome: bool) -> None:  # noqa: FBT001 - a table
    """The class of the thing, and whether it is an outcome for people."""
    found = figures(Ground(Index.of(case(Page("a", text))), ()))
    assert [(f.thing, f.outcome) for f in found] == [(thing, outcome)]


def test_distances_and_times_count_nothing() -> None:
    """A range of 300 km is no count."""
    assert figures(Ground(Index.of(case(Page("a", "It lies 300 km from Lisk."))), ())) == ()


def test_a_bare_number_after_a_verb_of_counting_counts_the_same() -> None:
    """“I heard four” speaks of the shots before it."""
    text = "The driver says there were 5 shots. I heard 4."
    found = figures(Ground(Index.of(case(Page("a", text))), ()))
    assert [f.thing for f in found] == ["shot", "shot"]
