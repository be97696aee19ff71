"""Claims about one event, and how they disagree."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.errors import InvalidWord
from averment.model.reason import Reason
from averment.model.when import When


@dataclass(frozen=True, slots=True)
class LineageCount:
    """How many independent origins stand behind a group of claims, as an interval."""

    lo: int
    hi: int

    def __post_init__(self) -> None:
        """Refuse negative and crossed counts."""
        if not 0 <= self.lo <= self.hi:
            message = f"{self.lo}..{self.hi} independent origins"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims that seem to speak of the same event: a set of ids and a reason, no copies."""

    id: str
    label: str  # neutral: what, where, when
    when: When | None
    place: str | None  # entity id
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    lineages: LineageCount
    reason: Reason


class ConflictKind(StrEnum):
    """In what two claims differ; the words of exchange.md."""

    NUMERIC = "numeric"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    OCCURRENCE = "occurrence"
    DENIAL = "denial"
    STATE = "state"
    STANCE = "stance"
    ARITHMETIC = "arithmetic"
    TEXT_URL = "text_url"
    OTHER = "other"


class Verdict(StrEnum):
    """Whether both can hold."""

    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    DIFFERENT_SCOPE = "different_scope"
    ROUNDING = "rounding"
    SUPERSEDED = "superseded"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that differ, and whether both can hold."""

    id: str
    kind: ConflictKind
    a: str  # claim id; a and b are in document order, neither is preferred
    b: str
    verdict: Verdict
    reason: Reason
    incident: str | None = None
