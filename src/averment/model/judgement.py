"""Human and machine decisions in one form: appended, never updated."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from averment.model.exhibit import check_aware


class Decision(StrEnum):
    """What was decided about something proposed."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision by a named actor about one or two ids."""

    id: str
    about: tuple[str, ...]
    decision: Decision
    actor: str
    at: datetime
    why: str | None = None
    supersedes: str | None = None

    def __post_init__(self) -> None:
        """Refuse decisions that cannot be placed in time."""
        check_aware(self.at)
