"""Dates without a year: the neighbour or the publication that completes them, whichever lies nearer."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from averment.claims import almanac
from averment.claims.almanac import Interval
from averment.claims.dateahead import AHEAD, UNKNOWN, side
from averment.claims.datereading import PLACES_STORY, Anchor, Reading, answer
from averment.claims.datevalues import Stated
from averment.model import Precision, StatedDate

NEAR: Final = 45  # days: a neighbour this close belongs to the same stretch of events
CLOSE: Final = 60  # days before publication: news of the day is read against its publication
FAR: Final = 120  # days: farther neighbours say little about the year
LOOK: Final = 12  # dates around one that are asked for its year
PARAGRAPH_AT_MOST: Final = 4000  # code points; farther apart is another paragraph
PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")


def completed(reading: Reading, expression: Stated, zone: str) -> StatedDate:
    """A date without a year, completed; both ends unknown where nothing supplies one."""
    choice = _by_neighbour(reading, expression, zone)
    by_now = _by_now(reading, expression)
    if choice is None or (
        by_now and (_prefers_now(reading, choice, by_now) or _too_late(reading, choice, by_now))
    ):
        choice = by_now or choice
    if choice is None:
        return answer(
            reading, expression, zone, span=None, score=0.3,
            detail="No year is stated, and no date in the text or of its publication supplies one.",
        )  # fmt: skip
    return answer(
        reading,
        expression,
        zone,
        span=choice.span,
        score=choice.score,
        detail=choice.detail,
        used=(choice.words,),
        coarse=choice.coarse,
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A year for a date without one, and why."""

    span: Interval
    gap: int  # days to the anchor
    score: float
    detail: str
    words: str
    same_paragraph: bool = False
    coarse: bool = False  # the neighbour is a whole year or season, or stands in another zone
    ahead: bool = False  # the sentence looks to what is to come


def _prefers_now(reading: Reading, neighbour: Choice, now: Choice) -> bool:
    """Whether the publication decides: its plain reading gives way only to the stretch of a told story."""
    if neighbour.span == now.span:
        return False
    if now.ahead or (neighbour.coarse and (reading.dated or now.gap <= CLOSE)):
        return True
    if reading.dated and (neighbour.span[0] > reading.dated or neighbour.gap > NEAR):
        return True
    if neighbour.gap <= NEAR and (neighbour.same_paragraph or now.gap > NEAR // 2):
        return now.gap < neighbour.gap // 3
    return now.gap <= CLOSE or neighbour.gap > FAR


def _too_late(reading: Reading, neighbour: Choice, now: Choice) -> bool:
    """Whether a neighbour puts the date after the publication although it lies shortly before it."""
    written = reading.now.latest if reading.now else None
    return bool(written and neighbour.span[0] > written and now.gap <= CLOSE and now.span[1] <= written)


def _by_now(reading: Reading, expression: Stated) -> Choice | None:
    """The last such date before the publication; the next one where the sentence looks ahead."""
    now = reading.now_day()
    if now is None or reading.now is None:
        return None
    slack = 0 if reading.now.latest else NEAR
    told = side(reading.text, expression.start, expression.end)
    spans = _spans(expression, now.year)
    limit = now + timedelta(days=slack)
    span = max((s for s in spans if s[0] <= limit), default=None)
    coming = min((s for s in spans if s[1] >= now), default=None)
    ahead = told == AHEAD or (told == UNKNOWN and bool(reading.dated) and _at_hand(span, coming, now))
    if ahead and coming and not _just_past(span, coming, now):
        span = coming
    if span is None:
        return None
    gap = almanac.distance(span, (now, now))
    which = "next" if ahead and span[0] > now else "last"
    detail = f"No year is stated; it is the {which} such date seen from {reading.now_words}, {now}."
    return Choice(span, gap, 0.85 if gap <= CLOSE else 0.6, detail, str(now), ahead=ahead)


def _just_past(last: Interval | None, coming: Interval, now: date) -> bool:
    """Whether such a date has just gone by and the next one is the better part of a year away."""
    today = (now, now)
    return bool(last and almanac.distance(last, today) <= CLOSE and almanac.distance(coming, today) > FAR * 2)


def _at_hand(last: Interval | None, coming: Interval | None, now: date) -> bool:
    """Whether such a date is near and the last one is the better part of a year ago."""
    today = (now, now)
    return bool(
        last
        and coming
        and almanac.distance(coming, today) <= CLOSE
        and almanac.distance(last, today) > FAR * 2
    )


def _by_neighbour(reading: Reading, expression: Stated, zone: str) -> Choice | None:
    """The year that puts the date nearest to a date before it in the same zone, else to one after it."""
    before = _before(reading, expression, zone)
    after = next(
        (a for a in _from(reading, expression.end) if a.zone == zone and a.precision in ANCHORS), None
    )
    found = [_near(reading, expression, anchor, zone=zone) for anchor in (before, after) if anchor]
    choices = [choice for choice in found if choice]
    if not choices:
        return None
    if len(choices) > 1 and choices[0].gap > NEAR and choices[1].gap < choices[0].gap // 3:
        return choices[1]
    return choices[0]


COARSE: Final = frozenset({Precision.YEAR, Precision.SEASON})
ANCHORS: Final = PLACES_STORY | {Precision.YEAR, Precision.SEASON, Precision.WEEK}


def _before(reading: Reading, expression: Stated, zone: str) -> Anchor | None:
    """The last date of the zone's story; any date before it in the document where the zone has none."""
    own = reading.story.get(zone)
    if own and own.precision in ANCHORS:
        return own
    index = bisect_left(reading.full, expression.start, key=_place)
    earlier = [a for a in reversed(reading.full[max(0, index - LOOK) : index]) if a.precision in ANCHORS]
    return next((a for a in earlier if a.zone in {zone, ""}), earlier[0] if earlier else None)


def _from(reading: Reading, place: int) -> list[Anchor]:
    """The next few dates that state their year."""
    index = bisect_left(reading.full, place, key=_place)
    return reading.full[index : index + LOOK]


def _place(anchor: Anchor) -> int:
    return anchor.at


def _near(reading: Reading, expression: Stated, anchor: Anchor, *, zone: str) -> Choice | None:
    spans = _spans(expression, anchor.interval[0].year) + _spans(expression, anchor.interval[1].year)
    if not spans:
        return None
    span = min(spans, key=lambda s: (almanac.distance(s, anchor.interval), s[0] < anchor.interval[0]))
    gap = almanac.distance(span, anchor.interval)
    elsewhere = anchor.zone not in {zone, ""}
    where = "before" if anchor.at < expression.start else "after"
    root = f"{anchor.words}”, whose year comes from “{anchor.root}" if anchor.root else anchor.words
    part = " in another part" if elsewhere else ""
    detail = f"No year is stated; the nearest date {where} it{part} is “{root}”."
    score = (0.85 if gap <= NEAR else 0.65 if gap <= FAR else 0.45) - (0.2 if elsewhere else 0)
    together = _same_paragraph(reading.text, *sorted((anchor.at, expression.start)))
    coarse = elsewhere or anchor.coarse or anchor.precision in COARSE
    return Choice(span, gap, score, detail, anchor.root or anchor.words, together, coarse)


def _same_paragraph(text: str, start: int, end: int) -> bool:
    return end - start <= PARAGRAPH_AT_MOST and not PARAGRAPH.search(text, start, end)


def _spans(expression: Stated, year: int) -> list[Interval]:
    """What the expression means in the years around one."""
    spans = (expression.span(y) for y in range(year - 1, year + 2) if y in almanac.YEARS)
    return [span for span in spans if span]
