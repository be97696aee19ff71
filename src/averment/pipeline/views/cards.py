"""The small views that every page is made of: a document's name tag, a claim with its speaker and place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from averment.claims import TRAINED
from averment.model import Claim, Document, Entity, EntityKind, NotFound, ReadStatus, When
from averment.store import Session, claims, documents, entities


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """What a reader needs in order to know which document is meant."""

    id: str
    exhibit: str
    name: str
    title: str | None
    author: str | None
    publisher: str | None
    published: When | None
    language: str | None
    status: ReadStatus

    @classmethod
    def of(cls, document: Document) -> "DocumentRef":
        """The name tag of a document."""
        return cls(
            document.id,
            document.exhibit,
            document.name,
            document.title,
            document.author,
            document.publisher,
            document.published,
            document.language,
            document.status,
        )

    @property
    def label(self) -> str:
        """The title, or the file name when there is none."""
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class EntityRef:
    """What a reader needs in order to know which thing is meant."""

    id: str
    kind: EntityKind
    name: str

    @classmethod
    def of(cls, entity: Entity) -> "EntityRef":
        """The name tag of an entity."""
        return cls(entity.id, entity.kind, entity.name)


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with the document in which it stands and what its speaker is proposed to be."""

    claim: Claim
    document: DocumentRef
    language: str | None  # of the passage: the segment's, else the document's
    speaker_entity: EntityRef | None = None
    untrained: bool = False  # the words stand in a language for which there is no trained reader


def is_untrained(language: str | None) -> bool:
    """Whether there is no trained reader for a language; an unidentified one was read like English."""
    return language is not None and language not in TRAINED


def first_published(document: DocumentRef) -> tuple[date, str]:
    """Sorts documents by publication; those without a date come last, then by id."""
    when = document.published
    day = None if when is None else when.earliest or when.latest
    return (day or date.max, document.id)


def in_order(card: ClaimCard) -> tuple[tuple[date, str], int, int, str]:
    """Sorts claims by first publication, then by place in the text."""
    passage = card.claim.passage
    return (first_published(card.document), passage.start, passage.end, card.claim.id)


def document_refs(session: Session, ids: Iterable[str]) -> dict[str, DocumentRef]:
    """Name tags by document id."""
    return {found.id: DocumentRef.of(found) for found in documents.DOCUMENTS.among(session, "id", ids)}


def entity_refs(session: Session, ids: Iterable[str]) -> dict[str, EntityRef]:
    """Name tags by entity id."""
    return {found.id: EntityRef.of(found) for found in entities.ENTITIES.among(session, "id", ids)}


def cards(session: Session, found: Iterable[Claim]) -> tuple[ClaimCard, ...]:
    """The claims as cards, in the order given."""
    kept = tuple(found)
    refs = document_refs(session, {claim.passage.document for claim in kept})
    languages = _languages(session, {claim.segment for claim in kept if claim.segment})
    speakers = _speakers(session, {claim.id for claim in kept})
    return tuple(_card(claim, refs, languages, speakers.get(claim.id)) for claim in kept)


def cards_by_id(session: Session, ids: Iterable[str]) -> dict[str, ClaimCard]:
    """Cards by claim id; ids that name no claim are left out."""
    return {card.claim.id: card for card in cards(session, claims.CLAIMS.among(session, "id", ids))}


def card(session: Session, ident: str) -> ClaimCard:
    """One claim as a card; NotFound when there is none."""
    return cards(session, [claims.CLAIMS.get(session, ident)])[0]


def _card(
    claim: Claim,
    refs: dict[str, DocumentRef],
    languages: dict[str, str | None],
    speaker: EntityRef | None,
) -> ClaimCard:
    document = refs.get(claim.passage.document)
    if document is None:
        message = f"claim {claim.id} stands in {claim.passage.document}, which this case does not hold"
        raise NotFound(message)
    language = languages.get(claim.segment or "") or document.language
    return ClaimCard(claim, document, language, speaker, is_untrained(language))


def _languages(session: Session, ids: set[str]) -> dict[str, str | None]:
    return {segment.id: segment.language for segment in documents.SEGMENTS.among(session, "id", ids)}


def _speakers(session: Session, ids: set[str]) -> dict[str, EntityRef]:
    """The likeliest entity of each claim's speaker; ties fall to the smaller id."""
    links = entities.LINKS.among(session, "item", ids)
    best: dict[str, str] = {}
    for link in sorted(links, key=lambda link: (-link.reason.score, link.entity)):
        best.setdefault(link.item, link.entity)
    refs = entity_refs(session, best.values())
    return {item: refs[entity] for item, entity in best.items() if entity in refs}
