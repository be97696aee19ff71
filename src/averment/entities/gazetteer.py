"""The bundled gazetteer: which places on Earth bear a name.

Three tables: countries.csv (centre and radius), places.csv (regions, waters, suburbs, by hand), gazetteer.bin
(GeoNames places, CC BY 4.0). The last one lies in blocks sorted by consonant skeleton; a look-up unpacks one.
"""

import csv
import json
import lzma
import math
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from rapidfuzz.fuzz import ratio

from averment.entities.lists import DATA
from averment.entities.romanise import bare, fold, skeleton

MAGIC: Final = b"AVGZ1\n"
FILTERS: Final[list[dict[str, Any]]] = [
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}
]
OPEN_BLOCKS: Final = 48  # unpacked blocks kept, about 130 kB each
EARTH_KM: Final = 12742
POINTS: Final = frozenset({"town", "suburb", "airbase", "facility"})


@dataclass(frozen=True, slots=True)
class Place:
    """A row of one of the three tables."""

    name: str
    kind: str  # country, region, water, town, suburb, airbase, facility
    country: str | None
    lat: float
    lon: float
    radius_km: float
    population: int
    source: str
    main: bool  # the name asked for is its main name

    def km(self, other: "Place") -> float:
        """Great-circle distance to another place (haversine)."""
        a, b = math.radians(self.lat), math.radians(other.lat)
        wide = math.radians(self.lon - other.lon)
        half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(wide / 2) ** 2
        return EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the text may name it."""

    iso: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    place: Place | None


def _cells(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _rows(name: str) -> Iterable[Mapping[str, str]]:
    return csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines())


@cache
def countries() -> tuple[Country, ...]:
    """All countries of countries.csv."""
    found = []
    for row in _rows("countries.csv"):
        names = _cells(row["names"])
        place = None
        if row["lat"]:
            place = Place(
                names[0],
                "country",
                row["iso"],
                float(row["lat"]),
                float(row["lon"]),
                float(row["radius_km"]),
                int(row["population"] or 0),
                f"iso3166:{row['iso']}",
                main=True,
            )
        people, adjectives = _cells(row["people"]), _cells(row["adjectives"])
        found.append(Country(row["iso"], names, adjectives, people, row["capital"] or None, place))
    return tuple(found)


@cache
def country_named() -> Mapping[str, Country]:
    """Countries by folded name."""
    return {fold(name): country for country in countries() for name in country.names}


@cache
def _supplement() -> Mapping[str, tuple[Place, ...]]:
    """places.csv by skeleton."""
    found: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for row in _rows("places.csv"):
        names = _cells(row["names"])
        for name in names:
            place = Place(
                names[0],
                row["kind"],
                row["country"] or None,
                float(row["lat"]),
                float(row["lon"]),
                float(row["radius_km"]),
                0,
                f"averment-places:{row['id']}",
                main=name == names[0],
            )
            found[skeleton(name)].append((fold(name), place))
    _supplement_keys.update({bones: tuple(key for key, _ in rows) for bones, rows in found.items()})
    return {bones: tuple(place for _, place in rows) for bones, rows in found.items()}


_supplement_keys: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class _File:
    """The packed file: where each block begins, with which skeleton and which row."""

    packed: bytes
    firsts: tuple[str, ...]
    rows: tuple[int, ...]
    starts: tuple[int, ...]


@cache
def _file() -> _File:
    packed = (DATA / "gazetteer.bin").read_bytes()
    size = struct.unpack_from(">I", packed, len(MAGIC))[0]
    begin = len(MAGIC) + 4
    fence = json.loads(zlib.decompress(packed[begin : begin + size]))
    starts = [begin + size]
    for _, _, length in fence:
        starts.append(starts[-1] + length)
    return _File(packed, tuple(f[0] for f in fence), tuple(f[1] for f in fence), tuple(starts))


@lru_cache(OPEN_BLOCKS)
def _block(index: int) -> tuple[str, ...]:
    """The lines of one block."""
    file = _file()
    packed = file.packed[file.starts[index] : file.starts[index + 1]]
    text = lzma.decompress(packed, format=lzma.FORMAT_RAW, filters=FILTERS)
    return tuple(text.decode().split("\n"))


def _row(number: int) -> str:
    """The main line of a place by row number."""
    file = _file()
    index = bisect_right(file.rows, number) - 1
    while index and file.rows[index] == file.rows[index - 1] and file.rows[index] > number:
        index -= 1
    return _mains(index)[number - file.rows[index]]


@lru_cache(OPEN_BLOCKS)
def _mains(index: int) -> tuple[str, ...]:
    """The lines of a block that carry a place."""
    return tuple(line for line in _block(index) if "\t\t" in line)


def _bones(line: str) -> str:
    """The skeleton under which a line is filed."""
    return skeleton(line.partition("\t")[0])


def _town(line: str, *, main: bool) -> Place:
    key, _, shown, country, lat, lon, people, number = line.split("\t")
    population = int(people)
    radius = round(2 + math.sqrt(population) / 250, 1)
    name = shown or key.title()
    source = f"geonames:{number}"
    return Place(name, "town", country, int(lat) / 1000, int(lon) / 1000, radius, population, source, main)


def _filed(name: str) -> Iterable[tuple[str, str]]:
    """The lines of gazetteer.bin whose skeleton is that of the name, each with its folded name."""
    bones, file = skeleton(name), _file()
    index = bisect_right(file.firsts, bones) - 1
    if not bones or index < 0:
        return
    lines = _block(index)
    for line in lines[bisect_left(lines, bones, key=_bones) : bisect_right(lines, bones, key=_bones)]:
        yield line.partition("\t")[0], line


def _matching(name: str, accepts: Callable[[str], bool]) -> tuple[Place, ...]:
    """The places one of whose names has the same skeleton and is accepted; each place once, largest first."""
    by_hand, keys = _supplement().get(skeleton(name), ()), _supplement_keys.get(skeleton(name), ())
    found = [place for key, place in zip(keys, by_hand, strict=True) if accepts(key)]
    for key, line in _filed(name):
        if accepts(key):
            main = "\t\t" in line
            found.append(_town(line if main else _row(int(line.split("\t")[1])), main=main))
    best: dict[str, Place] = {}
    for place in found:
        if place.source not in best or place.main:
            best[place.source] = place
    return tuple(sorted(best.values(), key=lambda p: (-p.population, p.source)))


@lru_cache(4096)
def exact(name: str) -> tuple[Place, ...]:
    """The places that bear this name, marks, case, articles and hyphens aside."""
    whole, short = fold(name), bare(name)
    return _matching(name, lambda key: key == whole or bare(key) == short)


@lru_cache(4096)
def alike(name: str, share: float) -> tuple[Place, ...]:
    """The places whose name has the same consonants and, vowels included, at least this share of letters."""
    short = bare(name)
    return _matching(name, lambda key: ratio(short, bare(key)) >= share * 100)
