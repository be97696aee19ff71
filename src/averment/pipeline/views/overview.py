"""The first screen: what is contested, what is missing, then the rest."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from averment.model import ReadStatus
from averment.pipeline.views.cards import DocumentRef
from averment.pipeline.views.contested import Contested, contested, still_open
from averment.pipeline.views.documents import DocumentRow, document_rows
from averment.pipeline.views.incidents import IncidentRow, incident_rows
from averment.store import OWN_VOICE, ClaimFilter, Session, custody, described, entities
from averment.store import claims as kept

SHOWN: Final = 6  # rows of each kind on the first screen


@dataclass(frozen=True, slots=True)
class SilentLanguage:
    """A language in which documents were read and no claim was found."""

    language: str | None  # None: not identified
    documents: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What the case does not know, and what stands on weak ground."""

    partial: tuple[DocumentRef, ...]
    refused: tuple[DocumentRef, ...]
    turned_away: int  # paths refused at the door
    unread: int  # originals kept and not read yet
    undated: tuple[DocumentRef, ...]
    unsigned: tuple[DocumentRef, ...]  # neither author nor publisher is known
    unsigned_claims: int  # claims in the voice of such documents
    unlinked_speakers: int | None  # claims whose speaker is no known entity; None: not looked at
    silent: tuple[SilentLanguage, ...]
    one_origin: int  # incidents that may rest on one origin
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """A case at a glance."""

    title: str
    created: datetime
    claims: int
    contested: tuple[Contested, ...]
    contested_total: int
    missing: Missing
    incidents: tuple[IncidentRow, ...]
    incidents_total: int
    documents: tuple[DocumentRow, ...]
    documents_total: int


def overview(session: Session) -> Overview:
    """The case at a glance."""
    title, created = described(session)
    open_ones = still_open(session)
    incidents = incident_rows(session)
    documents = document_rows(session)
    return Overview(
        title,
        created,
        kept.found(session, ClaimFilter()),
        contested(session, open_ones[:SHOWN]),
        len(open_ones),
        _missing(session, documents, incidents),
        tuple(sorted(incidents, key=lambda row: (-row.conflicts, -row.documents))[:SHOWN]),
        len(incidents),
        documents[: 2 * SHOWN],
        len(documents),
    )


def _missing(session: Session, rows: tuple[DocumentRow, ...], incidents: tuple[IncidentRow, ...]) -> Missing:
    refs = [row.document for row in rows]
    unsigned = tuple(ref for ref in refs if not (ref.author or ref.publisher))
    return Missing(
        tuple(ref for ref in refs if ref.status is ReadStatus.PARTIAL),
        tuple(ref for ref in refs if ref.status is ReadStatus.REFUSED),
        custody.REFUSALS.count(session),
        custody.EXHIBITS.count(session) - len({ref.exhibit for ref in refs}),
        tuple(ref for ref in refs if not (ref.published and ref.published.known)),
        unsigned,
        _voiced(session, unsigned),
        _unlinked(session),
        _silent(rows),
        sum(1 for row in incidents if row.lineages.lo <= 1),
    )


def _voiced(session: Session, refs: tuple[DocumentRef, ...]) -> int:
    """How many claims stand in these documents' own voice."""
    ids = {ref.id for ref in refs}
    voices = kept.facets(session, ClaimFilter(speaker=OWN_VOICE), "document")
    return sum(facet.claims for facet in voices if facet.value in ids)


def _unlinked(session: Session) -> int | None:
    """How many claims have a speaker whom no entity was found for."""
    linked = {link.item for link in entities.LINKS.all(session) if link.item.startswith("clm-")}
    if not linked:
        return None
    attributed = sum(f.claims for f in kept.facets(session, ClaimFilter(), "speaker") if f.value)
    return max(0, attributed - len(linked))


def _silent(rows: tuple[DocumentRow, ...]) -> tuple[SilentLanguage, ...]:
    """Languages in which something was read and no claim was found in any document."""
    spoken = {row.document.language for row in rows if row.claims}
    counted = Counter(
        row.document.language for row in rows if row.chars and row.document.language not in spoken
    )
    return tuple(SilentLanguage(code, n) for code, n in sorted(counted.items(), key=lambda i: i[0] or "~"))
