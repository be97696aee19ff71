"""Stated quantities of stocks, what bodies decided, and alleged links."""

from typing import Final

from sqlalchemy import Column, Table

from averment.model import Balance, Deliberation, Edge, LedgerRow, Vote
from averment.store.columns import (
    METADATA,
    NAMES,
    Exact,
    maybe,
    nested,
    passage,
    quantity,
    reason,
    text,
    when,
)
from averment.store.noun import Noun

LEDGER: Final = Noun(
    LedgerRow,
    Table(
        "ledger",
        METADATA,
        text("id", key=True),
        text("object", index=True),
        text("kind"),
        *quantity(),
        *passage(),
        *reason(),
        maybe("place"),
        *when("as_of_"),
        *when("known_at_"),
        maybe("by"),
        maybe("amends"),
    ),
)
BALANCES: Final = Noun(
    Balance,
    Table(
        "balances",
        METADATA,
        text("id", key=True),
        text("object"),
        maybe("unit"),
        Column("residual_low", Exact, nullable=False),
        Column("residual_high", Exact, nullable=False),
        text("explanation"),
        nested("rows", NAMES),
        *reason(),
        *when("as_of_"),
    ),
)
DELIBERATIONS: Final = Noun(
    Deliberation,
    Table(
        "deliberations",
        METADATA,
        text("id", key=True),
        text("event"),
        *passage(),
        *reason(),
        maybe("body"),
        maybe("symbol"),
        *when("at_"),
        nested("votes", tuple[tuple[str, Vote], ...]),
    ),
)
EDGES: Final = Noun(
    Edge,
    Table(
        "edges",
        METADATA,
        text("id", key=True),
        text("source", index=True),
        text("target", index=True),
        text("type"),
        text("polarity"),
        *passage(),
        *reason(),
        maybe("claim"),
        *when("at_"),
        Column("amount", Exact),
        maybe("unit"),
    ),
)
