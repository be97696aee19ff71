"""How words, dates, numbers and sizes are spelled on a page; nothing here knows a page."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from averment.model import Bound, Precision, Quantity, When
from averment.pipeline.views import whole

LONG: Final = 420  # characters; a longer quote is cut in a list, with a link to the rest
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNITS: Final = ("bytes", "KB", "MB", "GB", "TB")


def shortened(text: str, limit: int = LONG) -> str:
    """The beginning of a long text, cut at a blank where possible and never within a character."""
    if len(text) <= limit:
        return text
    blank = max(text.rfind(" ", limit // 2, limit), text.rfind("\n", limit // 2, limit))
    return text[: blank if blank > 0 else whole(text, limit)].rstrip()


def is_long(text: str, limit: int = LONG) -> bool:
    """Whether `shortened` would cut."""
    return len(text) > limit


def day(value: date) -> str:
    """A date in words that every reader of English takes for the same day."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(value: When | None) -> str | None:
    """A date interval as precisely as it was stated; None when neither end is known."""
    if value is None or not value.known:
        return None
    if value.earliest is None or value.latest is None:
        known = value.earliest or value.latest
        return f"{'not before' if value.earliest else 'not after'} {day(known)}" if known else None
    if value.earliest == value.latest:
        return day(value.earliest)
    if value.precision is Precision.YEAR and _whole_year(value.earliest, value.latest):
        return str(value.earliest.year)
    if value.precision is Precision.MONTH and value.earliest.month == value.latest.month:
        return f"{MONTHS[value.earliest.month - 1]} {value.earliest.year}"
    return f"{day(value.earliest)} – {day(value.latest)}"


def _whole_year(earliest: date, latest: date) -> bool:
    return earliest.year == latest.year and (earliest.month, latest.month) == (1, 12)


def moment(value: datetime | None) -> str | None:
    """An instant in UTC, to the second."""
    if value is None:
        return None
    utc = value.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M:%S} UTC"


def number(value: int | Decimal) -> str:
    """A number with its thousands grouped."""
    return f"{value:,}"


def quantity(value: Quantity) -> str:
    """A number with its bound, as it was stated."""
    low, high = (None if end is None else number(end) for end in (value.low, value.high))
    spelled = {
        Bound.EXACT: low,
        Bound.AT_LEAST: f"at least {low}",
        Bound.AT_MOST: f"at most {high}",
        Bound.ABOUT: f"about {low if low == high else f'{low}–{high}'}",
        Bound.BETWEEN: f"{low or '…'}–{high or '…'}",
    }[value.bound]
    return " ".join(part for part in (spelled, value.unit) if part)


def size(value: int) -> str:
    """A number of bytes in the unit that keeps it short."""
    amount, unit = float(value), 0
    while amount >= 1000 and unit < len(UNITS) - 1:  # noqa: PLR2004 - SI kilobytes
        amount, unit = amount / 1000, unit + 1
    return f"{value} bytes" if unit == 0 else f"{amount:.3g} {UNITS[unit]}"
