"""What is known while the dates of a text are read: its anchors, its story, its day of publication."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from averment.claims.almanac import Interval
from averment.claims.datevalues import Expression, Relative
from averment.model import Passage, Precision, Reason, StatedDate, When, content_id, rule_id

RULE: Final = rule_id("dates", 1)
ANYWHERE: Final = "\0"  # the key of the last date of any zone
FEW_DAYS: Final = 5
PLACES_STORY: Final = frozenset({Precision.DAY, Precision.RANGE, Precision.PART, Precision.MONTH})


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


def placed(expression: Expression) -> Interval | None:
    """The interval of an expression that states its own year and leaves nothing open."""
    if isinstance(expression, Relative) or expression.year is None or expression.orders:
        return None
    return expression.span(expression.year)


def answer(  # noqa: PLR0913 - the parts of one answer
    reading: Reading, expression: Expression, zone: str, *, span: Interval | None, score: float, detail: str,
    used: tuple[str, ...] = (), coarse: bool = False,
) -> StatedDate:  # fmt: skip
    """The date of an expression, remembered as the story's last one where its days are known."""
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
