"""Declared, inspected, removed, destroyed, estimated: rows that are never netted silently."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from averment.model.passage import Passage
from averment.model.quantity import Quantity
from averment.model.reason import Reason
from averment.model.when import When


class LedgerKind(StrEnum):
    """What kind of observation a row is; the words of exchange.md."""

    DECLARED = "declared"
    INSPECTED = "inspected"
    SAMPLED = "sampled"
    REMOVED = "removed"
    DESTROYED = "destroyed"
    ESTIMATED = "estimated"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A quantity somebody stated about a stock; amendments append, nothing is overwritten."""

    id: str
    object: str  # what is held or counted: "storage site"
    kind: LedgerKind
    quantity: Quantity
    passage: Passage
    reason: Reason
    place: str | None = None
    as_of: When | None = None  # in the world
    known_at: When | None = None  # when it was stated
    by: str | None = None  # who stated it
    amends: str | None = None  # id of an earlier row


@dataclass(frozen=True, slots=True)
class Balance:
    """What remains of an object when its rows are set against each other."""

    id: str
    object: str
    unit: str | None
    residual_low: Decimal
    residual_high: Decimal
    explanation: str  # rounding, amendment, unexplained, …
    rows: tuple[str, ...]
    reason: Reason
    as_of: When | None = None
