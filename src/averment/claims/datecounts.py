"""Relative times: the day or the story's date that they count from, and where they then lie."""

from dataclasses import dataclass
from datetime import timedelta

from averment.claims.almanac import Interval
from averment.claims.dateahead import looks_ahead
from averment.claims.datereading import ANYWHERE, Anchor, Reading, answer
from averment.claims.datevalues import Relative
from averment.model import StatedDate


@dataclass(frozen=True, slots=True)
class Base:
    """What a relative time counts from."""

    interval: Interval
    words: str
    score: float
    told: bool = False  # the story's last date, not the day of writing


def counted_from(reading: Reading, expression: Relative, zone: str) -> StatedDate:
    """The date that a relative time means; both ends unknown where the text does not fix its base."""
    base = _base(reading, expression, zone)
    span = _counted(reading, expression, base) if base else None
    if base is None or span is None:
        reading.days.pop(zone, None)
        reading.story.pop(zone, None)  # what follows can no longer count from the story's last date
        detail = "The words count from a time that the text does not fix."
        return answer(reading, expression, zone, span=None, score=0.3, detail=detail)
    kind = "the last date before it" if base.told else reading.now_words
    detail = f"Counted from {kind}, “{base.words}”."
    return answer(reading, expression, zone, span=span, score=base.score, detail=detail, used=(base.words,))


def _counted(reading: Reading, expression: Relative, base: Base) -> Interval | None:
    """The interval that lies where the words say; None where both ends of the base disagree."""
    if base.told and expression.told:
        return expression.told(base.interval[1])
    shift = expression.shift
    ahead = (
        expression.weekday
        and not expression.story
        and looks_ahead(reading.text, expression.start, expression.end)
    )
    ends = [shift(end + timedelta(days=7) if ahead else end) for end in base.interval]
    return _not_ahead(reading, expression, ends[0]) if ends[0] == ends[1] else None


def _not_ahead(reading: Reading, expression: Relative, span: Interval | None) -> Interval | None:
    """A day of the month that lies ahead of the publication is the one of the month before."""
    now = reading.now.latest if reading.now else None
    if not (expression.day_of_month and span and now):
        return span
    ahead = looks_ahead(reading.text, expression.start, expression.end)
    if ahead and span[1] < now:
        coming = [expression.shift(now + timedelta(days=days)) for days in (0, 31)]
        return next((found for found in coming if found and found[0] >= now), span)
    if ahead or span[0] <= now:
        return span
    return expression.shift(span[0] - timedelta(days=31))


def _base(reading: Reading, expression: Relative, zone: str) -> Base | None:
    now = reading.now
    last = _last_told(reading, expression, zone) if expression.story else None
    if last:
        return Base(last.interval, last.words, 0.7 if last.zone == zone else 0.5, told=True)
    if expression.story and expression.told is None and not expression.day_of_month:
        return None
    if now and now.earliest and now.latest:
        return Base((now.earliest, now.latest), str(now.latest), 0.85)
    if now and now.earliest and expression.unit == "year":
        return Base((now.earliest, now.earliest), str(now.earliest), 0.5)
    return None


def _last_told(reading: Reading, expression: Relative, zone: str) -> Anchor | None:
    """The story's last date: of the zone, or of the words before it where the zone has none.

    A day counts from a day: "the Tuesday", "the 15th", "the same evening" pass over whole months and years.
    """
    by_day = expression.day_of_month or expression.unit in {"day", "night"}
    told = reading.days if by_day else reading.story
    return told.get(zone) or told.get(ANYWHERE)
