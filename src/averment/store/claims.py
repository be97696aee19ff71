"""Who said what: kept, searched, counted."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Column, ColumnElement, Index, Table, func, or_, select

from averment.model import Claim, Passage, Reason, Relay
from averment.store.columns import METADATA, Nested, maybe, nested, passage, reason, text, when
from averment.store.documents import SEGMENTS
from averment.store.incidents import INCIDENT_CLAIMS
from averment.store.noun import Noun
from averment.store.session import Session

CLAIMS: Final = Noun(
    Claim,
    Table(
        "claims",
        METADATA,
        text("id", key=True),
        *passage(),
        text("level", index=True),
        text("polarity", index=True),
        *reason(),
        maybe("speaker", index=True),
        Column("speaker_at", Nested(Passage | None)),
        nested("chain", tuple[Relay, ...]),
        maybe("cue"),
        Column("cue_at", Nested(Passage | None)),
        *when("said_on_"),
        maybe("segment"),
        maybe("hedge"),
        maybe("standard"),
        Column("standard_at", Nested(Passage | None)),
        Column("said_on_reason", Nested(Reason | None)),
        maybe("rival"),
    ),
    order=("document", "start", "end", "id"),
)
Index("ix_claims_place", CLAIMS.table.c.document, CLAIMS.table.c.start)
Index("ix_claims_review", CLAIMS.table.c.score, *CLAIMS.ordering)

OWN_VOICE: Final = ""  # asks for the claims without a speaker: the authors' own words
FACETS: Final = ("speaker", "polarity", "level", "document")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; None asks for all, and conditions add up."""

    speaker: str | None = None  # a display name, or OWN_VOICE
    polarity: str | None = None
    level: str | None = None
    document: str | None = None
    incident: str | None = None
    words: str | None = None  # all of these words, in the quote or in the speaker's name


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that a filter could take, and how many claims it would leave."""

    value: str | None  # None is the authors' own voice
    claims: int


def search(session: Session, wanted: ClaimFilter, *, limit: int = 100, offset: int = 0) -> tuple[Claim, ...]:
    """A page of the claims that fulfil the filter, in document order."""
    return CLAIMS.page(session, *conditions(wanted), limit=limit, offset=offset)


def found(session: Session, wanted: ClaimFilter) -> int:
    """How many claims fulfil the filter."""
    return CLAIMS.count(session, *conditions(wanted))


def facets(session: Session, wanted: ClaimFilter, name: str) -> tuple[Facet, ...]:
    """What the filter `name` could be set to, with the other filters as they are; most claims first."""
    column = CLAIMS.table.c[name]
    tally = func.count().label("tally")
    query = select(column, tally).where(*conditions(wanted, leave=name)).group_by(column)
    facets = [Facet(value, int(number)) for value, number in session.connection.execute(query)]
    return tuple(sorted(facets, key=lambda facet: (-facet.claims, facet.value or "")))


def claims_of(session: Session, document: str) -> tuple[Claim, ...]:
    """The claims of a document in reading order."""
    return CLAIMS.all(session, CLAIMS.table.c.document == document)


def conditions(wanted: ClaimFilter, leave: str | None = None) -> list[ColumnElement[bool]]:
    """The filter as SQL conditions, one of them left out when asked."""
    table = CLAIMS.table
    kept: list[ColumnElement[bool]] = []
    for name in FACETS:
        value = getattr(wanted, name)
        if value is None or name == leave:
            continue
        own = name == "speaker" and value == OWN_VOICE
        kept.append(table.c.speaker.is_(None) if own else table.c[name] == value)
    if wanted.incident is not None:
        inside = select(INCIDENT_CLAIMS.c.claim).where(INCIDENT_CLAIMS.c.incident == wanted.incident)
        kept.append(table.c.id.in_(inside))
    for word in (wanted.words or "").split():
        fold = word.lower()
        kept.append(
            or_(
                func.lower(table.c.quote).contains(fold, autoescape=True),
                func.lower(table.c.speaker).contains(fold, autoescape=True),
            )
        )
    return kept


def by_language(session: Session, *, without: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many claims stand in parts of each language."""
    table, parts = CLAIMS.table, SEGMENTS.table
    query = (
        select(parts.c.language, func.count().label("tally"))
        .join(parts, parts.c.id == table.c.segment)
        .where(parts.c.language.is_not(None), table.c.document.not_in(sorted(without)))
        .group_by(parts.c.language)
    )
    return {row.language: int(row.tally) for row in session.connection.execute(query)}
