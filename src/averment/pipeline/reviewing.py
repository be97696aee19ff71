"""What waits for a person's look: the claims room says what is doubtful, the store finds it."""

from dataclasses import dataclass
from typing import Final

from averment import claims
from averment.store import Session, documents, review
from averment.store import claims as kept

DOUBTS: Final = review.Doubts(claims.LOW, claims.GUESSED_DAYS, claims.NAMELESS, claims.TRAINED)


@dataclass(frozen=True, slots=True)
class Untrained:
    """A language that was read by punctuation and structure alone, without a trained reader."""

    language: str
    documents: int  # with parts in it
    claims: int


def withheld(_session: Session) -> frozenset[str]:
    """The documents that no reader is shown; no case can hold one yet (docs/web.md)."""
    return frozenset()


def to_review(session: Session) -> dict[str, int]:
    """How many claims wait to be looked at: `claims` in all, and by each reason."""
    found = review.tally(session, DOUBTS, without=withheld(session))
    by_reason = {name: sum(one.reasons[name] for one in found) for name in review.REASONS}
    return {"claims": sum(one.claims for one in found), **by_reason}


def untrained(session: Session) -> tuple[Untrained, ...]:
    """The languages without a trained reader in which something was read, in the order of their codes."""
    parts = documents.languages(session, without=withheld(session))
    held = kept.by_language(session, without=withheld(session))
    return tuple(
        Untrained(code, number, held.get(code, 0))
        for code, number in sorted(parts.items())
        if code not in claims.TRAINED
    )
