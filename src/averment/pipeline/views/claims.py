"""The claims of a case, searched and counted; and one claim with everything that hangs on it."""

from dataclasses import dataclass, replace

from averment.model import LineageEdge, Mutation, Passage
from averment.pipeline.views.cards import ClaimCard, DocumentRef, card, cards, document_refs
from averment.pipeline.views.contested import (
    Contested,
    IncidentRef,
    contested,
    incident_refs,
)
from averment.pipeline.views.paging import PAGE, pages_for
from averment.store import ClaimFilter, Session, documents, incidents, lineage
from averment.store import claims as kept

CONTEXT = 240  # characters of the text shown on each side of a claim's words


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter could take, its label, and how many claims it would leave."""

    value: str | None  # None is the authors' own voice
    label: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """A page of claims under a filter; the filter's words are those of the address."""

    filter: ClaimFilter
    incident: IncidentRef | None
    total: int
    found: int
    page: int
    pages: int
    cards: tuple[ClaimCard, ...]
    speakers: tuple[Choice, ...]
    polarities: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    documents: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim: its words in their surroundings, its reading, and what it is connected with."""

    card: ClaimCard
    text_sha256: str
    stands: bool  # whether the words are found again at their place
    before: str
    after: str
    incidents: tuple[IncidentRef, ...]
    conflicts: tuple[Contested, ...]
    copies: tuple[LineageEdge, ...]
    mutations: tuple[Mutation, ...]
    others: tuple[DocumentRef, ...]  # the documents that the copies stand in


def claims(session: Session, wanted: ClaimFilter, *, page: int = 1) -> ClaimsPage:
    """A page of the claims that fulfil the filter, in document order, with what else could be chosen."""
    found = kept.found(session, wanted)
    pages = pages_for(found)
    page = min(max(page, 1), pages)
    rows = kept.search(session, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    refs = incident_refs(session, [wanted.incident] if wanted.incident else [])
    return ClaimsPage(
        wanted,
        refs.get(wanted.incident or ""),
        kept.found(session, ClaimFilter()),
        found,
        page,
        pages,
        cards(session, rows),
        _choices(session, wanted, "speaker"),
        _choices(session, wanted, "polarity"),
        _choices(session, wanted, "level"),
        _documents(session, wanted),
    )


def _choices(session: Session, wanted: ClaimFilter, name: str) -> tuple[Choice, ...]:
    return tuple(Choice(f.value, f.value, f.claims) for f in kept.facets(session, wanted, name))


def _documents(session: Session, wanted: ClaimFilter) -> tuple[Choice, ...]:
    choices = _choices(session, wanted, "document")
    refs = document_refs(session, {choice.value for choice in choices if choice.value})
    return tuple(
        replace(choice, label=refs[choice.value].label) for choice in choices if choice.value in refs
    )


def claim(session: Session, ident: str) -> ClaimPage:
    """One claim with its surroundings; NotFound when there is none."""
    shown = card(session, ident)
    passage = shown.claim.passage
    text = documents.text_of(session, passage.document)
    edges = _copies(session, passage)
    return ClaimPage(
        shown,
        documents.DOCUMENTS.get(session, passage.document).text_sha256,
        passage.stands_in(text),
        text[max(0, passage.start - CONTEXT) : passage.start],
        text[passage.end : passage.end + CONTEXT],
        tuple(IncidentRef(i.id, i.label, i.when) for i in incidents.incidents_of(session, ident)),
        contested(session, incidents.conflicts_of(session, ident)),
        edges,
        lineage.mutations_of(session, ident),
        tuple(document_refs(session, _ends(edges)).values()),
    )


def _copies(session: Session, passage: Passage) -> tuple[LineageEdge, ...]:
    """The derivations that touch a passage."""
    edges = lineage.lineage_of(session, passage.document)
    return tuple(edge for edge in edges if edge.ancestor.overlap(passage) or edge.derived.overlap(passage))


def _ends(edges: tuple[LineageEdge, ...]) -> set[str]:
    return {passage.document for edge in edges for passage in (edge.ancestor, edge.derived)}
