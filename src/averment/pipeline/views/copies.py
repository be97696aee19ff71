"""Lineage: passages that derive from others, both shown, and what changed on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from averment.model import LineageEdge, Mutation
from averment.pipeline.views.cards import ClaimCard, DocumentRef, cards_by_id, document_refs
from averment.pipeline.views.paging import Tally, cut, tallied
from averment.store import Session, lineage


@dataclass(frozen=True, slots=True)
class Copy:
    """A derivation with both of its passages."""

    edge: LineageEdge
    ancestor: DocumentRef
    derived: DocumentRef


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim that changed on its way, beside the claim that it derives from."""

    mutation: Mutation
    ancestor: ClaimCard
    claim: ClaimCard


@dataclass(frozen=True, slots=True)
class LineagePage:
    """Who repeats whom."""

    total: int
    types: tuple[Tally, ...]
    copies: tuple[Copy, ...]
    changed: tuple[Changed, ...]
    page: int
    pages: int


def lineages(session: Session, *, page: int = 1) -> LineagePage:
    """A page of the derivations, and all claims that changed on their way."""
    every = lineage.LINEAGE.all(session)
    shown, page, pages = cut(every, page)
    return LineagePage(
        len(every), tallied(e.type for e in every), _copies(session, shown), _changed(session), page, pages
    )


def _copies(session: Session, edges: Sequence[LineageEdge]) -> tuple[Copy, ...]:

    refs = document_refs(session, {end.document for e in edges for end in (e.ancestor, e.derived)})
    return tuple(Copy(e, refs[e.ancestor.document], refs[e.derived.document]) for e in edges)


def _changed(session: Session) -> tuple[Changed, ...]:
    found = lineage.MUTATIONS.all(session)
    sides = cards_by_id(session, {ident for m in found for ident in (m.claim, m.ancestor)})
    return tuple(
        Changed(m, sides[m.ancestor], sides[m.claim]) for m in found if {m.claim, m.ancestor} <= sides.keys()
    )
