"""Who repeats whom, and what changed on the way."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.passage import Passage
from averment.model.reason import Reason


class LineageType(StrEnum):
    """How one passage derives from another; the words of exchange.md."""

    REPUBLISHES = "republishes"
    QUOTES = "quotes"
    TRANSLATES = "translates"
    PARAPHRASES = "paraphrases"
    CITES_AS_BASIS = "cites_as_basis"
    SAME_AUTHOR = "same_author"
    SAME_SAMPLE = "same_sample"
    DUPLICATE_FILE = "duplicate_file"


class EdgeStatus(StrEnum):
    """How far a derivation is established."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"  # by a person, or by the named verbatim rule
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """A passage that derives from another."""

    id: str
    ancestor: Passage
    derived: Passage
    type: LineageType
    status: EdgeStatus
    reason: Reason  # says also how the direction was decided


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One thing that changed: the slot, what it was, what it is now (None: gone)."""

    slot: str  # speaker, number, polarity, hedge, scope, unit, date, standard
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Mutation:
    """A claim that changed between an ancestor and its copy."""

    id: str
    claim: str
    ancestor: str
    slots: tuple[SlotChange, ...]
    status: EdgeStatus
    reason: Reason
