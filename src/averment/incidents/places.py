"""Which places a stretch of text names, and whether two of them can be one."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from averment.incidents.index import Index
from averment.incidents.words import entries, finder
from averment.model import EntityKind, Mention

BROAD_KM: Final = 25.0  # a radius above this is a province or a country: too wide to tell two events apart
NEAR_KM: Final = 5.0
EARTH_KM: Final = 12742.0  # diameter

CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ][\w'’]*(?:-\w+)*"
KIND: Final = (
    r"(?:(?:town|city|village|district|port|suburbs?|settlement|quarter|area|vicinity|outskirts|"
    r"neighbou?rhood|hamlet|island|camp|valley|harbou?r|province|region|county|state|country)"
    r"(?:\s+of)?\s+(?:the\s+)?)*"
)
ENDING: Final = re.compile(r"(?:ian|an|ese|ish|i|ic|ine)\Z")  # of adjectives made from names
NESTED: Final = re.compile(rf"(?:,\s+|,?\s+(?:in|near|at|of)\s+(?:the\s+)?{KIND}(?:\w+\s+)?)")
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
    within: frozenset[str] = frozenset()  # keys of places that hold it, as the case says: "the mill in Lisk"


def places(index: Index, document: str, start: int, end: int) -> list[Place]:
    """The places named in a span, in order, each with the places that the case says hold it."""
    held = containers(index)
    return [replace(p, within=held.get(p.key, frozenset())) for p in _named(index, document, start, end)]


def containers(index: Index) -> Mapping[str, frozenset[str]]:
    """Which place lies in which, from words like "the mill in Lisk" anywhere in the case."""
    if not index.nested:
        found: dict[str, set[str]] = defaultdict(set)
        for document in sorted(index.documents):
            text = index.text(document)
            row = _named(index, document, 0, len(text))
            for inner, outer in pairwise(row):
                if inner.key != outer.key and NESTED.fullmatch(text, inner.end, outer.start):
                    found[inner.key].add(outer.key)
        index.nested.update({key: frozenset(keys) for key, keys in found.items()})
        index.nested.setdefault("", frozenset())
    return index.nested


def _named(index: Index, document: str, start: int, end: int) -> list[Place]:
    """The places named in a span; names after "in" or "near" count when no mention is there."""
    found = [
        _mentioned(index, m.id, m.passage.start, m.passage.end, m.passage.quote)
        for m in index.mentions.inside(document, start, end)
        if _kind(index, m) is EntityKind.PLACE and not _is_adjective(index, m)
    ]
    text = index.text(document)
    for match in LOCATED.finditer(text, start, end):
        s, e = match.span(1)
        adjective = finder("after_adjective").match(text, e + 1)
        known = any(_kind(index, m) is not EntityKind.OTHER for m in index.mentions.on(document, s, e))
        if not (known or finder("not_places").search(match[1]) or adjective):
            found.append(Place(s, e, fold(match[1]), match[1], broad=is_broad(index, match[1])))
    return sorted(found, key=lambda p: (p.start, p.end))


def _kind(index: Index, mention: Mention) -> EntityKind:
    """What a name names: as the case as a whole has it, else as it was read on the spot."""
    entity = index.entity_of.get(mention.id)
    return entity.kind if entity else mention.kind


def _is_adjective(index: Index, mention: Mention) -> bool:
    """Whether a name only qualifies a noun: "the Orvanian border town", "Lisk-based"."""
    p = mention.passage
    text = index.text(p.document)
    if re.search(r"-[a-z]", p.quote) or not re.match(r"\s+\w", text[p.end : p.end + 3]):
        return bool(re.search(r"-[a-z]", p.quote))
    if finder("place_nouns").match(text, p.end + 1):
        return False
    entity = index.entity_of.get(mention.id)
    derived = bool(ENDING.search(p.quote)) and (entity is None or not ENDING.search(entity.name))
    article = bool(re.search(r"\bthe\s+\Z", text[max(0, p.start - 6) : p.start]))
    return derived or (article and text[p.end + 1].islower())


def _mentioned(index: Index, mention: str, start: int, end: int, quote: str) -> Place:  # noqa: PLR0917
    """A place as the entities room knows it."""
    entity = index.entity_of.get(mention)
    spot = entity.where.place if entity and entity.where else None
    if entity is None or spot is None:
        name = entity.name if entity else quote
        key = entity.id if entity else fold(quote)
        return Place(start, end, key, name, is_broad(index, quote), entity=entity.id if entity else None)
    broad = spot.radius_km > BROAD_KM
    return Place(start, end, entity.id, entity.name, broad, spot.lat, spot.lon, entity.id)


def fold(name: str) -> str:
    """A name as it is compared."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def is_broad(index: Index, name: str) -> bool:
    """Whether the case speaks of the name as of a country: "the government of X", "X's parliament"."""
    memo = index.memo.setdefault("broad", {})
    if name not in memo:
        forms = [re.escape(form).replace("X", re.escape(name)) for form in entries("broad_places")]
        pattern = re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE)
        memo[name] = any(pattern.search(text) for text in index.contents.texts.values())
    return bool(memo[name])


def same_place(a: Place, b: Place) -> bool:
    """Whether two specific places are one: the same entity or name, one in the other, or very near."""
    if a.key == b.key or fold(a.name) == fold(b.name) or a.key in b.within or b.key in a.within:
        return True
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return distance_km((a.lat, a.lon), (b.lat, b.lon)) <= NEAR_KM


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_KM * math.asin(math.sqrt(h))
