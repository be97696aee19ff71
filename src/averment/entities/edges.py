"""The network: links that a sentence states between named things, each with the claim that states it.

Only prose within one sentence is read. A denied link is kept as denied; nothing is inferred across
sentences except a subject such as "This company", which is marked as possible.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

from averment.entities.cues import Cue, cues
from averment.entities.gazetteer import countries
from averment.model import (
    Claim,
    Edge,
    EdgeType,
    EntityKind,
    Link,
    Mention,
    Passage,
    Polarity,
    Reason,
    StatedDate,
    StatedQuantity,
    content_id,
)

RULE: Final = "edges@1"
STOP: Final = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bCol)(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bNo)(?<!\b[A-Z])"
    r"[.!?…]+[\"”’»)]*\s+(?=[\"“‘«(]?[A-Z])|\n\s*\n|\n(?=\s*[•*-])"
)
NEGATED: Final = re.compile(
    r"\b(?:never|not|no longer|no (?:links?|ties|connections?|relations?)|nor|neither|without|cannot"
    r"|den(?:y|ies|ied|ying)|reject(?:s|ed)?|refut(?:es|ed)|false that)\b|n[’']t\b",
    re.IGNORECASE,
)
HEDGED: Final = re.compile(
    r"\b(?:allegedly|alleged|reportedly|suspected|may have|might have|could have|possibly|(?:is|are) said to"
    r"|if)\b",
    re.IGNORECASE,
)
SUBJECT: Final = re.compile(r"\s*(?:(?:This|The|That)(?: [a-z]+){1,3}|It)(?: (?:also|then|later))? $")
NEAR: Final = frozenset({EdgeType.OWNER_OF, EdgeType.DIRECTOR_OF, EdgeType.EMPLOYEE_OF, EdgeType.AGENT_OF})
NEAR_WORDS: Final = 6
INSIDE: Final = re.compile(  # a name behind a preposition is no subject, a government's state aside
    r"(?<!government )\b(?:of|by|in|from|for|at|near|with|against|through|via|to) (?:the )?$"
)
OF: Final = re.compile(r"\bof (?:the )?$")
PASSIVE: Final = re.compile(r"\b(?:be|been|being|is|are|was|were)\s(?:\w+ly\s)?$")
PAIRED: Final = re.compile(r"[’'s]*(?:\s[\w-]+){0,3}?\s(?:to|into)(?:\s[\w-]+){0,4}\s")
AND: Final = re.compile(r",? (?:and|&) (?:the )?|, ")
CURRENCY: Final = re.compile(r"[A-Z]{3}\Z")
Row = TypeVar("Row", StatedDate, StatedQuantity)
REACH: Final = 160  # characters between the words of the link and the farther name
COVERED: Final = 0.5  # share of the edge's words that a claim must cover
ACTORS: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.OTHER})
PARTIES: Final = ACTORS | {EntityKind.PLACE, EntityKind.VESSEL, EntityKind.ACCOUNT}
SIDES: Final[Mapping[EdgeType, tuple[frozenset[EntityKind], frozenset[EntityKind]]]] = {
    EdgeType.OWNER_OF: (
        ACTORS | {EntityKind.PLACE},
        frozenset({EntityKind.ORGANIZATION, EntityKind.VESSEL, EntityKind.ACCOUNT, EntityKind.OTHER}),
    ),
    EdgeType.DIRECTOR_OF: (
        frozenset({EntityKind.PERSON}),
        frozenset({EntityKind.ORGANIZATION, EntityKind.OTHER}),
    ),
    EdgeType.EMPLOYEE_OF: (
        frozenset({EntityKind.PERSON}),
        frozenset({EntityKind.ORGANIZATION, EntityKind.VESSEL, EntityKind.OTHER}),
    ),
    EdgeType.AGENT_OF: (ACTORS, ACTORS | {EntityKind.PLACE}),
    EdgeType.PAID: (PARTIES, PARTIES),
    EdgeType.SHIPPED: (PARTIES - {EntityKind.ACCOUNT}, PARTIES - {EntityKind.ACCOUNT}),
    EdgeType.SANCTIONED_BY: (PARTIES, ACTORS | {EntityKind.PLACE}),
    EdgeType.LINKED: (PARTIES, PARTIES),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention and the entity that it names."""

    start: int
    end: int
    kind: EntityKind
    entity: str


@cache
def _peoples() -> frozenset[str]:
    """Words for the people of a country: a people is no party to a link."""
    return frozenset(word for country in countries() for word in country.people)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else was found in one document."""

    claims: tuple[Claim, ...]
    dates: tuple[StatedDate, ...]
    amounts: tuple[StatedQuantity, ...]


def find_edges(  # noqa: PLR0913 - each is another room's result
    texts: Mapping[str, str],
    mentions: Sequence[Mention],
    links: Sequence[Link],
    claims: Sequence[Claim] = (),
    *,
    dates: Sequence[StatedDate] = (),
    quantities: Sequence[StatedQuantity] = (),
    kinds: Mapping[str, EntityKind] | None = None,
) -> tuple[Edge, ...]:
    """All links that the sentences state, sorted by id; `kinds` are the entities' kinds by entity id."""
    entity_of = {link.item: link.entity for link in links}
    known = kinds or {}
    rows: dict[str, list[Linked]] = {}
    for mention in mentions:
        entity = entity_of.get(mention.id)
        if entity and mention.passage.quote not in _peoples():
            place = mention.passage
            row = Linked(place.start, place.end, known.get(entity, mention.kind), entity)
            rows.setdefault(place.document, []).append(row)
    found: dict[str, Edge] = {}
    for document, text in sorted(texts.items()):
        around = Surroundings(
            tuple(c for c in claims if c.passage.document == document),
            tuple(d for d in dates if d.passage.document == document),
            tuple(q for q in quantities if q.passage.document == document),
        )
        for edge in _in_document(
            document, text, sorted(rows.get(document, []), key=lambda r: r.start), around
        ):
            found.setdefault(edge.id, edge)
    return tuple(found[key] for key in sorted(found))


def _in_document(document: str, text: str, rows: Sequence[Linked], around: Surroundings) -> Iterator[Edge]:
    starts = [row.start for row in rows]
    before: list[Linked] = []
    for start, end in _sentences(text):
        here = list(rows[bisect_left(starts, start) : bisect_left(starts, end)])
        if here:
            for found in _in_sentence(text, (start, end), here, before):
                yield from _edges(document, text, (start, end), found, around)
            before = here


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in STOP.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


@dataclass(frozen=True, slots=True)
class Found:
    """A link as the sentence states it."""

    cue: Cue
    words: tuple[int, int]
    source: Linked
    target: Linked
    possible: bool


def _in_sentence(
    text: str, span: tuple[int, int], here: Sequence[Linked], before: Sequence[Linked]
) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for cue in cues():
        for match in cue.words.finditer(text, *span):
            inside = any(a < match.end() and match.start() < b for a, b in taken)
            if inside or any(row.start < match.end() and match.start() < row.end for row in here):
                continue
            found = list(_match(text, cue, match.span(), here=here, before=before, start=span[0]))
            if found:
                taken.append(match.span())
            yield from found


def _match(
    text: str,
    cue: Cue,
    words: tuple[int, int],
    *,
    here: Sequence[Linked],
    before: Sequence[Linked],
    start: int,
) -> Iterator[Found]:
    if cue.pair:
        yield from _pair(text, cue, words, here)
        return
    sources, targets = SIDES[cue.type]
    left_kinds, right_kinds = (sources, targets) if cue.source_left else (targets, sources)
    right = _right(text, cue, words[1], [r for r in here if r.start >= words[1]], right_kinds)
    left, possible = _left(text, cue, words[0], here=here, kinds=left_kinds), False
    if left is None and right is not None and cue.source_left and cue.direct:
        left = _apposed(text, here, right, left_kinds)
    if left is None and right is not None and SUBJECT.match(text[start : words[0]].lstrip("\n") or "-"):
        left, possible = (
            next((r for r in before if r.kind in left_kinds and r.kind is not EntityKind.PLACE), None),
            True,
        )
    if left is None or right is None or _passive(text, cue, words[0]):
        return
    ends: set[tuple[str, str]] = set()
    for one in (left, *_joined(text, here, left, -1)):
        for other in (right, *_joined(text, here, right, 1)):
            source, target = (one, other) if cue.source_left else (other, one)
            if source.entity != target.entity and (source.entity, target.entity) not in ends:
                ends.add((source.entity, target.entity))
                yield Found(cue, words, source, target, possible)


def _passive(text: str, cue: Cue, at: int) -> bool:
    """Whether "shipped" stands in the passive: what was shipped is not who shipped it."""
    return (
        cue.type is EdgeType.SHIPPED and cue.source_left and bool(PASSIVE.search(text[max(0, at - 24) : at]))
    )


def _pair(text: str, cue: Cue, words: tuple[int, int], here: Sequence[Linked]) -> Iterator[Found]:
    """The two names of "from X to Y"."""
    after = [row for row in here if row.start >= words[1]]
    for source, target in pairwise(after):
        near = len(text[words[1] : source.start].split()) < NEAR_WORDS
        if near and PAIRED.fullmatch(text[source.end : target.start]) and source.entity != target.entity:
            yield Found(cue, words, source, target, possible=False)
        return


def _apposed(text: str, here: Sequence[Linked], right: Linked, kinds: frozenset[EntityKind]) -> Linked | None:
    """In "the head of BODY, NAME" the name follows the body."""
    index = here.index(right) + 1
    if (
        index < len(here)
        and here[index].kind in kinds
        and text[right.end : here[index].start] in {", ", ": "}
    ):
        return here[index]
    return None


def _left(
    text: str, cue: Cue, at: int, *, here: Sequence[Linked], kinds: frozenset[EntityKind]
) -> Linked | None:
    """The nearest fitting name before the words; a possessive or a bare role needs it at once."""
    for row in reversed([r for r in here if r.end <= at]):
        gap = text[row.end : at]
        if cue.tight and len(gap.strip()) > 0:
            return None
        if len(gap) > REACH or ";" in gap or "”" in gap:
            return None
        if row.kind in kinds and not INSIDE.search(text[max(0, row.start - 24) : row.start]):
            return row
    return None


def _right(  # noqa: PLR0917 - the text and what to look for in it
    text: str, cue: Cue, at: int, after: Sequence[Linked], kinds: frozenset[EntityKind]
) -> Linked | None:
    """The first fitting name after the words; some need a preposition before it, some need it at once."""
    near = cue.direct or cue.type in NEAR
    for row in after:
        gap = text[at : row.start]
        if len(gap) > REACH or ";" in gap:
            return None
        if cue.before_target and not re.search(rf"\b(?:{'|'.join(cue.before_target)})\b[^,.;]{{0,60}}$", gap):
            continue
        if row.kind in kinds:
            meant = _called(text, after, row)
            return meant if not near or len(gap.split()) <= NEAR_WORDS else None
    return None


def _called(text: str, after: Sequence[Linked], row: Linked) -> Linked:
    """In "the nephew of A, B" the one meant is B, who is named behind the comma."""
    index = after.index(row) + 1
    if index < len(after) and OF.search(text[max(0, row.start - 12) : row.start]):
        other = after[index]
        if other.kind is row.kind is EntityKind.PERSON and text[row.end : other.start] == ", ":
            return other
    return row


def _joined(text: str, here: Sequence[Linked], row: Linked, step: int) -> Iterator[Linked]:
    """Names in a row with this one: "A and B were", "by A and B"."""
    index = here.index(row) if row in here else -1
    while index >= 0 and 0 <= index + step < len(here):
        other = here[index + step]
        first, second = sorted((here[index], other), key=lambda r: r.start)
        if other.kind is not row.kind or not AND.fullmatch(text[first.end : second.start]):
            return
        yield other
        index += step


def _edges(  # noqa: PLR0917 - the sentence and what was found in it
    document: str, text: str, span: tuple[int, int], found: Found, around: Surroundings
) -> Iterator[Edge]:
    ends = (found.source.start, found.source.end, found.target.start, found.target.end)
    inside = [*found.words, *(spot for spot in ends if span[0] <= spot <= span[1])]
    passage = Passage.cut(document, text, min(inside), max(inside))
    claim = _claim(passage, around.claims)
    polarity = _polarity(text, span, found, claim)
    date = _nearest(passage, span, around.dates)
    amounts = [q for q in around.amounts if CURRENCY.match(q.quantity.unit or "")]
    amount = (
        _nearest(passage, span, amounts) if found.cue.type in {EdgeType.PAID, EdgeType.OWNER_OF} else None
    )
    words = text[found.words[0] : found.words[1]].strip()
    doubt = " The subject is taken from the sentence before." if found.possible else ""
    reason = Reason(
        RULE, 0.5 if found.possible else 0.75, f"The words “{words}” link the two names.{doubt}", (words,)
    )
    quantity = amount.quantity if amount else None
    yield Edge(
        content_id(
            "edg",
            document,
            passage.start,
            passage.end,
            found.cue.type.value,
            found.source.entity,
            found.target.entity,
        ),
        found.source.entity,
        found.target.entity,
        found.cue.type,
        polarity,
        passage,
        reason,
        claim=claim.id if claim else None,
        at=date.when if date else None,
        amount=(quantity.low if quantity.low is not None else quantity.high) if quantity else None,
        unit=quantity.unit if quantity else None,
    )


def _claim(passage: Passage, claims: Iterable[Claim]) -> Claim | None:
    """The tightest claim that covers most of the words; attributed ones before the author's own."""
    need = COVERED * (passage.end - passage.start)
    fits = [c for c in claims if c.passage.overlap(passage) >= need]
    return min(fits, key=lambda c: (c.speaker is None, c.passage.end - c.passage.start, c.id), default=None)


def _polarity(text: str, span: tuple[int, int], found: Found, claim: Claim | None) -> Polarity:
    """Denied where a negation stands before the link, hedged after a softening word; else as the claim."""
    lead = text[span[0] : found.words[1]]
    clause = re.split(r"[;:]|, (?:and|but|while|whereas) ", lead)[-1]
    if NEGATED.search(clause):
        return Polarity.DENIED
    if claim and claim.polarity is not Polarity.ASSERTED:
        return claim.polarity
    if text[span[0] : span[1]].rstrip(' \n"”’').endswith("?"):
        return Polarity.QUESTION
    return Polarity.HEDGED if HEDGED.search(clause) else Polarity.ASSERTED


def _nearest(passage: Passage, span: tuple[int, int], rows: Iterable[Row]) -> Row | None:
    """The row in the same sentence that stands nearest."""
    inside = [r for r in rows if span[0] <= r.passage.start and r.passage.end <= span[1]]
    middle = passage.start + passage.end
    return min(inside, key=lambda r: (abs(r.passage.start + r.passage.end - middle), r.id), default=None)
