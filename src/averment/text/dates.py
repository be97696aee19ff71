"""Publication dates as files and pages state them; what is ambiguous or incomplete stays unknown."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Final

from averment.model import Precision, When
from averment.text.words import entries

ISO: Final = re.compile(r"(?<!\d)(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)")  # ISO 8601, also with / and .
COMPACT: Final = re.compile(
    r"(?<!\d)(?:D:)?((?:19|20)\d{2})(\d{2})(\d{2})(?=\d{6}|T|Z|\b)"
)  # PDF 32000-1, 7.9.4
NUMERIC: Final = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{4}[-/.]\d|\d[-/.]\d{4}")  # or what may be one


@cache
def month_numbers() -> dict[str, int]:
    """Month names and short names in the languages of the lexicon."""
    table: dict[str, int] = {}
    for line in entries("months"):
        number, *names = line.split()
        table.update(dict.fromkeys(names, int(number)))
    return table


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Dates with a month's name: day first, month first, and month with year only."""
    names = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    year = r"(?P<year>(?:19|20)\d{2})(?!\d)"
    day = r"(?<!\w)(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er)?"
    return (
        re.compile(rf"{day}\s+(?:of\s+|de\s+)?{month},?\s+(?:de\s+|of\s+)?{year}", re.IGNORECASE),
        re.compile(rf"\b{month}\s+{day},?\s+{year}", re.IGNORECASE),
        re.compile(rf"(?<!\d\s)\b{month},?\s+(?:de\s+)?{year}", re.IGNORECASE),
    )


def stated(words: str) -> When | None:
    """The first complete date in `words`, as an interval of days; None when none is unambiguous.

    A date and time keeps the day as stated in its own offset. Numeric dates are read only where
    one reading is possible: 2021-03-04, 04.03.2021 (points are day first), 25/03/2021.
    """
    words = words[:400]
    found = next(_found(words), None)
    return found or _mail_date(words)


def only_date(words: str) -> bool:
    """Whether a line is a date and hardly anything else (a weekday, a clock time)."""
    when = stated(words)
    if when is None or not when.as_stated:
        return False
    rest = re.findall(r"[^\W\d_]+", words.replace(when.as_stated, ""))
    return len(rest) <= 2 and sum(map(len, rest)) <= 12 and "of" not in rest  # noqa: PLR2004 - a weekday, am


def spans(words: str) -> Iterator[tuple[int, int]]:
    """Where complete dates with a named month or in ISO form stand in `words`; all of them have a year."""
    if not YEAR.search(words):
        return
    for pattern in (ISO, NUMERIC, *_named()):
        for match in pattern.finditer(words):
            yield match.span()


def _found(words: str) -> Iterator[When]:
    """Readings of `words`, the surest form first."""
    day_first, month_first, month_only = _named()
    if match := ISO.search(words):
        yield from _day(match, match[1], match[2], match[3])
    for pattern in (day_first, month_first):
        if match := pattern.search(words):
            yield from _day(match, match["year"], str(month_numbers()[match["month"].lower()]), match["day"])
    if match := COMPACT.search(words):
        yield from _day(match, match[1], match[2], match[3])
    if match := NUMERIC.search(words):
        yield from _numeric(match)
    if match := month_only.search(words):
        yield _month(match)


def _day(match: re.Match[str], year: str, month: str, day: str) -> Iterator[When]:
    """One day, when there is such a day."""
    try:
        yield When.on(date(int(year), int(month), int(day)), match[0])
    except ValueError:
        return


def _numeric(match: re.Match[str]) -> Iterator[When]:
    """A numeric date with one possible reading; 03/04/2021 has two and gives none."""
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:  # noqa: PLR2004 - months in a year
        yield from _day(match, match[4], match[3], match[1])
    elif second > 12:  # noqa: PLR2004 - months in a year
        yield from _day(match, match[4], match[1], match[3])


def _month(match: re.Match[str]) -> When:
    """A month and its year."""
    year, month = int(match["year"]), month_numbers()[match["month"].lower()]
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return When(first, date.fromordinal(after.toordinal() - 1), Precision.MONTH, match[0])


def _mail_date(words: str) -> When | None:
    """A date as mail states it (RFC 5322, 3.3)."""
    try:
        return When.on(parsedate_to_datetime(words).date(), words.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
