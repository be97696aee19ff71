"""What a body decided, and who voted how."""

from dataclasses import dataclass
from enum import StrEnum

from averment.model.passage import Passage
from averment.model.reason import Reason
from averment.model.when import When


class DeliberationKind(StrEnum):
    """What happened in a body; the words of exchange.md."""

    ESTABLISHED = "established"
    EXTENDED = "extended"
    MODIFIED = "modified"
    TABLED = "tabled"
    VOTED = "voted"
    VETOED = "vetoed"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    MEETING = "meeting"


class Vote(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Deliberation:
    """One act of a body, as a passage records it."""

    id: str
    event: DeliberationKind
    passage: Passage
    reason: Reason
    body: str | None = None
    symbol: str | None = None  # of the draft or resolution
    at: When | None = None
    votes: tuple[tuple[str, Vote], ...] = ()  # by member, sorted
