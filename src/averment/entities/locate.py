"""Which of the places of one name a document means, with every candidate kept and "not located" as an answer.

A candidate gains by the country of the story, by nearness to other places of the document, by its size and by
words beside the name; the same consonants in another spelling count only in a country the document speaks of.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.entities.gazetteer import POINTS, Country, Place, alike, countries, country_named, exact
from averment.entities.romanise import fold, skeleton
from averment.model import Candidate, Mention, Reason, Where

RULE: Final = "places@1"
ENOUGH: Final = 0.45  # below this score no candidate is chosen
MARGIN: Final = 0.06  # by which the chosen one leads over another far away
CITY_STATE_KM: Final = 30.0
FAR_KM: Final = 60.0
SCALE_KM: Final = 150.0  # at this distance nearness has lost two thirds of its worth
TOWN: Final = 5_000  # inhabitants; where a town bears the very name, other spellings are not looked for
FULL: Final = 1.3  # the sum that counts as certain
FIVEFOLD: Final = 5  # so much larger than the next of the same name
LETTERS_ALIKE: Final = 0.7
BONES: Final = 3  # consonants; shorter skeletons say nothing
KEPT: Final = 5  # candidates shown to the reader
BIG: Final = 100_000  # inhabitants of a place that a name without any sign of place may mean
REGION_BEFORE: Final = re.compile(
    r"\b(province|region|governorate|oblast|district|state|area|suburb|countryside|outskirt)s? of "
    r"(?:the )?$"
)
REGION_AFTER: Final = re.compile(r"^\s(province|region|governorate|oblast|state|prefecture|peninsula)\b")
TOWN_BEFORE: Final = re.compile(r"\b(city|town|village|hamlet|port|neighbou?rhood|suburb|municipality) of\s$")
TOWN_AFTER: Final = re.compile(r"^\s(city|town|village|suburb|airport|refinery|port)\b")
CYRILLIC: Final = re.compile(r"[а-яіїєґ]")
COMMA_COUNTRY: Final = re.compile(r"^, ((?:[A-Z][\w.’']+ ?){1,4})")


@dataclass(frozen=True, slots=True)
class Story:
    """Which countries a document speaks of."""

    counts: Mapping[str, int]  # of the words that name a country, its people or its capital

    @classmethod
    def of(cls, text: str) -> "Story":
        """Count country names, nationalities and capitals as whole words."""
        counts = Counter(match.group() for match in _country_words().finditer(text))
        return cls(dict(sorted(counts.items())))

    def shares(self, name: str) -> Mapping[str, float]:
        """The share of each country in the most named one; the name asked about does not speak for itself."""
        found: Counter[str] = Counter()
        for word, count in self.counts.items():
            if fold(word) != fold(name):
                found[_country_codes()[word]] += count
        top = max(found.values(), default=1)
        return {iso: count / top for iso, count in found.items()}


@cache
def _country_codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for country in countries():
        capital = (country.capital,) if country.capital else ()
        for word in (*country.names, *country.adjectives, *country.people, *capital):
            found.setdefault(word, country.iso)
    return found


@cache
def _country_words() -> re.Pattern[str]:
    words = sorted(_country_codes(), key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the words round the name's places in one document say."""

    region: bool
    town: bool
    named_countries: frozenset[str]

    @classmethod
    def of(cls, text: str, mentions: Iterable[Mention]) -> "Signs":
        """Gather them over all mentions of the name."""
        region = town = False
        named: set[str] = set()
        for mention in mentions:
            before = text[max(0, mention.passage.start - 40) : mention.passage.start]
            after = text[mention.passage.end : mention.passage.end + 60]
            region |= bool(REGION_BEFORE.search(before) or REGION_AFTER.match(after))
            town |= bool(TOWN_BEFORE.search(before) or TOWN_AFTER.match(after))
            comma = COMMA_COUNTRY.match(after)
            for words in (comma.group(1).split(),) if comma else ():
                for size in range(len(words), 0, -1):
                    country = country_named().get(fold(" ".join(words[:size])))
                    if country:
                        named.add(country.iso)
                        break
        return cls(region, town, frozenset(named))


@dataclass(frozen=True, slots=True)
class Located:
    """The answer for one name in one document."""

    where: Where
    chosen: Place | None
    reason: Reason


Shares = Mapping[str, float]
Weighed = tuple[float, Place, tuple[str, ...]]


def locate(
    text: str, names: Mapping[str, Sequence[Mention]], *, weak: frozenset[str] = frozenset()
) -> Mapping[str, Located]:
    """Place every name of one document; `weak` names show no sign of place and need strong candidates."""
    story = Story.of(text)
    shares = {name: story.shares(name) for name in sorted(names)}
    pools = {name: _pool(name, shares[name], weak=name in weak) for name in sorted(names)}
    signs = {name: Signs.of(text, mentions) for name, mentions in names.items()}
    first = {name: _weigh(pools[name], shares[name], signs[name], ()) for name in pools}
    anchors = {
        name: rows[0][1] for name, rows in first.items() if rows and _sure(rows) and rows[0][1].kind in POINTS
    }
    found = {}
    for name in sorted(pools):
        others = tuple(place for other, place in sorted(anchors.items()) if other != name)
        found[name] = _decide(name, _weigh(pools[name], shares[name], signs[name], others), weak=name in weak)
    return found


def _pool(name: str, shares: Shares, *, weak: bool) -> tuple[tuple[Place, bool], ...]:
    """Candidates, and whether each bears the very name; similar spellings only where none is at hand."""
    country = country_named().get(fold(name))
    if country and country.place:
        return ((_seat(country) or country.place, True),)
    same = exact(name) or next((found for form in _nominatives(name) if (found := exact(form))), ())
    if weak:
        return tuple((place, True) for place in same)
    told = {iso for iso, share in shares.items() if share >= 0.2}  # noqa: PLR2004 - a fifth of the first
    pool = tuple((place, True) for place in same)
    if any(p.country in told or p.country is None or p.population > BIG for p in same):
        return pool
    pool += _compound(name)
    if len(skeleton(name)) >= BONES and all(p.population < TOWN for p in same):
        pool += tuple((p, False) for p in alike(name, LETTERS_ALIKE) if p.country in told and p not in same)
    return pool


def _seat(country: Country) -> Place | None:
    """The town of a city-state: a small country that bears its capital's name is placed at the town."""
    whole = country.place
    if (
        whole is None
        or whole.radius_km > CITY_STATE_KM
        or fold(country.capital or "") != fold(country.names[0])
    ):
        return None
    return next((p for p in exact(country.names[0]) if p.country == country.iso and p.kind == "town"), None)


def _nominatives(name: str) -> Iterator[str]:
    """Guesses at the dictionary form of a Cyrillic name in another case."""
    if CYRILLIC.search(name) and len(name) > 4:  # noqa: PLR2004 - letters
        stem = name[:-1]
        yield from (stem, stem + "а", stem + "я", stem + "ь", stem + "ия")


def _compound(name: str) -> tuple[tuple[Place, bool], ...]:
    """The second part of "Town-Suburb" where both parts are places near each other."""
    left, mark, right = name.rpartition("-")
    if not mark or not left:
        return ()
    anchors = exact(left)
    return tuple((p, True) for p in exact(right) if any(p.km(a) <= FAR_KM for a in anchors))


def _weigh(
    pool: Sequence[tuple[Place, bool]], shares: Shares, signs: Signs, anchors: Sequence[Place]
) -> list[Weighed]:
    """Score each candidate; best first."""
    sizes = sorted((place.population for place, _ in pool), reverse=True)
    first, second = (*sizes, 0, 0)[:2]
    lead = (
        0.0 if first < BIG or first < FIVEFOLD * second else 0.25 if first > 4 * FIVEFOLD * second else 0.15
    )
    rows = []
    for place, same in pool:
        score, why = _score(place, shares, signs, anchors)
        if not same:
            score, why = score - 0.1, (*why, "other spelling with the same consonants")
        if lead and place.population == first:
            score, why = score + lead, (*why, "by far the largest place of this name")
        rows.append((round(score, 4), place, why))
    return sorted(rows, key=lambda row: (-row[0], -row[1].population, row[1].source))


def _score(
    place: Place, shares: Shares, signs: Signs, anchors: Sequence[Place]
) -> tuple[float, tuple[str, ...]]:
    """The sum of what speaks for a candidate, and the reasons that a reader sees."""
    if place.kind == "country" or (place.kind in {"water", "region"} and place.country is None):
        return FULL, ("name of a country, a sea or a part of the world",)
    gains = [(_size(place), ""), *_told(place, shares, signs), *_near(place, anchors)]
    return sum(gain for gain, _ in gains), tuple(why for _, why in gains if why)


def _size(place: Place) -> float:
    """Large places and capitals are meant more often; so are main names."""
    size = 0.5 * math.log10(place.population + 10) / 7 if place.kind == "town" else 0.25
    capital = place.population >= BIG and fold(place.name) == _capitals().get(place.country or "")
    return size + (0.1 if place.main else 0.0) + (0.1 if capital else 0.0)


def _told(place: Place, shares: Shares, signs: Signs) -> Iterator[tuple[float, str]]:
    """What the document says of countries and of the kind of place."""
    share = shares.get(place.country or "", 0.0)
    if share:
        yield 0.1 + 0.3 * share, "in a country of which the document speaks"
    if place.country in signs.named_countries:
        yield 0.4, "the country follows the name"
    if signs.region and not signs.town:
        yield 0.3 if place.kind == "region" else -0.1, "the words beside the name say region"
    elif signs.town or place.kind == "region":
        yield 0.1 if place.kind in POINTS else -0.1, ""


def _near(place: Place, anchors: Sequence[Place]) -> Iterator[tuple[float, str]]:
    nearest = min((place.km(anchor) for anchor in anchors), default=None)
    if nearest is not None:
        near = "near other places of the document" if nearest < SCALE_KM else ""
        yield 0.2 * math.exp(-nearest / SCALE_KM), near


@cache
def _capitals() -> Mapping[str, str]:
    return {country.iso: fold(country.capital) for country in countries() if country.capital}


def _sure(rows: Sequence[Weighed]) -> bool:
    best = rows[0]
    rival = next((row for row in rows[1:] if row[1].km(best[1]) > max(FAR_KM, best[1].radius_km)), None)
    return best[0] >= ENOUGH and (rival is None or best[0] - rival[0] >= MARGIN)


def _decide(name: str, rows: Sequence[Weighed], *, weak: bool) -> Located:
    chosen = 0 if rows and _sure(rows) else None
    if weak and chosen is not None and rows[0][1].kind == "town":
        place = rows[0][1]
        if place.population < BIG or not (place.main or CYRILLIC.search(name)) or not rows[0][2]:
            chosen = None
    where = Where(name, tuple(_candidate(row) for row in rows[:KEPT]), chosen)
    if chosen is not None:
        place, why = rows[0][1], rows[0][2] or ("the largest place of this name",)
        detail = f"Taken for {place.name} ({place.country or 'no country'}): {'; '.join(why)}."
        return Located(where, place, Reason(RULE, _share(rows[0][0]), detail, (place.source,)))
    detail = (
        "Several places bear this name and nothing decides." if rows else "No place of this name is known."
    )
    if rows and rows[0][0] < ENOUGH:
        detail = "Places of this name are known, but nothing in the document points to them."
    return Located(where, None, Reason(RULE, 0.3, f"Not located. {detail}"))


def _candidate(row: Weighed) -> Candidate:
    score, place, _ = row
    return Candidate(
        place.name, place.lat, place.lon, place.radius_km, place.country, place.source, _share(score)
    )


def _share(score: float) -> float:
    return round(max(0.0, min(1.0, score / FULL)), 2)
