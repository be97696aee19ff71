"""Who repeats whom, and what changed on the way."""

from typing import Final

from sqlalchemy import Table, or_

from averment.model import LineageEdge, Mutation, SlotChange
from averment.store.columns import METADATA, nested, passage, reason, text
from averment.store.noun import Noun
from averment.store.session import Session

LINEAGE: Final = Noun(
    LineageEdge,
    Table(
        "lineage",
        METADATA,
        text("id", key=True),
        *passage("ancestor_"),
        *passage("derived_"),
        text("type"),
        text("status"),
        *reason(),
    ),
)
MUTATIONS: Final = Noun(
    Mutation,
    Table(
        "mutations",
        METADATA,
        text("id", key=True),
        text("claim", index=True),
        text("ancestor", index=True),
        nested("slots", tuple[SlotChange, ...]),
        text("status"),
        *reason(),
    ),
)


def lineage_of(session: Session, document: str) -> tuple[LineageEdge, ...]:
    """The derivations in which a document is ancestor or copy."""
    table = LINEAGE.table
    return LINEAGE.all(
        session, or_(table.c.ancestor_document == document, table.c.derived_document == document)
    )


def mutations_of(session: Session, claim: str) -> tuple[Mutation, ...]:
    """How a claim changed on its way, or what became of it."""
    table = MUTATIONS.table
    return MUTATIONS.all(session, or_(table.c.claim == claim, table.c.ancestor == claim))
