"""Why a machine step answered as it did."""

from dataclasses import dataclass

from averment.model.errors import InvalidWord
from averment.model.ids import RULE


@dataclass(frozen=True, slots=True)
class Reason:
    """A machine's reason: which rule, how sure, in one sentence, from what."""

    rule: str  # name@version
    score: float  # 0..1
    detail: str  # one sentence, shown to the reader as it stands
    used: tuple[str, ...] = ()  # ids or words that decided

    def __post_init__(self) -> None:
        """Refuse a reason that cannot be traced or does not speak."""
        if not RULE.match(self.rule):
            message = f"{self.rule!r} is not name@version"
            raise InvalidWord(message)
        if not 0 <= self.score <= 1:
            message = f"score {self.score} of {self.rule} lies outside 0..1"
            raise InvalidWord(message)
        if not self.detail.strip():
            message = f"{self.rule} gives no detail; say in one sentence why"
            raise InvalidWord(message)
