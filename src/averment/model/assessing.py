"""What people conclude, under a named standard of proof, with dissent. Machines sign none of these."""

from dataclasses import dataclass
from datetime import datetime

from averment.model.errors import InvalidWord
from averment.model.exhibit import check_aware


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard of proof: a body's own ladder of levels, weakest first, never mapped onto another's."""

    name: str
    levels: tuple[str, ...]
    source: str  # where the wording was read


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A possible answer to a question."""

    id: str
    question: str
    text: str
    by: str
    at: datetime

    def __post_init__(self) -> None:
        """Refuse hypotheses that cannot be placed in time."""
        check_aware(self.at)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person reads one claim under one hypothesis: an opinion, signed."""

    id: str
    hypothesis: str
    claim: str
    band: str  # consistent, inconsistent, neutral, not_applicable
    rationale: str
    by: str
    at: datetime

    def __post_init__(self) -> None:
        """Refuse bands outside the list, and inconsistency without a rationale."""
        check_aware(self.at)
        if self.band not in {"consistent", "inconsistent", "neutral", "not_applicable"}:
            message = f"{self.band!r} is no band; use consistent, inconsistent, neutral or not_applicable"
            raise InvalidWord(message)
        if self.band == "inconsistent" and not self.rationale.strip():
            message = "a reading of 'inconsistent' needs its rationale"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion that named people sign under a named standard."""

    id: str
    statement: str
    standard: str  # name of a Standard
    level: str  # one of that standard's levels
    claims: tuple[str, ...]  # what it rests on
    would_change: str  # what evidence would change it
    by: tuple[str, ...]
    at: datetime
    supersedes: str | None = None

    def __post_init__(self) -> None:
        """A finding rests on claims, is signed, and says what would change it."""
        check_aware(self.at)
        if not (self.claims and self.by and self.would_change.strip()):
            message = f"finding {self.id} needs claims, signers and what would change it"
            raise InvalidWord(message)


@dataclass(frozen=True, slots=True)
class Dissent:
    """A signed objection to a finding; it can be answered, never hidden."""

    id: str
    finding: str
    reasons: str
    by: str
    at: datetime
    answer: str | None = None

    def __post_init__(self) -> None:
        """Refuse dissents that cannot be placed in time."""
        check_aware(self.at)
