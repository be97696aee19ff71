"""Dates and quantities at the words that state them."""

from dataclasses import dataclass

from averment.model.passage import Passage
from averment.model.quantity import Quantity
from averment.model.reason import Reason
from averment.model.when import When


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date expression and the interval it means."""

    id: str
    passage: Passage
    when: When
    reason: Reason  # names the anchor that completed a date without a year


@dataclass(frozen=True, slots=True)
class StatedQuantity:
    """A number expression, what it counts, and as of when."""

    id: str
    passage: Passage
    quantity: Quantity
    reason: Reason
    as_of: When | None = None
