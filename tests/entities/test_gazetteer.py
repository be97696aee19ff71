"""The gazetteer finds places under their names, folded and unfolded."""

import csv

import pytest

from averment.entities.gazetteer import alike, countries, country_named, exact
from averment.entities.lists import DATA

LARGEST = 6 * 1024 * 1024


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Trondheim", "NO", 63.4, 10.4),
        ("Al-Ḩillah", "IQ", 32.5, 44.4),
        ("Łódź", "PL", 51.8, 19.5),
        ("Харків", "UA", 50.0, 36.2),
        ("Cox’s Bazar", "BD", 21.4, 92.0),
        ("Cabo Delgado", "MZ", -12.3, 39.5),
    ],
)
def test_exact(name: str, country: str, lat: float, lon: float) -> None:
    """A place is found under its name in its own spelling."""
    first = next(place for place in exact(name) if place.country == country)
    assert (first.lat, first.lon) == pytest.approx((lat, lon), abs=0.35)


def test_similar_spellings_share_consonants_and_letters() -> None:
    """A variant that no list holds is found by its consonants; a made-up name is not."""
    assert "Karaj" in {place.name for place in alike("Karadj", 0.7)}
    assert alike("Qwxzvbrt", 0.7) == ()
    assert alike("", 0.7) == ()


def test_a_region_has_a_radius() -> None:
    """A region is never a point."""
    (region,) = [place for place in exact("Tigray") if place.kind == "region"]
    assert region.radius_km > 100


def test_every_country_has_a_centre_and_a_size() -> None:
    """All rows of the table lie on Earth and have an area."""
    assert len(countries()) > 220
    assert all(c.place and c.place.radius_km >= 4 for c in countries())
    assert country_named()["cote divoire"].iso == "CI"


def test_the_supplement_marks_every_coordinate() -> None:
    """Nobody takes a hand-made coordinate for a measured one."""
    rows = list(csv.DictReader((DATA / "places.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 300
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["note"] for row in rows} == {"approximate, by hand"}
    assert len({row["country"] for row in rows}) > 80


def test_the_file_stays_small() -> None:
    """The packed file is meant to travel in the wheel."""
    assert len((DATA / "gazetteer.bin").read_bytes()) < LARGEST
