"""The review queue: claims that a person should look at, the most doubtful first."""

from collections.abc import Iterable
from dataclasses import dataclass

from averment.pipeline.reviewing import DOUBTS, withheld
from averment.pipeline.views.cards import ClaimCard, cards, document_refs
from averment.pipeline.views.claims import Choice
from averment.pipeline.views.paging import PAGE, pages_for
from averment.store import Session, review


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A claim and why it should be looked at."""

    card: ClaimCard
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of the queue; the filter's words are those of the address."""

    document: str | None
    reason: str | None
    total: int  # doubtful claims in the case
    found: int  # those that fulfil the filter
    page: int
    pages: int
    rows: tuple[ReviewRow, ...]
    reasons: tuple[Choice, ...]  # with the document as it is
    documents: tuple[Choice, ...]  # with the reason as it is


def review_queue(
    session: Session, *, document: str | None = None, reason: str | None = None, page: int = 1
) -> ReviewPage:
    """A page of the doubtful claims, the lowest score first."""
    hidden = withheld(session)
    counted = review.tally(session, DOUBTS, without=hidden)
    inside = [one for one in counted if document in (None, one.document)]
    found = sum(_number(one, reason) for one in inside)
    pages = pages_for(found)
    page = min(max(page, 1), pages)
    wanted = review.ReviewFilter(document, reason, hidden)
    rows = review.queue(session, DOUBTS, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    shown = cards(session, [row.claim for row in rows])
    return ReviewPage(
        document,
        reason,
        sum(one.claims for one in counted),
        found,
        page,
        pages,
        tuple(ReviewRow(card, row.reasons) for card, row in zip(shown, rows, strict=True)),
        tuple(Choice(name, name, sum(one.reasons[name] for one in inside)) for name in review.REASONS),
        _documents(session, counted, reason),
    )


def _number(one: review.DoubtCount, reason: str | None) -> int:
    return one.reasons[reason] if reason else one.claims


def _documents(
    session: Session, counted: Iterable[review.DoubtCount], reason: str | None
) -> tuple[Choice, ...]:
    """The documents with doubtful claims, most of them first."""
    numbers = {one.document: _number(one, reason) for one in counted}
    refs = document_refs(session, numbers)
    found = [Choice(ident, refs[ident].label, number) for ident, number in numbers.items() if number]
    return tuple(sorted(found, key=lambda choice: (-choice.claims, choice.label or "", choice.value or "")))
