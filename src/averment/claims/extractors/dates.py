"""Dates in a text, completed from the text's own anchors, each with the anchor that completed it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from averment.claims import almanac
from averment.claims.almanac import Interval
from averment.claims.dateahead import AHEAD, UNKNOWN, looks_ahead, side
from averment.claims.dateforms import expressions
from averment.claims.datevalues import DAY_FIRST, MONTH_FIRST, Expression, Relative, Stated
from averment.claims.regions import day_of
from averment.model import Passage, Precision, Reason, StatedDate, When, content_id, rule_id

RULE: Final = rule_id("dates", 1)
RULE_PUBLISHED: Final = rule_id("published-from-text", 1)

ANYWHERE: Final = "\0"  # the key of the last date of any zone
FEW_DAYS: Final = 5
NEAR: Final = 45  # days: a neighbour this close belongs to the same stretch of events
CLOSE: Final = 60  # days before publication: news of the day is read against its publication
FAR: Final = 120  # days: farther neighbours say little about the year
LOOK: Final = 12  # dates around one that are asked for its year
PARAGRAPH_AT_MOST: Final = 4000  # code points; farther apart is another paragraph
HEAD: Final = 1200  # code points: the head of a document, where its own date stands
PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
ALONE: Final = re.compile(
    r"[\W\d_]*(?:(?:by|published|posted|updated|date|on|last updated)\b[^\n]{0,60}?)?\Z"
    r"|[^\n.!?]{0,80}(?:,|\||·|[–—-]|\b(?:published|posted|updated|dated|issued|released)(?: on)?)\s*\Z",
    re.IGNORECASE,
)
DATELINE: Final = re.compile(r"[^\W\d_a-z][\w .’'-]{1,40}(?:,|\s\()[^\n.]{0,40}\Z")

REST_OF_LINE: Final = 40  # code points that may follow a date on its own line
ENDING: Final = frozenset(".,|)·–—-;*")  # marks behind which a line's own date may be followed by more
CLOCK: Final = re.compile(r"(?:noon|midnight|hrs|hours|[ap]\.?m\.?|local time|[A-Z]{3,4})(?![\w’'])")

Region = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated expression that can complete its neighbours."""

    interval: Interval
    at: int  # where it stands
    zone: str
    words: str
    precision: Precision
    root: str = ""  # the words that gave it its year, where it states none
    coarse: bool = False  # its year comes, by whatever way, from a whole year or season, or from elsewhere


@dataclass(slots=True)
class Reading:
    """What has been read of a document so far: the state of one walk, never shared."""

    document: str
    text: str
    now: When | None  # publication, stated or inferred
    now_words: str
    full: list[Anchor] = field(default_factory=list)  # every date with a written year, in order of place
    story: dict[str, Anchor] = field(default_factory=dict)  # the last date completed, by zone
    days: dict[str, Anchor] = field(default_factory=dict)  # the last date of a few days at most, by zone
    day_first: bool | None = None  # the document's habit in 04/01/2016

    @property
    def dated(self) -> date | None:
        """The day of publication, where it is stated and not inferred from the text's other dates."""
        return self.now.latest if self.now else None

    def now_day(self) -> date | None:
        """The latest day on which the text can have been written, as far as one is known."""
        return (self.now.latest or self.now.earliest) if self.now else None


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


def infer_published(
    document_id: str,  # noqa: ARG001 - the door's finders all begin so
    text: str,
    regions: Iterable[Region],
) -> tuple[When, Reason] | None:
    """When the text was written, as its own dates tell: the date at its head, else "not before" the last one.

    Dates that lie ahead of the text ("until 17 November 2019") do not count. None when no full date stands
    in the text. The end stays open: a text can be written long after the last date it mentions.
    """
    stated = [e for start, end, _ in sorted(regions) for e in expressions(text, start, end)]
    dated = [(e, span) for e in stated if isinstance(e, Stated) and _story(e) and (span := _placed(e))]
    head = next((pair for pair in dated if _heads(text, pair[0])), None)
    if head:
        quote = text[head[0].start : head[0].end]
        detail = f"“{quote}” stands by itself at the head of the document."
        return When(*head[1], head[0].precision, quote), Reason(RULE_PUBLISHED, 0.8, detail, (quote,))
    past = [pair for pair in dated if not looks_ahead(text, pair[0].start, pair[0].end)]
    if not past:
        return None
    last, span = max(past, key=lambda pair: pair[1])
    quote = text[last.start : last.end]
    detail = f"The latest date in the text is “{quote}”; it was written then or later."
    return When(span[0], None, Precision.UNKNOWN, quote), Reason(RULE_PUBLISHED, 0.5, detail, (quote,))


def _story(expression: Stated) -> bool:
    return expression.precision in PLACES_STORY


PLACES_STORY: Final = frozenset({Precision.DAY, Precision.RANGE, Precision.PART, Precision.MONTH})


def _heads(text: str, expression: Stated) -> bool:
    """Whether a day stands alone on a line, or in a dateline, near the head of the document."""
    if expression.precision is not Precision.DAY or expression.start > HEAD:
        return False
    begin = text.rfind("\n", 0, expression.start) + 1
    stop = text.find("\n", expression.end)
    before, after = text[begin : expression.start], text[expression.end : stop if stop >= 0 else len(text)]
    rest = after.strip()
    ended = not rest or rest[0] in ENDING or CLOCK.match(rest)
    if ALONE.match(before) and len(rest) <= REST_OF_LINE and ended:
        return True
    return bool(DATELINE.match(before)) and bool(re.match(r"\s*\)?\s*(?:\([^)\n]{1,30}\)\s*)?[–—-]", after))


def _placed(expression: Expression) -> Interval | None:
    """The interval of an expression that states its own year and leaves nothing open."""
    if isinstance(expression, Relative) or expression.year is None or expression.orders:
        return None
    return expression.span(expression.year)


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
        if (span := _placed(expression)) and isinstance(expression, Stated):
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
        return _relative(reading, expression, zone)
    if expression.orders:
        return _two_orders(reading, expression, zone)
    if expression.year is not None:
        span = expression.span(expression.year)
        detail = "The date is stated in full" + (f"; {expression.note}." if expression.note else ".")
        return _answer(reading, expression, zone, span=span, score=0.98, detail=detail)
    if expression.near_year is not None and (told := _by_words(reading, expression, zone)):
        return told
    return _completed(reading, expression, zone)


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
    return _answer(reading, expression, zone, span=span, score=0.85, detail=detail, used=(words,))


def _answer(  # noqa: PLR0913 - the parts of one answer
    reading: Reading, expression: Expression, zone: str, *, span: Interval | None, score: float, detail: str,
    used: tuple[str, ...] = (), coarse: bool = False,
) -> StatedDate:  # fmt: skip
    passage = Passage.cut(reading.document, reading.text, expression.start, expression.end)
    precision = expression.precision
    if precision is Precision.DAY and span and span[0] != span[1]:
        precision = Precision.RANGE
    if span:
        root = used[0] if used else ""
        told = Anchor(span, expression.start, zone, passage.quote, precision, root, coarse)
        if not (isinstance(expression, Relative) and expression.present and zone in reading.story):
            reading.story[zone] = reading.story[ANYWHERE] = told
            if (span[1] - span[0]).days < FEW_DAYS:
                reading.days[zone] = reading.days[ANYWHERE] = told
        when = When(span[0], span[1], precision, passage.quote)
    else:
        when = When(None, None, Precision.UNKNOWN, passage.quote)
    key = content_id("dat", reading.document, expression.start, expression.end)
    return StatedDate(key, passage, when, Reason(RULE, score, detail, used))


def _two_orders(reading: Reading, expression: Stated, zone: str) -> StatedDate:
    """04/01/2016: the document's own habit decides; without one, both days are kept as an interval."""
    day_first, month_first = expression.orders or (None, None)
    if day_first is None or month_first is None:  # the form promises both
        return _answer(reading, expression, zone, span=None, score=0.1, detail="The figures are no date.")
    if reading.day_first is not None:
        span = day_first if reading.day_first else month_first
        order = "day before month" if reading.day_first else "month before day"
        return _answer(
            reading, expression, zone, span=span, score=0.85,
            detail=f"Other dates of this document put the {order}.",
        )  # fmt: skip
    span = (min(day_first[0], month_first[0]), max(day_first[1], month_first[1]))
    detail = "The figures can be read with the day or the month first; both days are kept."
    return _answer(reading, expression, zone, span=span, score=0.4, detail=detail)


# Dates without a year


def _completed(reading: Reading, expression: Stated, zone: str) -> StatedDate:
    choice = _by_neighbour(reading, expression, zone)
    by_now = _by_now(reading, expression)
    if choice is None or (
        by_now and (_prefers_now(reading, choice, by_now) or _too_late(reading, choice, by_now))
    ):
        choice = by_now or choice
    if choice is None:
        return _answer(
            reading, expression, zone, span=None, score=0.3,
            detail="No year is stated, and no date in the text or of its publication supplies one.",
        )  # fmt: skip
    return _answer(
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


# Relative times


@dataclass(frozen=True, slots=True)
class Base:
    """What a relative time counts from."""

    interval: Interval
    words: str
    score: float
    told: bool = False  # the story's last date, not the day of writing


def _relative(reading: Reading, expression: Relative, zone: str) -> StatedDate:
    base = _base(reading, expression, zone)
    span = _counted(reading, expression, base) if base else None
    if base is None or span is None:
        reading.days.pop(zone, None)
        reading.story.pop(zone, None)  # what follows can no longer count from the story's last date
        detail = "The words count from a time that the text does not fix."
        return _answer(reading, expression, zone, span=None, score=0.3, detail=detail)
    kind = "the last date before it" if base.told else reading.now_words
    detail = f"Counted from {kind}, “{base.words}”."
    return _answer(reading, expression, zone, span=span, score=base.score, detail=detail, used=(base.words,))


def _counted(reading: Reading, expression: Relative, base: Base) -> Interval | None:
    """The interval that lies where the words say; None where both ends of the base disagree."""
    if base.told and expression.told:
        return expression.told(base.interval[1])
    shift = expression.shift
    ahead = expression.weekday and looks_ahead(reading.text, expression.start, expression.end)
    ends = [shift(end + timedelta(days=7) if ahead else end) for end in base.interval]
    return _not_ahead(reading, expression, ends[0]) if ends[0] == ends[1] else None


def _not_ahead(reading: Reading, expression: Relative, span: Interval | None) -> Interval | None:
    """A day of the month that lies ahead of the publication is the one of the month before."""
    now = reading.now.latest if reading.now else None
    if not (expression.day_of_month and span and now and span[0] > now):
        return span
    if looks_ahead(reading.text, expression.start, expression.end):
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
