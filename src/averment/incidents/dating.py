"""Which dates can be an event's: stated beside it, above it, or over the meeting it belongs to."""

import re
from datetime import date, timedelta
from typing import Final

from averment.incidents.index import Index
from averment.incidents.places import Place, places
from averment.incidents.words import finder
from averment.model import Precision, StatedDate, When

CLOSE: Final = frozenset({Precision.DAY, Precision.WEEK, Precision.PART, Precision.MONTH, Precision.RANGE})
LONGEST: Final = timedelta(days=45)  # a wider interval does not date an event
CUE: Final = 40  # characters before a date that hold a verb of saying
BRIEF: Final = 4  # sentences over which a date goes on
SESSION: Final = re.compile(r"\b(?:meeting|session|sitting|resumed|hearing|plenary)\b", re.IGNORECASE)
HEADING: Final = 140  # characters of a line that may open a session


def dates_event(text: str, stated: StatedDate) -> bool:
    """Whether a date is narrow enough to date an event and is not the date of an utterance."""
    when = stated.when
    if (
        when.earliest is None
        or when.latest is None
        or when.precision not in CLOSE | {Precision.YEAR, Precision.SEASON}
    ):
        return False
    before = text[max(0, stated.passage.start - CUE) : stated.passage.start]
    said = list(finder("speech_before_date").finditer(before))
    return not (said and not re.search(r"[,;:]|\bthat\b", before[said[-1].end() :]))


def narrow(when: When | None) -> bool:
    """Whether an interval is short enough to tell events apart."""
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.latest - when.earliest <= LONGEST


def days_apart(a: When, b: When) -> int:
    """How many days lie between two intervals; 0 when they overlap or an end is unknown."""
    if a.overlaps(b):
        return 0
    first, second = sorted((a, b), key=lambda w: w.earliest or date.min)
    if first.latest is None or second.earliest is None:
        return 0
    return (second.earliest - first.latest).days


def session_day(index: Index, document: str, before: int) -> When | None:
    """The first date of the last heading that opens a meeting before an offset."""
    text = index.text(document)
    day: When | None = None
    opened = -1
    for stated in index.dates.on(document, 0, before):
        start = text.rfind("\n", 0, stated.passage.start) + 1
        line = text[start:].split("\n", 1)[0]
        heading = len(line) <= HEADING and SESSION.search(line) and not line.rstrip().endswith(".")
        if heading and narrow(stated.when) and start != opened:
            day, opened = stated.when, start
    return day


def context_of(
    index: Index, document: str, number: int, before: int
) -> tuple[When, tuple[Place, ...]] | None:
    """The last date that the paragraph names before an offset, and the specific places beside it."""
    rows = index.sentences(document)
    text = index.text(document)
    for sentence in reversed(rows[max(0, number - BRIEF) : number + 1]):
        if sentence.paragraph != rows[number].paragraph:
            break
        stated = [
            d
            for d in index.dates.inside(document, sentence.start, min(sentence.end, before))
            if narrow(d.when) and dates_event(text, d)
        ]
        if stated:
            found = places(index, document, sentence.start, sentence.end)
            specific = tuple(p for p in found if not p.broad)
            return stated[-1].when, specific
    return None
