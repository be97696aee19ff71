"""A whole case as one value, out of the database and into it."""

from collections.abc import Iterable
from typing import Any, Final

from averment.model import Contents
from averment.store.assessing import DISSENTS, FINDINGS, HYPOTHESES, JUDGEMENTS, READINGS
from averment.store.case import described
from averment.store.claims import CLAIMS
from averment.store.custody import CAPTURES, EVENTS, EXHIBITS, REFUSALS, keep_exhibits
from averment.store.documents import DOCUMENTS, SEGMENTS, save_texts, texts
from averment.store.entities import ENTITIES, LINKS
from averment.store.incidents import CONFLICTS, INCIDENTS, save_incidents
from averment.store.ledger import BALANCES, DELIBERATIONS, EDGES, LEDGER
from averment.store.lineage import LINEAGE, MUTATIONS
from averment.store.noun import Noun
from averment.store.session import Session
from averment.store.stated import DATES, MENTIONS, QUANTITIES

# The nouns by their name in Contents, parents before what points to them.
NOUNS: Final[dict[str, Noun[Any]]] = {
    "exhibits": EXHIBITS,
    "captures": CAPTURES,
    "refusals": REFUSALS,
    "documents": DOCUMENTS,
    "segments": SEGMENTS,
    "mentions": MENTIONS,
    "dates": DATES,
    "quantities": QUANTITIES,
    "claims": CLAIMS,
    "entities": ENTITIES,
    "links": LINKS,
    "incidents": INCIDENTS,
    "conflicts": CONFLICTS,
    "lineage": LINEAGE,
    "mutations": MUTATIONS,
    "ledger": LEDGER,
    "balances": BALANCES,
    "deliberations": DELIBERATIONS,
    "edges": EDGES,
    "hypotheses": HYPOTHESES,
    "readings": READINGS,
    "findings": FINDINGS,
    "dissents": DISSENTS,
    "judgements": JUDGEMENTS,
    "events": EVENTS,
}

# Made anew from the whole case whenever a document changes; what people signed is never among them.
RELATED: Final = (
    "links",
    "entities",
    "conflicts",
    "incidents",
    "lineage",
    "mutations",
    "ledger",
    "balances",
    "deliberations",
    "edges",
)


def contents(session: Session) -> Contents:
    """Everything the case holds, in an order that does not depend on when it came in."""
    title, created = described(session)
    nouns = {name: noun.all(session) for name, noun in NOUNS.items()}
    return Contents(title, created, texts=texts(session), **nouns)


def save(session: Session, everything: Contents, names: Iterable[str] = tuple(NOUNS)) -> None:
    """Write these nouns of a case, all by default; title and time were written at creation."""
    for name in names:
        words = getattr(everything, name)
        if name == "exhibits":
            keep_exhibits(session, words)
        elif name == "incidents":
            save_incidents(session, words)
        else:
            NOUNS[name].save(session, words)
        if name == "documents":
            save_texts(session, everything.texts.items())


def clear_related(session: Session) -> None:
    """Delete what is derived from the whole case, before it is derived again."""
    for name in RELATED:
        NOUNS[name].clear(session)


def counts(session: Session) -> dict[str, int]:
    """How many there are of each noun."""
    return {name: noun.count(session) for name, noun in NOUNS.items()}
