"""The list of documents."""

from dataclasses import dataclass

from averment.model import Document
from averment.pipeline.views.cards import DocumentRef, first_published, is_untrained
from averment.pipeline.views.paging import Tally, cut, tallied
from averment.store import ClaimFilter, Session, documents
from averment.store import claims as kept


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in one line."""

    document: DocumentRef
    media_type: str
    chars: int
    claims: int
    problems: int
    part_of: str | None
    untrained: bool  # its language has no trained reader


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The documents by publication date; undated ones last."""

    total: int
    undated: int
    status: str | None
    statuses: tuple[Tally, ...]
    rows: tuple[DocumentRow, ...]
    page: int
    pages: int


def document_rows(session: Session) -> tuple[DocumentRow, ...]:
    """All documents, by publication date."""
    numbers = claims_by_document(session)
    rows = [_row(document, numbers.get(document.id, 0)) for document in documents.DOCUMENTS.all(session)]
    return tuple(sorted(rows, key=lambda row: first_published(row.document)))


def claims_by_document(session: Session) -> dict[str, int]:
    """How many claims each document holds; those without any are absent."""
    return {f.value: f.claims for f in kept.facets(session, ClaimFilter(), "document") if f.value}


def list_documents(session: Session, *, status: str | None = None, page: int = 1) -> DocumentsPage:
    """A page of the documents, all or those with one status."""
    every = document_rows(session)
    shown, page, pages = cut([row for row in every if status in (None, row.document.status)], page)
    return DocumentsPage(
        len(every),
        sum(1 for row in every if not (row.document.published and row.document.published.known)),
        status,
        tallied(row.document.status for row in every),
        tuple(shown),
        page,
        pages,
    )


def _row(document: Document, claims: int) -> DocumentRow:
    return DocumentRow(
        DocumentRef.of(document),
        document.media_type,
        document.chars,
        claims,
        len(document.problems),
        document.part_of,
        is_untrained(document.language),
    )
