"""Claims about one event, and how they disagree."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Column, ForeignKey, Table, Text, delete, insert, or_, select

from averment.model import Conflict, Incident
from averment.store.columns import METADATA, NAMES, count, maybe, nested, reason, text, when
from averment.store.noun import Noun
from averment.store.session import Session

INCIDENTS: Final = Noun(
    Incident,
    Table(
        "incidents",
        METADATA,
        text("id", key=True),
        text("label"),
        *when(),
        maybe("place"),
        nested("documents", NAMES),
        nested("claims", NAMES),
        count("lineages_lo"),
        count("lineages_hi"),
        *reason(),
    ),
)
# An index over `incidents.claims`, by which claims are filtered; written together with it.
INCIDENT_CLAIMS: Final = Table(
    "incident_claims",
    METADATA,
    Column("incident", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", Text, primary_key=True, index=True),
)
CONFLICTS: Final = Noun(
    Conflict,
    Table(
        "conflicts",
        METADATA,
        text("id", key=True),
        text("kind"),
        text("a", index=True),
        text("b", index=True),
        text("verdict"),
        *reason(),
        maybe("incident", index=True),
    ),
)


def save_incidents(session: Session, incidents: Iterable[Incident]) -> None:
    """Write incidents and the index of their claims."""
    kept = tuple(incidents)
    INCIDENTS.save(session, kept)
    pairs = [{"incident": i.id, "claim": claim} for i in kept for claim in dict.fromkeys(i.claims)]
    for incident in kept:
        drop = delete(INCIDENT_CLAIMS).where(INCIDENT_CLAIMS.c.incident == incident.id)
        session.connection.execute(drop)
    if pairs:
        session.connection.execute(insert(INCIDENT_CLAIMS), pairs)


def incidents_of(session: Session, claim: str) -> tuple[Incident, ...]:
    """The incidents that gather a claim."""
    ids = select(INCIDENT_CLAIMS.c.incident).where(INCIDENT_CLAIMS.c.claim == claim)
    return INCIDENTS.all(session, INCIDENTS.table.c.id.in_(ids))


def conflicts_of(session: Session, claim: str) -> tuple[Conflict, ...]:
    """The disagreements in which a claim stands."""
    return CONFLICTS.all(session, or_(CONFLICTS.table.c.a == claim, CONFLICTS.table.c.b == claim))


def conflicts_in(session: Session, incident: str) -> tuple[Conflict, ...]:
    """The disagreements within an incident."""
    return CONFLICTS.all(session, CONFLICTS.table.c.incident == incident)
