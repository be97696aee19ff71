"""Dates as intervals with the precision with which they were stated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from averment.model.errors import InvalidWord


class Precision(StrEnum):
    """How exactly a date was stated."""

    DAY = "day"
    WEEK = "week"
    PART = "part"  # of a month or year: "late 2016", "the end of November"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"  # two stated ends
    UNKNOWN = "unknown"  # words that name a time which cannot be placed


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days; None is an unknown end, never a guess."""

    earliest: date | None
    latest: date | None
    precision: Precision
    as_stated: str | None = None  # the words of the source, where there are any

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, and precision without a day."""
        if self.earliest and self.latest and self.earliest > self.latest:
            message = f"{self.earliest} comes after {self.latest}"
            raise InvalidWord(message)
        if self.precision is Precision.DAY and (not self.earliest or self.earliest != self.latest):
            message = "day precision needs one known day"
            raise InvalidWord(message)

    @classmethod
    def on(cls, day: date, as_stated: str | None = None) -> "When":
        """One known day."""
        return cls(day, day, Precision.DAY, as_stated)

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; None when an end is unknown."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: "When") -> bool:
        """Whether the two intervals can be the same time; an unknown end reaches as far as needed."""
        starts_late = self.earliest and other.latest and self.earliest > other.latest
        ends_early = self.latest and other.earliest and self.latest < other.earliest
        return not (starts_late or ends_early)
