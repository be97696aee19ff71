"""Dates in a text, completed from the text's own anchors, each with the anchor that completed it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from averment.claims.datecounts import counted_from
from averment.claims.dateforms import expressions
from averment.claims.datehead import infer_published
from averment.claims.datereading import Anchor, Reading, answer, placed
from averment.claims.datevalues import DAY_FIRST, MONTH_FIRST, Expression, Relative, Stated
from averment.claims.dateyears import completed
from averment.claims.regions import day_of
from averment.model import StatedDate, When

__all__ = ["find", "find_all", "infer_published"]

Region = tuple[int, int, str]


def find(
    document_id: str,
    text: str,
    start: int,
    end: int,
    *,
    anchor: When | None,
    neighbours: Sequence[StatedDate] = (),
) -> list[StatedDate]:
    """The dates of one stretch of text.

    `anchor` is the publication date; `neighbours` are dates already read elsewhere in the document, which
    may complete a date without a year. Without either such a date keeps its words and unknown ends.
    """
    reading = _reading(document_id, text, anchor)
    reading.full += [
        Anchor((d.when.earliest, d.when.latest), d.passage.start, "", d.passage.quote, d.when.precision)
        for d in neighbours
        if d.when.earliest and d.when.latest
    ]
    return _walk(reading, [(start, end, "")])


def find_all(
    document_id: str, text: str, regions: Iterable[Region], *, published: When | None
) -> tuple[StatedDate, ...]:
    """All dates of a document whose `regions` are (start, end, zone); zones keep their stories apart.

    A date without a year takes it from its neighbours or from the publication date, whichever lies nearer
    in the text and in time; the reason names the anchor. A publication date that is not stated is inferred.
    """
    ordered = sorted(regions)
    inferred = infer_published(document_id, text, ordered) if published is None else None
    reading = _reading(document_id, text, inferred[0] if inferred else published)
    return tuple(_walk(reading, ordered))


def _reading(document_id: str, text: str, published: When | None) -> Reading:
    """A reading before its first date; an open end says that the publication was inferred."""
    known = published if published and published.known else None
    words = "the publication date" if known and known.latest else "the latest date in the text"
    return Reading(document_id, text, known, words)


def _walk(reading: Reading, regions: Sequence[Region]) -> list[StatedDate]:
    """Read all expressions first, so that a following date can complete an earlier one."""
    found = [(e, zone) for start, end, zone in regions for e in expressions(reading.text, start, end)]
    reading.day_first = _habit(e for e, _ in found)
    for expression, zone in found:
        if (span := placed(expression)) and isinstance(expression, Stated):
            quote = reading.text[expression.start : expression.end]
            reading.full.append(Anchor(span, expression.start, zone, quote, expression.precision))
    reading.full.sort(key=lambda anchor: anchor.at)
    voices = {zone: _dated(reading, zone) for _, zone in found}
    return [_resolve(voices[zone], expression, zone) for expression, zone in found]


def _dated(reading: Reading, zone: str) -> Reading:
    """The reading as a zone sees it: a comment or quoted mail counts from the day in its own header."""
    written = day_of(zone)
    if written is None:
        return reading
    words = "the date over these words"
    return replace(reading, now=When.on(written), now_words=words)


def _habit(found: Iterable[Expression]) -> bool | None:
    """Whether this document's slashed dates put the day first, where some can be read one way only."""
    ways = {e.note for e in found if isinstance(e, Stated) and e.note in {DAY_FIRST, MONTH_FIRST}}
    return None if len(ways) != 1 else ways == {DAY_FIRST}


def _resolve(reading: Reading, expression: Expression, zone: str) -> StatedDate:
    if isinstance(expression, Relative):
        return counted_from(reading, expression, zone)
    if expression.orders:
        return _two_orders(reading, expression, zone)
    if expression.year is not None:
        span = expression.span(expression.year)
        detail = "The date is stated in full" + (f"; {expression.note}." if expression.note else ".")
        return answer(reading, expression, zone, span=span, score=0.98, detail=detail)
    if expression.near_year is not None and (told := _by_words(reading, expression, zone)):
        return told
    return completed(reading, expression, zone)


def _by_words(reading: Reading, expression: Stated, zone: str) -> StatedDate | None:
    """The date whose year "of last year" or "of that year" gives; None where the year is not known."""
    last, now = reading.story.get(zone), reading.now_day()
    told = expression.told_year and last
    base = last.interval[0] if told and last else now
    span = expression.span(base.year + (expression.near_year or 0)) if base else None
    if base is None or span is None:
        return None
    words = last.words if told and last else str(now)
    detail = f"The words count the year from “{words}”."
    return answer(reading, expression, zone, span=span, score=0.85, detail=detail, used=(words,))


def _two_orders(reading: Reading, expression: Stated, zone: str) -> StatedDate:
    """04/01/2016: the document's own habit decides; without one, both days are kept as an interval."""
    day_first, month_first = expression.orders or (None, None)
    if day_first is None or month_first is None:  # the form promises both
        return answer(reading, expression, zone, span=None, score=0.1, detail="The figures are no date.")
    if reading.day_first is not None:
        span = day_first if reading.day_first else month_first
        order = "day before month" if reading.day_first else "month before day"
        return answer(
            reading, expression, zone, span=span, score=0.85,
            detail=f"Other dates of this document put the {order}.",
        )  # fmt: skip
    span = (min(day_first[0], month_first[0]), max(day_first[1], month_first[1]))
    detail = "The figures can be read with the day or the month first; both days are kept."
    return answer(reading, expression, zone, span=span, score=0.4, detail=detail)
