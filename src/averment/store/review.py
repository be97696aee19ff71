"""Claims that a person should look at, the most doubtful first: asked for by page, counted by reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, case, func, literal, or_, select, type_coerce

from averment.model import Claim
from averment.store.claims import CLAIMS
from averment.store.documents import DOCUMENTS, SEGMENTS
from averment.store.session import Session

REASONS: Final = ("low_score", "rival", "guessed_day", "pronoun", "untrained")


@dataclass(frozen=True, slots=True)
class Doubts:
    """What makes a claim doubtful; the words and bounds are the claims room's."""

    low: float  # scores below are low
    day_rules: tuple[str, ...]  # names of the rules, without version, that guess the day of saying
    pronouns: tuple[str, ...]  # speakers that name nobody, in small letters
    trained: tuple[str, ...]  # languages with a trained reader


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """Which doubtful claims are wanted; None asks for all."""

    document: str | None = None
    reason: str | None = None  # one of REASONS
    without: frozenset[str] = field(default=frozenset())  # documents that are neither shown nor counted


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A claim and why it is doubtful, in the order of REASONS."""

    claim: Claim
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtCount:
    """How many claims of one document are doubtful, in all and by reason."""

    document: str
    claims: int
    reasons: Mapping[str, int]


def queue(
    session: Session, doubts: Doubts, wanted: ReviewFilter, *, limit: int = 100, offset: int = 0
) -> tuple[Doubtful, ...]:
    """A page of the doubtful claims: the lowest score first, equal ones in document order.

    The index `ix_claims_review` has this order, so that a page costs what it shows.
    """
    table, flags = CLAIMS.table, _flags(doubts)
    query = (
        select(table.c.id, *(case((flag, 1), else_=0).label(name) for name, flag in flags.items()))
        .where(*_conditions(wanted, flags))
        .order_by(table.c.score, *CLAIMS.ordering)
        .limit(limit)
        .offset(offset)
    )
    rows = session.connection.execute(query).all()
    held = {claim.id: claim for claim in CLAIMS.among(session, "id", [row.id for row in rows])}
    return tuple(Doubtful(held[row.id], tuple(n for n in REASONS if getattr(row, n))) for row in rows)


def tally(
    session: Session, doubts: Doubts, *, without: frozenset[str] = frozenset()
) -> tuple[DoubtCount, ...]:
    """How many claims are doubtful, by document and reason, in one pass; none where nothing is."""
    table, flags = CLAIMS.table, _flags(doubts)
    counted = [func.sum(case((flag, 1), else_=0)).label(name) for name, flag in flags.items()]
    query = (
        select(table.c.document, func.count().label("tally"), *counted)
        .where(*_conditions(ReviewFilter(without=without), flags))
        .group_by(table.c.document)
        .order_by(table.c.document)
    )
    return tuple(
        DoubtCount(row.document, int(row.tally), {name: int(getattr(row, name)) for name in REASONS})
        for row in session.connection.execute(query)
    )


def _flags(doubts: Doubts) -> dict[str, ColumnElement[bool]]:
    """For each reason its condition on a claim."""
    table, segments = CLAIMS.table, SEGMENTS.table
    day = type_coerce(table.c.said_on_reason, Text)
    whole = DOCUMENTS.table
    language = func.coalesce(segments.c.language, whole.c.language)  # of a part too short to tell
    other = (
        select(segments.c.id)
        .join(whole, whole.c.id == segments.c.document)
        .where(language.is_not(None), language.not_in(doubts.trained))
    )
    flags: dict[str, ColumnElement[Any]] = {
        "low_score": table.c.score < doubts.low,
        "rival": table.c.rival.is_not(None),
        "guessed_day": or_(*(day.contains(f'"{name}@', autoescape=True) for name in doubts.day_rules)),
        "pronoun": func.lower(table.c.speaker).in_(doubts.pronouns),
        "untrained": table.c.segment.in_(other),
    }
    return {name: func.coalesce(flags[name], literal(value=False)) for name in REASONS}


def _conditions(wanted: ReviewFilter, flags: dict[str, ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    kept = [flags[wanted.reason]] if wanted.reason else [or_(*flags.values())]
    if wanted.document is not None:
        kept.append(CLAIMS.table.c.document == wanted.document)
    if wanted.without:
        kept.append(CLAIMS.table.c.document.not_in(sorted(wanted.without)))
    return kept
