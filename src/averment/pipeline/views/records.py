"""Tables of what was stated: links between entities, quantities of stocks, acts of bodies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from averment.model import Balance, Deliberation, Edge, LedgerRow, Passage
from averment.pipeline.views.cards import (
    ClaimCard,
    DocumentRef,
    EntityRef,
    cards_by_id,
    document_refs,
    entity_refs,
)
from averment.pipeline.views.paging import cut
from averment.store import Session, ledger


class Placed(Protocol):
    """Anything that stands at a passage."""

    @property
    def passage(self) -> Passage:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An alleged link with the claim that alleges it, where one was found."""

    edge: Edge
    source: EntityRef
    target: EntityRef
    card: ClaimCard | None
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The alleged links."""

    total: int
    rows: tuple[EdgeRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class StockRow:
    """A stated quantity with its document."""

    row: LedgerRow
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The stated quantities, and what remains when they are set against each other."""

    total: int
    rows: tuple[StockRow, ...]
    balances: tuple[Balance, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act of a body with its document."""

    act: Deliberation
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class DeliberationPage:
    """What bodies decided, by date; undated acts last."""

    total: int
    rows: tuple[ActRow, ...]
    page: int
    pages: int


def network(session: Session, *, page: int = 1) -> NetworkPage:
    """A page of the alleged links."""
    every = ledger.EDGES.all(session)
    shown, page, pages = cut(every, page)
    names = entity_refs(session, {end for edge in shown for end in (edge.source, edge.target)})
    said = cards_by_id(session, {edge.claim for edge in shown if edge.claim})
    refs = _documents(session, shown)
    rows = tuple(
        EdgeRow(
            edge,
            names[edge.source],
            names[edge.target],
            said.get(edge.claim or ""),
            refs[edge.passage.document],
        )
        for edge in shown
        if {edge.source, edge.target} <= names.keys()
    )
    return NetworkPage(len(every), rows, page, pages)


def stocks(session: Session, *, page: int = 1) -> LedgerPage:
    """A page of the stated quantities, by what is counted and as of when."""
    every = sorted(ledger.LEDGER.all(session), key=_stock)
    shown, page, pages = cut(every, page)
    refs = _documents(session, shown)
    rows = tuple(StockRow(row, refs[row.passage.document]) for row in shown)
    return LedgerPage(len(every), rows, ledger.BALANCES.all(session), page, pages)


def deliberations(session: Session, *, page: int = 1) -> DeliberationPage:
    """A page of the acts of bodies."""
    every = sorted(ledger.DELIBERATIONS.all(session), key=_act)
    shown, page, pages = cut(every, page)
    refs = _documents(session, shown)
    rows = tuple(ActRow(act, refs[act.passage.document]) for act in shown)
    return DeliberationPage(len(every), rows, page, pages)


def _documents(session: Session, rows: Sequence[Placed]) -> dict[str, DocumentRef]:
    return document_refs(session, {row.passage.document for row in rows})


def _stock(row: LedgerRow) -> tuple[str, str, str, str]:
    as_of = "" if row.as_of is None or row.as_of.earliest is None else row.as_of.earliest.isoformat()
    return (row.object.casefold(), row.quantity.unit or "", as_of or "~", row.id)


def _act(act: Deliberation) -> tuple[str, str]:
    day = None if act.at is None else act.at.earliest or act.at.latest
    return ("~" if day is None else day.isoformat(), act.id)
