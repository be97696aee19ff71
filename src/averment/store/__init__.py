"""The store: the case database, SQLite in the case folder or PostgreSQL for a team.

What comes in: the nouns of the model, saved inside one transaction.
What goes out: the same nouns, asked for by id, filter or page, in a deterministic order.
What never happens here: no file is parsed, nothing is derived or judged, no clock is read.
"""

from averment.store import (
    assessing,
    claims,
    custody,
    documents,
    entities,
    everything,
    incidents,
    ledger,
    lineage,
    review,
    stated,
    work,
)
from averment.store.case import described
from averment.store.claims import OWN_VOICE, ClaimFilter, Facet
from averment.store.engine import refuse_old, sqlite_version
from averment.store.everything import clear_related, contents, counts
from averment.store.noun import Noun
from averment.store.place import refuse_network
from averment.store.session import Session
from averment.store.store import DATABASE, Store

__all__ = [
    "DATABASE",
    "OWN_VOICE",
    "ClaimFilter",
    "Facet",
    "Noun",
    "Session",
    "Store",
    "assessing",
    "claims",
    "clear_related",
    "contents",
    "counts",
    "custody",
    "described",
    "documents",
    "entities",
    "everything",
    "incidents",
    "ledger",
    "lineage",
    "refuse_network",
    "refuse_old",
    "review",
    "sqlite_version",
    "stated",
    "work",
]
