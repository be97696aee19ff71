"""Claims without an event word of their own that speak of the event of the sentence or question before.

"It lasted two hours." goes on about what happened in the sentence before, when that is one event only; an
answer speaks of the event of its question. A claim with a date or place of its own that the event does
not have inherits nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from averment.incidents.group import Group
from averment.incidents.index import Index
from averment.incidents.places import places, same_place
from averment.incidents.words import finder
from averment.model import Claim, Segment, SegmentKind

NEAR: Final = 2  # sentences back to what "it" means
IT: Final = re.compile(
    r"(?:it|this|that|all (?:of )?this)\s+(?:had\s+|has\s+|all\s+|also\s+|only\s+)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which events the claims of a case speak of, as numbers of `groups`."""

    groups: Sequence[Group]
    of: Mapping[str, frozenset[int]]  # claim -> events


def inherit(index: Index, spoken: Spoken) -> dict[str, int]:
    """The event that each claim without one takes over, by claim id."""
    found: dict[str, int] = {}
    for document in sorted(index.documents):
        asked = _questions(index, document)
        for claim in index.claims.of(document):
            if not spoken.of.get(claim.id):
                event = _of_question(index, spoken, claim, asked)
                event = _of_sentence(index, spoken, claim) if event is None else event
                if event is not None and _fits(index, claim, spoken.groups[event]):
                    found[claim.id] = event
    return found


def _questions(index: Index, document: str) -> Mapping[str, Segment]:
    """The question that each turn of a transcript answers, by the turn's id."""
    turns = [s for s in index.segments.of(document) if s.kind is SegmentKind.TRANSCRIPT_TURN]
    return {t.id: q for q, t in pairwise(turns) if t.speaker != q.speaker and _asks(q)}


def _only(spoken: Spoken, claims: Sequence[Claim]) -> int | None:
    """The one event that the claims speak of; None when there is none or another."""
    events = frozenset().union(*(spoken.of.get(c.id, frozenset()) for c in claims))
    return next(iter(events)) if len(events) == 1 else None


def _of_question(index: Index, spoken: Spoken, claim: Claim, asked: Mapping[str, Segment]) -> int | None:
    """The event of the question that a claim's turn answers."""
    p = claim.passage
    question = next(
        (asked[s.id].passage for s in index.segments.on(p.document, p.start, p.end) if s.id in asked), None
    )
    if question is None:
        return None
    return _only(spoken, index.claims.inside(question.document, question.start, question.end))


def _asks(turn: Segment) -> bool:
    """Whether a turn is a question, with its mark or with the letter of one."""
    return bool(re.match(r"\s*Q(?:uestion)?\s*[.:]", turn.passage.quote)) or "?" in turn.passage.quote


def _of_sentence(index: Index, spoken: Spoken, claim: Claim) -> int | None:
    """The event of the last sentence of the paragraph that has one, when a claim goes on with “it”."""
    document, start = claim.passage.document, claim.passage.start
    opening = IT.match(claim.passage.quote)
    if opening is None or not finder("it_happened").match(claim.passage.quote, opening.end()):
        return None
    rows, number = index.sentences(document), index.sentence_number(document, start)
    for before in reversed(rows[max(0, number - NEAR) : number]):
        if before.paragraph != rows[number].paragraph:
            return None
        claims = index.claims.on(document, before.start, before.end)
        if any(spoken.of.get(c.id) for c in claims):
            return _only(spoken, claims)
    return None


def _fits(index: Index, claim: Claim, event: Group) -> bool:
    """Whether the dates and places inside a claim, if any, are the event's."""
    p = claim.passage
    dates = [d.when for d in index.dates.inside(p.document, p.start, p.end) if d.when.known]
    if not all(any(when.overlaps(d) for d in event.dates) for when in dates):
        return False
    spots = [s for s in places(index, p.document, p.start, p.end) if not s.broad]
    return all(any(same_place(s, e) for e in event.spots) for s in spots)
