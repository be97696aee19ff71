"""Which places a text names, which hold others, and which words only look like places."""

import pytest
from tests.incidents.making import Page, index

from averment.incidents.places import containers, distance_km, places, same_place

NAMES = [
    ("The mill burned in Lisk.", ("Lisk",), ["Lisk"]),
    ("The mill burned near the town of Tarn.", (), ["Tarn"]),
    ("He spoke on Monday in March.", (), []),
    ("A boat lay on the Orvanian side.", (), []),
    ("The Orvanian army came to Lisk.", ("Orvanian", "Lisk"), ["Lisk"]),
    ("The Lisk bridge fell.", ("Lisk",), ["Lisk"]),
    ("A Lisk-based company paid.", ("Lisk-based",), []),
]


@pytest.mark.parametrize(("text", "mentions", "expected"), NAMES)
def test_places_are_mentions_and_names_after_in_and_near(
    text: str, mentions: tuple[str, ...], expected: list[str]
) -> None:
    """Days, adjectives and sides of a river are no places."""
    case = index(Page("a", text), places=mentions)
    assert [p.name for p in places(case, "a", 0, len(text))] == expected


def test_a_mill_in_a_town_is_one_place_with_the_town() -> None:
    """What the case says once of two places holds everywhere in it."""
    case = index(
        Page("a", "The fire at Gull Mill in Lisk."),
        Page("b", "Tarn is far."),
        places=("Gull Mill", "Lisk", "Tarn"),
    )
    assert containers(case)["gull mill"] == {"lisk"}
    mill, town = places(case, "a", 0, 30)
    (far,) = places(case, "b", 0, 12)
    assert same_place(mill, town)
    assert not same_place(mill, far)


def test_distances_on_the_globe() -> None:
    """A degree of latitude is about 111 km."""
    assert distance_km((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.2)
    assert distance_km((51, 4), (51, 4)) == 0
