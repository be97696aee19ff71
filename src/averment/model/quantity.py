"""Numbers with the bound, unit and words with which they were stated."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from averment.model.errors import InvalidWord


class Bound(StrEnum):
    """What the source says of the number: exactly, at least, at most, about, between."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A closed interval of exact decimals; None is an open end.

    "86 people" is 86..86 =; "at least 86" is 86..None >=; "up to 3 t" is None..3 <=;
    "about 1,300" is 1300..1300 ~ (no width is invented); "dozens" is 24..None >=.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None = None  # singular: "tonne", "km", "person", "EUR", "site"
    what: str | None = None  # what is counted, in the source's words: "people killed"
    as_stated: str | None = None

    def __post_init__(self) -> None:
        """Refuse empty intervals and bounds that their ends contradict."""
        if self.low is None and self.high is None:
            message = "a quantity needs at least one end"
            raise InvalidWord(message)
        for end in (self.low, self.high):
            if end is not None and not end.is_finite():
                message = f"{end} is not a finite number"
                raise InvalidWord(message)
        if self.low is not None and self.high is not None and self.low > self.high:
            message = f"{self.low} lies above {self.high}"
            raise InvalidWord(message)
        if self.bound is Bound.EXACT and self.low != self.high:
            message = f"{self.low}..{self.high} is not exact"
            raise InvalidWord(message)
        if self.bound is Bound.AT_LEAST and self.low is None:
            message = "'at least' needs a low end"
            raise InvalidWord(message)
        if self.bound is Bound.AT_MOST and self.high is None:
            message = "'at most' needs a high end"
            raise InvalidWord(message)

    def overlaps(self, other: "Quantity") -> bool:
        """Whether one number could satisfy both; units are not compared here."""
        above = self.low is not None and other.high is not None and self.low > other.high
        below = self.high is not None and other.low is not None and self.high < other.low
        return not (above or below)
