"""A name is placed where the document points, or not at all."""

import pytest
from tests.entities.making import mention

from averment.entities.locate import Located, locate


def place(text: str, name: str, *, weak: bool = False) -> Located:
    """Where one name of a text lies."""
    names = {name: [mention("doc-1", text, name, "place")]}
    return locate(text, names, weak=frozenset({name} if weak else ()))[name]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A fire broke out in Tripoli, officials in Lebanon said. Lebanese police came.", "Tripoli", "LB"),
        ("A fire broke out in Tripoli. Libya sent Libyan firemen.", "Tripoli", "LY"),
        ("The talks in Geneva ended.", "Geneva", "CH"),
        ("He lives in Birmingham, United States.", "Birmingham", "US"),
        ("Valencia, Venezuela, was dark. Venezuelan engineers came to Valencia.", "Valencia", "VE"),
        ("Kenya and Peru spoke.", "Kenya", "KE"),
    ],
)
def test_the_story_decides(text: str, name: str, country: str) -> None:
    """The countries that a document names decide between places of one name."""
    found = place(text, name)
    assert found.chosen is not None
    assert found.chosen.country == country
    assert found.where.place is not None


@pytest.mark.parametrize("name", ["Keshtal", "Port Asel", "Lower Meska"])
def test_made_up_places_are_not_located(name: str) -> None:
    """A name that no place bears stays without a point, and the reason says so."""
    found = place(f"The blast was heard in {name} and in Norway.", name)
    assert found.where.chosen is None
    assert found.reason.detail.startswith("Not located.")


def test_a_small_namesake_far_from_the_story_is_not_chosen() -> None:
    """A village of the same name in a country of which nobody speaks is kept as a candidate only."""
    found = place("The mill stood in Selby. Peruvian police came from Peru.", "Selby")
    assert found.where.chosen is None
    assert found.where.candidates


def test_the_words_beside_a_name_make_it_a_region() -> None:
    """The words "the province of" points to the region, "the city of" to the town."""
    region = place("Fighting spread in the province of Homs in Syria.", "Homs")
    town = place("Fighting spread in the city of Homs in Syria.", "Homs")
    assert region.chosen is not None
    assert town.chosen is not None
    assert (region.chosen.kind, town.chosen.kind) == ("region", "town")


def test_another_spelling_counts_only_in_a_country_of_the_story() -> None:
    """The consonants of a place abroad prove nothing."""
    assert place("Iranian firemen drove to Kerraj in Iran.", "Kerraj").chosen is not None
    assert place("Norwegian firemen drove to Kerraj in Norway.", "Kerraj").chosen is None


def test_a_name_without_any_sign_needs_a_large_place() -> None:
    """Sochi alone may be the city; a surname that is also a village is not placed."""
    assert place("Sochi will not be forgotten, Russia said.", "Sochi", weak=True).chosen is not None
    assert place("Castro spoke in Chile.", "Castro", weak=True).chosen is None


def test_a_city_state_lies_where_its_town_lies() -> None:
    """A small country that bears its capital's name is placed at the town, not at the country's centre."""
    found = place("A yard in Singapore closed.", "Singapore")
    assert found.chosen is not None
    assert (found.chosen.kind, found.chosen.country) == ("town", "SG")
    assert place("A yard in Djibouti closed.", "Djibouti").chosen is not None
    assert place("A yard in Djibouti closed.", "Djibouti").where.candidates[0].source == "iso3166:DJ"
