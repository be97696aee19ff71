"""Which claim of a copied passage is which claim of its ancestor, through the alignment of their words."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from averment.incidents.index import Index
from averment.incidents.tokens import tokens
from averment.model import Claim, LineageEdge, Passage

HALF: Final = 0.5
LONGEST: Final = 4000  # words of a copied stretch that are compared word by word


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A claim in a copied passage and the claim on the same words of its ancestor."""

    claim: Claim
    ancestor: Claim


def counterparts(index: Index, edge: LineageEdge) -> list[Counterpart]:
    """The claims of a copied passage whose words the ancestor's claims hold, in reading order."""
    old = tokens(edge.ancestor.quote)[:LONGEST]
    new = tokens(edge.derived.quote)[:LONGEST]
    matcher = SequenceMatcher(None, [t.word for t in old], [t.word for t in new], autojunk=False)
    pairs = [
        (old[i + n].start + edge.ancestor.start, new[j + n].start + edge.derived.start)
        for i, j, size in matcher.get_matching_blocks()
        for n in range(size)
    ]
    found = (_counterpart(index, edge, c, pairs) for c in _claims_on(index, edge.derived))
    return [f for f in found if f is not None]


def _claims_on(index: Index, span: Passage) -> list[Claim]:
    """Claims that lie mostly in a copied stretch."""
    return [
        c
        for c in index.claims.on(span.document, span.start, span.end)
        if c.passage.overlap(span) >= HALF * (c.passage.end - c.passage.start)
    ]


def _counterpart(
    index: Index, edge: LineageEdge, claim: Claim, pairs: list[tuple[int, int]]
) -> Counterpart | None:
    """The ancestor's claim that stands on the same words, if one covers at least half of them."""
    old = [a for a, b in pairs if claim.passage.start <= b < claim.passage.end]
    best: tuple[float, str, Counterpart] | None = None
    for other in _near(index, edge, old):
        inside = sum(other.passage.start <= a < other.passage.end for a in old)
        score = inside / max(1, len(old), len(tokens(other.passage.quote)))
        if score >= HALF and (best is None or (score, other.id) > best[:2]):
            best = (score, other.id, Counterpart(claim, other))
    return best[2] if best else None


def _near(index: Index, edge: LineageEdge, old: list[int]) -> list[Claim]:
    """The ancestor's claims around the aligned words."""
    if not old:
        return []
    span = edge.ancestor
    return [
        c
        for c in index.claims.on(span.document, min(old), max(old) + 1)
        if c.passage.overlap(span) >= HALF * (c.passage.end - c.passage.start)
    ]
