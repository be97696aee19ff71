"""What was taken in and what happened to it: tables that only grow."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Column, ForeignKey, Table, Text, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from averment.model import Capture, Disclosure, Event, Exhibit, Refusal
from averment.store.columns import METADATA, count, instant, maybe, nested, text
from averment.store.noun import Noun
from averment.store.session import Session

EXHIBITS: Final = Noun(
    Exhibit,
    Table("exhibits", METADATA, text("sha256", key=True), text("sha512"), count("size")),
    order=("sha256",),
    appended=True,
)
CAPTURES: Final = Noun(
    Capture,
    Table(
        "captures",
        METADATA,
        text("id", key=True),
        Column("exhibit", Text, ForeignKey("exhibits.sha256"), nullable=False, index=True),
        text("name"),
        text("path"),
        instant("taken_at"),
        text("actor"),
        instant("modified_at", required=False),
        maybe("container", index=True),
        maybe("note"),
    ),
    appended=True,
)
REFUSALS: Final = Noun(
    Refusal,
    Table(
        "refusals",
        METADATA,
        text("id", key=True),
        text("path"),
        text("code", index=True),
        text("detail"),
        instant("at"),
        maybe("container"),
    ),
)
EVENTS: Final = Noun(
    Event,
    Table(
        "events",
        METADATA,
        count("seq", key=True),
        text("body"),
        text("commitment"),
        text("chain"),
        nested("disclosures", tuple[Disclosure, ...]),
    ),
    order=("seq",),
    appended=True,
)

APPEND_ONLY: Final = ("exhibits", "captures", "events")  # a trigger refuses UPDATE and DELETE


def keep_exhibits(session: Session, exhibits: Iterable[Exhibit]) -> None:
    """Record exhibits; the same bytes received again change nothing."""
    rows = [EXHIBITS.row(exhibit) for exhibit in exhibits]
    make = postgresql.insert if session.connection.dialect.name == "postgresql" else sqlite.insert
    if rows:
        session.connection.execute(make(EXHIBITS.table).on_conflict_do_nothing(), rows)


def tip(session: Session) -> Event | None:
    """The newest event, after which the next one is chained."""
    table = EVENTS.table
    row = session.connection.execute(EVENTS.select().order_by(table.c.seq.desc()).limit(1)).first()
    return None if row is None else EVENTS.read(row)


def events_after(session: Session, seq: int) -> tuple[Event, ...]:
    """The events that follow `seq`, oldest first."""
    return EVENTS.all(session, EVENTS.table.c.seq > seq)


def captures_of(session: Session, sha256: str) -> tuple[Capture, ...]:
    """Every occasion on which these bytes were received."""
    return CAPTURES.all(session, CAPTURES.table.c.exhibit == sha256)


def known(session: Session, sha256: str) -> bool:
    """Whether these bytes are an exhibit of the case."""
    return EXHIBITS.find(session, sha256) is not None


def names_of(session: Session) -> dict[str, tuple[str, ...]]:
    """For each exhibit the names under which it was received, sorted."""
    table = CAPTURES.table
    names: dict[str, set[str]] = {}
    for exhibit, name in session.connection.execute(select(table.c.exhibit, table.c.name)):
        names.setdefault(exhibit, set()).add(name)
    return {exhibit: tuple(sorted(group)) for exhibit, group in names.items()}


def size_of_all(session: Session) -> int:
    """How many bytes the exhibits hold together."""
    total = session.connection.execute(select(func.coalesce(func.sum(EXHIBITS.table.c.size), 0))).scalar_one()
    return int(total)


def append(session: Session, events: Iterable[Event]) -> None:
    """Add events in the order of their numbers; a number used before is refused by the database."""
    rows = [EVENTS.row(event) for event in events]
    if rows:
        session.connection.execute(insert(EVENTS.table), rows)
