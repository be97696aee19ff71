"""Which places a stretch of text names, and whether two of them can be one."""

import math
import re
from dataclasses import dataclass
from typing import Final

from averment.incidents.index import Index
from averment.incidents.words import entries, finder
from averment.model import EntityKind

BROAD_KM: Final = 25.0  # a radius above this is a province or a country: too wide to tell two events apart
NEAR_KM: Final = 5.0
EARTH_KM: Final = 12742.0  # diameter

CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ][\w'’]*(?:-\w+)*"
KIND: Final = (
    r"(?:(?:town|city|village|district|port|suburbs?|settlement|quarter|area|vicinity|outskirts|"
    r"neighbou?rhood|hamlet|island|camp|valley|harbou?r|province|region|county|state|country)"
    r"(?:\s+of)?\s+(?:the\s+)?)*"
)
LOCATED: Final = re.compile(
    rf"\b(?:in|near|at|outside|around|over|off|into|on)\s+(?:the\s+)?{KIND}({CAPITAL}(?:\s+{CAPITAL}){{0,2}})"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: where it stands, what it is known as, how wide it is."""

    start: int
    end: int
    key: str  # entity id, or the folded name
    name: str
    broad: bool  # too wide to tell two events apart
    lat: float | None = None
    lon: float | None = None
    entity: str | None = None


def places(index: Index, document: str, start: int, end: int) -> list[Place]:
    """The places named in a span, in order; names after "in" or "near" count when no mention is there."""
    found = [
        _mentioned(index, m.id, m.passage.start, m.passage.end, m.passage.quote)
        for m in index.mentions.inside(document, start, end)
        if m.kind is EntityKind.PLACE
    ]
    text = index.text(document)
    for match in LOCATED.finditer(text, start, end):
        s, e = match.span(1)
        adjective = finder("after_adjective").match(text, e + 1)
        if not (index.mentions.on(document, s, e) or finder("not_places").search(match[1]) or adjective):
            found.append(Place(s, e, fold(match[1]), match[1], broad=_is_broad(index, match[1])))
    return sorted(found, key=lambda p: (p.start, p.end))


def _mentioned(index: Index, mention: str, start: int, end: int, quote: str) -> Place:  # noqa: PLR0917
    """A place as the entities room knows it."""
    entity = index.entity_of.get(mention)
    spot = entity.where.place if entity and entity.where else None
    if entity is None or spot is None:
        name = entity.name if entity else quote
        key = entity.id if entity else fold(quote)
        return Place(start, end, key, name, _is_broad(index, quote), entity=entity.id if entity else None)
    broad = spot.radius_km > BROAD_KM
    return Place(start, end, entity.id, entity.name, broad, spot.lat, spot.lon, entity.id)


def fold(name: str) -> str:
    """A name as it is compared."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def _is_broad(index: Index, name: str) -> bool:
    """Whether the case speaks of the name as of a country: "the government of X", "X's parliament"."""
    memo = index.memo.setdefault("broad", {})
    if name not in memo:
        forms = [re.escape(form).replace("X", re.escape(name)) for form in entries("broad_places")]
        pattern = re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE)
        memo[name] = any(pattern.search(text) for text in index.contents.texts.values())
    return bool(memo[name])


def same_place(a: Place, b: Place) -> bool:
    """Whether two specific places are one: the same entity or name, or a few kilometres apart."""
    if a.key == b.key or fold(a.name) == fold(b.name):
        return True
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return distance_km((a.lat, a.lon), (b.lat, b.lon)) <= NEAR_KM


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_KM * math.asin(math.sqrt(h))
