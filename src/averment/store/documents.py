"""Documents, their texts and their parts."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Table, Text, delete, distinct, func, select

from averment.model import Document, NotFound, Passage, Problem, Reason, Segment, SegmentKind
from averment.store.columns import (
    METADATA,
    NAMES,
    LongText,
    Nested,
    count,
    maybe,
    nested,
    passage,
    reason,
    text,
    when,
)
from averment.store.noun import Noun
from averment.store.session import Session

DOCUMENTS: Final = Noun(
    Document,
    Table(
        "documents",
        METADATA,
        text("id", key=True),
        text("exhibit", index=True),
        nested("names", NAMES),
        text("media_type"),
        text("status", index=True),
        text("text_sha256"),
        count("chars"),
        text("reader"),
        maybe("title"),
        maybe("author"),
        maybe("publisher"),
        *when("published_"),
        Column("published_reason", Nested(Reason | None)),
        maybe("language"),
        nested("problems", tuple[Problem, ...]),
        maybe("part_of", index=True),
    ),
)
TEXTS: Final = Table(
    "texts",
    METADATA,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("text", LongText, nullable=False),
)
SEGMENTS: Final = Noun(
    Segment,
    Table(
        "segments",
        METADATA,
        text("id", key=True),
        *passage(),
        text("kind"),
        *reason(),
        maybe("speaker"),
        Column("speaker_at", Nested(Passage | None)),
        maybe("parent"),
        maybe("language"),
    ),
    order=("document", "start", "end", "id"),
)
Index("ix_segments_place", SEGMENTS.table.c.document, SEGMENTS.table.c.start)


def save_texts(session: Session, texts: Iterable[tuple[str, str]]) -> None:
    """Write the text of each (document id, text), replacing an earlier reading."""
    rows = [{"document": document, "text": content} for document, content in texts]
    if rows:
        drop = delete(TEXTS).where(TEXTS.c.document.in_([row["document"] for row in rows]))
        session.connection.execute(drop)
        session.connection.execute(TEXTS.insert(), rows)


def text_of(session: Session, document: str) -> str:
    """The text of a document exactly as it was stored; NotFound when there is none."""
    found = session.connection.execute(select(TEXTS.c.text).where(TEXTS.c.document == document)).first()
    if found is None:
        message = f"there is no text of document {document} in this case"
        raise NotFound(message)
    return str(found.text)


def texts(session: Session) -> dict[str, str]:
    """All texts by document id, in the order of the ids."""
    rows = session.connection.execute(select(TEXTS.c.document, TEXTS.c.text).order_by(TEXTS.c.document))
    return {row.document: row.text for row in rows}


def of_exhibit(session: Session, sha256: str) -> tuple[Document, ...]:
    """The readings of one exhibit."""
    return DOCUMENTS.all(session, DOCUMENTS.table.c.exhibit == sha256)


def starting(session: Session, prefix: str) -> tuple[Document, ...]:
    """Documents whose id or exhibit begins with `prefix`, for short addresses."""
    table = DOCUMENTS.table
    like = table.c.id.startswith(prefix, autoescape=True) | table.c.exhibit.startswith(
        prefix, autoescape=True
    )
    return DOCUMENTS.all(session, like)


def segments_of(session: Session, document: str) -> tuple[Segment, ...]:
    """The parts of a document in reading order."""
    return SEGMENTS.all(session, SEGMENTS.table.c.document == document)


def forget(session: Session, document: str) -> None:
    """Delete a reading and, by cascade, everything derived from it."""
    DOCUMENTS.clear(session, DOCUMENTS.table.c.id == document)


def languages(session: Session, *, without: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many documents have parts in each language; menus and notices of a page do not count."""
    table = SEGMENTS.table
    query = (
        select(table.c.language, func.count(distinct(table.c.document)).label("tally"))
        .where(table.c.language.is_not(None), table.c.kind != SegmentKind.BOILERPLATE)
        .where(table.c.document.not_in(sorted(without)))
        .group_by(table.c.language)
    )
    return {row.language: int(row.tally) for row in session.connection.execute(query)}
