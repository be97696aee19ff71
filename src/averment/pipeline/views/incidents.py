"""Incidents: claims about what seems to be one event, set beside each other by speaker."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from averment.model import Incident, LineageCount, LineageEdge, Passage, When
from averment.model.reason import Reason
from averment.pipeline.views.cards import (
    ClaimCard,
    DocumentRef,
    EntityRef,
    cards,
    document_refs,
    entity_refs,
    first_published,
    in_order,
)
from averment.pipeline.views.contested import Contested, contested
from averment.pipeline.views.paging import cut
from averment.store import Session, documents, incidents, lineage
from averment.store import claims as kept


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in one line: how many reports, from how many origins, in how many documents."""

    id: str
    label: str
    when: When | None
    place: EntityRef | None
    reports: int
    documents: int
    conflicts: int
    lineages: LineageCount


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    """The incidents by date; those without a date follow."""

    total: int
    undated: int
    unplaced: int
    rows: tuple[IncidentRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker's claims about the incident, by first publication; no name is an author's own voice."""

    speaker: str | None
    cards: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """An incident: who says what of it, where they differ, who repeats whom, who is silent."""

    row: IncidentRow
    reason: Reason
    speakers: tuple[SpeakerRow, ...]
    conflicts: tuple[Contested, ...]
    copies: tuple[LineageEdge, ...]
    documents: tuple[DocumentRef, ...]
    silent: tuple[DocumentRef, ...]  # documents from which nothing was gathered here


def incident_rows(session: Session) -> tuple[IncidentRow, ...]:
    """All incidents, by date; undated ones last."""
    found = incidents.INCIDENTS.all(session)
    places = entity_refs(session, {each.place for each in found if each.place})
    numbers: dict[str, int] = {}
    for conflict in incidents.CONFLICTS.all(session):
        numbers[conflict.incident or ""] = numbers.get(conflict.incident or "", 0) + 1
    rows = (_row(each, places.get(each.place or ""), numbers.get(each.id, 0)) for each in found)
    return tuple(sorted(rows, key=_by_date))


def list_incidents(session: Session, *, page: int = 1) -> IncidentsPage:
    """A page of the incidents."""
    rows = incident_rows(session)
    shown, page, pages = cut(rows, page)
    undated = sum(1 for row in rows if row.when is None or not row.when.known)
    unplaced = sum(1 for row in rows if row.place is None)
    return IncidentsPage(len(rows), undated, unplaced, tuple(shown), page, pages)


def incident(session: Session, ident: str) -> IncidentPage:
    """One incident; NotFound when there is none."""
    found = incidents.INCIDENTS.get(session, ident)
    members = sorted(cards(session, kept.CLAIMS.among(session, "id", found.claims)), key=in_order)
    conflicts = contested(session, incidents.conflicts_in(session, ident))
    place = entity_refs(session, [found.place] if found.place else []).get(found.place or "")
    edges = _edges(session, members)
    spoke = {card.document.id for card in members}
    refs = [DocumentRef.of(document) for document in documents.DOCUMENTS.all(session)]
    ends = document_refs(session, spoke | {p.document for e in edges for p in (e.ancestor, e.derived)})
    return IncidentPage(
        _row(found, place, len(conflicts)),
        found.reason,
        _by_speaker(members),
        conflicts,
        edges,
        tuple(sorted(ends.values(), key=first_published)),
        tuple(sorted((ref for ref in refs if ref.id not in spoke), key=first_published)),
    )


def _row(found: Incident, place: EntityRef | None, conflicts: int) -> IncidentRow:
    return IncidentRow(
        found.id,
        found.label,
        found.when,
        place,
        len(found.claims),
        len(found.documents),
        conflicts,
        found.lineages,
    )


def _by_date(row: IncidentRow) -> tuple[date, str, str]:
    day = None if row.when is None else row.when.earliest or row.when.latest
    return (day or date.max, row.label, row.id)


def _by_speaker(members: list[ClaimCard]) -> tuple[SpeakerRow, ...]:
    """Speakers in the order in which they are first heard; each document's own voice is one speaker."""
    first: dict[tuple[str | None, str], int] = {}
    for at, member in enumerate(members):
        first.setdefault(_speaker(member), at)
    ordered = sorted(members, key=lambda member: (first[_speaker(member)], in_order(member)))
    groups = groupby(ordered, key=_speaker)
    return tuple(SpeakerRow(speaker, tuple(group)) for (speaker, _), group in groups)


def _speaker(member: ClaimCard) -> tuple[str | None, str]:
    name = member.claim.speaker
    return (None, member.document.id) if name is None else (name, "")


def _edges(session: Session, members: list[ClaimCard]) -> tuple[LineageEdge, ...]:
    """The derivations between passages in which the incident's claims stand."""
    passages: dict[str, list[Passage]] = {}
    for member in members:
        passages.setdefault(member.document.id, []).append(member.claim.passage)
    found: dict[str, LineageEdge] = {}
    for document in passages:
        for edge in lineage.lineage_of(session, document):
            if any(_touches(end, passages) for end in (edge.ancestor, edge.derived)):
                found[edge.id] = edge
    return tuple(found[ident] for ident in sorted(found))


def _touches(end: Passage, passages: dict[str, list[Passage]]) -> bool:
    return any(end.overlap(passage) for passage in passages.get(end.document, ()))
