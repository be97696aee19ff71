"""One document laid open: its exact text in zones with the claims marked, and what is known about it."""

import hashlib
from dataclasses import dataclass

from averment.model import (
    AvermentError,
    Capture,
    Claim,
    Document,
    LineageEdge,
    NotFound,
    ReadStatus,
    Segment,
    SegmentKind,
)
from averment.pipeline.views.cards import ClaimCard, DocumentRef, cards, document_refs, is_untrained
from averment.pipeline.views.cutting import Span, Zone, parts, zones
from averment.store import Session, custody, documents, lineage
from averment.store import claims as kept


class BadPlace(AvermentError):
    """The place asked for is not in this text; give it as `start-end`, in characters from 0."""

    http_status = 400


class Ambiguous(AvermentError):
    """Several documents begin with this id; give more of its digits."""

    http_status = 409


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number in the document."""

    number: int
    card: ClaimCard


@dataclass(frozen=True, slots=True)
class Part:
    """One of the stretches in which a long text is shown."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """A document as a page."""

    document: Document
    ref: DocumentRef
    captures: tuple[Capture, ...]
    whole: DocumentRef | None  # the mail or archive it came out of
    members: tuple[DocumentRef, ...]  # what came out of it
    text_stands: bool  # the text's SHA-256, taken now, is the recorded one
    nuls: int  # NUL characters, which no browser can hold
    part: Part
    parts: tuple[Part, ...]
    asked: tuple[int, int] | None
    total: int  # claims in the whole document
    zones: tuple[Zone, ...]
    claims: tuple[Numbered, ...]  # those of this part
    broken: tuple[ClaimCard, ...]  # whose words are not found at their place
    copies: tuple[LineageEdge, ...]
    others: tuple[DocumentRef, ...]  # the documents at the other ends of the copies
    untrained: tuple[str, ...]  # languages of parts that were read without a trained reader


def resolve(session: Session, ident: str) -> str:
    """The document's full id for an id, or for the beginning of an id or of its original's SHA-256.

    Raises NotFound when there is none, Ambiguous when there are several.
    """
    if documents.DOCUMENTS.find(session, ident) is not None:
        return ident
    found = documents.starting(session, ident) if ident else ()
    if not found:
        message = f"there is no document {ident} in this case; the list of documents has them all"
        raise NotFound(message)
    if len(found) > 1:
        raise Ambiguous
    return found[0].id


def read(session: Session, ident: str, *, part: int = 1, at: str | None = None) -> ReaderPage:
    """A document, or the part of it that holds the place `at`; NotFound when there is none."""
    document = documents.DOCUMENTS.get(session, ident)
    text = _text(session, document)
    asked = None if at is None else _place(at, text)
    cut = tuple(Part(n, *bounds) for n, bounds in enumerate(parts(text), 1))
    shown = _shown(cut, part, asked)
    every = tuple(enumerate(kept.claims_of(session, ident), 1))
    standing = [(number, claim) for number, claim in every if claim.passage.stands_in(text)]
    here = [(number, claim) for number, claim in standing if _within(claim, shown)]
    broken = [claim for _, claim in every if not claim.passage.stands_in(text)]
    edges = lineage.lineage_of(session, ident)
    ends = {end.document for edge in edges for end in (edge.ancestor, edge.derived)} - {ident}
    whole = document_refs(session, [document.part_of] if document.part_of else [])
    segments = documents.segments_of(session, ident)
    return ReaderPage(
        document,
        DocumentRef.of(document),
        custody.captures_of(session, document.exhibit),
        whole.get(document.part_of or ""),
        _members(session, ident),
        hashlib.sha256(text.encode()).hexdigest() == document.text_sha256,
        text.count("\x00"),
        shown,
        cut,
        asked,
        len(every),
        zones(
            text,
            (shown.start, shown.end),
            segments=segments,
            spans=_spans(here, shown),
            asked=asked,
        ),
        _numbered(session, here),
        cards(session, broken),
        edges,
        tuple(document_refs(session, ends).values()),
        _untrained(segments),
    )


def _untrained(segments: tuple[Segment, ...]) -> tuple[str, ...]:
    """The languages without a trained reader; menus and notices of a page do not count."""
    spoken = {s.language for s in segments if s.language and s.kind is not SegmentKind.BOILERPLATE}
    return tuple(sorted(code for code in spoken if is_untrained(code)))


def stored_text(session: Session, ident: str) -> tuple[str, str]:
    """A document's name and its text exactly as stored; NotFound when there is none."""
    return documents.DOCUMENTS.get(session, ident).name, documents.text_of(session, ident)


def _text(session: Session, document: Document) -> str:
    """The stored text; a refused document has none."""
    try:
        return documents.text_of(session, document.id)
    except NotFound:
        if document.status is ReadStatus.REFUSED or not document.chars:
            return ""
        raise


def _place(at: str, text: str) -> tuple[int, int]:
    """The span that `start-end` names."""
    start, dash, end = at.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal() and max(len(start), len(end)) < 12):  # noqa: PLR2004
        raise BadPlace
    if not int(start) < int(end) <= len(text):
        message = f"this text has {len(text)} characters, and {at} is no stretch of it"
        raise BadPlace(message)
    return int(start), int(end)


def _shown(cut: tuple[Part, ...], part: int, asked: tuple[int, int] | None) -> Part:
    """The part asked for: by place, else by number; numbers beyond the ends give the nearest."""
    if asked is not None:
        return next(each for each in cut if each.start <= asked[0] < each.end)
    return cut[min(max(part, 1), len(cut)) - 1]


def _within(claim: Claim, part: Part) -> bool:
    return claim.passage.start < part.end and claim.passage.end > part.start


def _spans(here: list[tuple[int, Claim]], part: Part) -> list[Span]:
    """The claims' stretches, those that began in an earlier part from the beginning of this one."""
    return [
        Span(max(claim.passage.start, part.start), min(claim.passage.end, part.end), number)
        for number, claim in here
    ]


def _numbered(session: Session, here: list[tuple[int, Claim]]) -> tuple[Numbered, ...]:
    shown = cards(session, [claim for _, claim in here])
    return tuple(Numbered(number, card) for (number, _), card in zip(here, shown, strict=True))


def _members(session: Session, ident: str) -> tuple[DocumentRef, ...]:
    found = documents.DOCUMENTS.among(session, "part_of", [ident])
    return tuple(DocumentRef.of(document) for document in found)
