"""Measures of what is said: speakers, polarity, quantities, dates, places, and readings that must not be made."""

import math
from collections import defaultdict
from collections.abc import Iterator

from ground import Ground, Row, as_list, shared, span_of
from tally import Tally, count

BOUNDS = {
    "min": ">=",
    "at least": ">=",
    "max": "<=",
    "up to": "<=",
    "exact": "=",
    "approx": "~",
    "about": "~",
}
BOUNDS |= {"range": "between"}
EARTH_RADIUS_KM = 6371.0
NEAR_KM, WIDE_KM = 33.0, 60.0


def attributed(ground: Ground, label: Row, document: str) -> list[Row]:
    """The attributed claims of one document on a label's words, the shortest first."""
    levels = {label.get("level", "reported"), *as_list(label.get("level_alt"))}
    places = [place for place in ground.places(label["doc"], label["content"]) if place.document == document]
    claims = ground.claims_on(places, tight=not levels & {"section", "comment"})
    return [claim for claim in claims if claim.get("speaker") and claim.get("level") != "voice"]


def right_claim(ground: Ground, label: Row) -> tuple[bool, Row | None]:
    """Whether any attributed claim stands on the label, and the first that has a right speaker."""
    found = False
    for document in ground.resolve(label["doc"]):
        claims = attributed(ground, label, document)
        found = found or bool(claims)
        right = next((claim for claim in claims if ground.spoken_by(claim, label["speakers"])), None)
        if right:
            return True, right
    return found, None


def attributions(ground: Ground) -> Iterator[Tally]:
    """Right speakers by level, and the polarity of the claims that have them."""
    outcomes: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    polarities: list[bool] = []
    for label in ground.labels("attributions"):
        if label.get("optional"):
            continue
        found, claim = right_claim(ground, label)
        outcomes[label.get("level", "reported")].append((claim is not None, found))
        if claim and label.get("polarity"):
            polarities.append(
                claim.get("polarity") in [label["polarity"], *as_list(label.get("polarity_alt"))]
            )
    for level, results in sorted(outcomes.items()):
        yield count(f"attribution.{level}.speaker_right", (right for right, _ in results))
    everything = [result for results in outcomes.values() for result in results]
    yield count("attribution.speaker_right", (right for right, _ in everything))
    yield count("attribution.content_found", (found for _, found in everything))
    wrong = (not right for right, found in everything if found)
    yield count("attribution.wrong_speaker_given_found", wrong, low_is_good=True)
    yield count("attribution.polarity_right_given_speaker", polarities)


def precision(ground: Ground) -> Iterator[Tally]:
    """On documents labelled in full: the share of attributed claims that a label bears out."""
    outcomes: list[bool] = []
    for document in ground.labels("documents"):
        if document.get("exhaustive"):
            outcomes += borne_out(ground, document["id"])
    yield count("attribution.precision_on_exhaustive", outcomes)


def borne_out(ground: Ground, label: str) -> list[bool]:
    """For each attributed claim of a document: does it touch a label with its speaker?"""
    labels = [row for row in ground.labels("attributions") if row["doc"] == label]
    spans = [(row["speakers"], place) for row in labels for place in ground.places(label, row["content"])]
    return [
        any(
            place.document == document
            and shared(span_of(claim), place.span)
            and ground.spoken_by(claim, speakers)
            for speakers, place in spans
        )
        for document in ground.resolve(label)
        for claim in ground.on_document["claims"][document]
        if claim.get("speaker") and claim.get("level") != "voice"
    ]


def stated_number(ground: Ground, label: Row) -> Row | None:
    """The first quantity on the label's words that has one of its numbers."""
    wanted = [label.get("value"), label.get("low"), label.get("high"), *as_list(label.get("values"))]
    numbers = [number for number in wanted if number is not None]
    for row in ground.rows_on("quantities", ground.places(label["doc"], label["content"])):
        if not numbers or row.get("low") in numbers or row.get("high") in numbers:
            return row
    return None


def quantities(ground: Ground) -> Iterator[Tally]:
    """Right numbers, and the bounds of those."""
    labels = [
        row for row in ground.labels("quantities") if not (row.get("optional") or row.get("boilerplate"))
    ]
    found = [(label, stated_number(ground, label)) for label in labels]
    yield count("quantity.value_right", (row is not None for _, row in found))
    bounded = [
        (BOUNDS.get(label["bound"], label["bound"]), row)
        for label, row in found
        if row and label.get("bound")
    ]
    yield count("quantity.bound_right_given_value", (row.get("bound") == bound for bound, row in bounded))


def is_interval(row: Row, label: Row) -> bool:
    """Whether a stated date is the labelled interval, or a single day that is also accepted."""
    first, last = ((row.get(end) or "")[:10] for end in ("earliest", "latest"))
    alternative = first == last and first in as_list(label.get("alt"))
    return alternative or (first, last) == (label["start"][:10], label["end"][:10])


def dates(ground: Ground) -> Iterator[Tally]:
    """Right intervals."""
    outcomes = (
        any(
            is_interval(row, label)
            for row in ground.rows_on("dates", ground.places(label["doc"], label["content"]))
        )
        for label in ground.labels("dates")
    )
    yield count("date.interval_right", outcomes)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees (haversine formula)."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


def is_located(ground: Ground, label: Row) -> bool:
    """Whether a mention on the words is linked to a place near enough to the labelled point."""
    for mention in ground.rows_on("mentions", ground.places(label["doc"], label["content"])):
        entity = ground.entities.get(mention.get("entity") or "")
        if entity and entity.get("lat") is not None:
            away = distance_km((label["lat"], label["lon"]), (entity["lat"], entity["lon"]))
            if away <= max(NEAR_KM, min(entity.get("radius_km") or 0, WIDE_KM)):
                return True
    return False


def places(ground: Ground) -> Iterator[Tally]:
    """Real places within reach of their points; invented ones are not asked."""
    labels = [
        row for row in ground.labels("places") if row.get("lat") is not None and not row.get("fictional")
    ]
    yield count("place.within_33km", (is_located(ground, label) for label in labels))


def is_violated(ground: Ground, label: Row) -> bool:
    """Whether a claim reads the words in the way that the label rules out."""
    for claim in ground.claims_on(ground.places(label["doc"], label["content"]), tight=True):
        blamed = not label.get("speakers") or ground.spoken_by(claim, label["speakers"])
        allowed = ground.spoken_by(claim, as_list(label.get("allow_speaker")))
        if blamed and not allowed and label.get("polarity", claim.get("polarity")) == claim.get("polarity"):
            return True
    return False


def must_not(ground: Ground) -> Iterator[Tally]:
    """Readings that are errors whoever makes them."""
    outcomes = (is_violated(ground, label) for label in ground.labels("must_not"))
    yield count("must_not.violated", outcomes, low_is_good=True)
