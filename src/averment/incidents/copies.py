"""Which claims only repeat others word for word, so that what they say is compared once.

A claim is a copy when it lies in a passage that derives from another one and changes nothing in it, or
when it stands in the same words in a document most of which derives from another. Copies of copies go
back to the earliest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from averment.incidents.counterparts import Counterpart, counterparts
from averment.incidents.index import Index
from averment.incidents.mutation import differences
from averment.incidents.shingles import published
from averment.incidents.tokens import tokens
from averment.model import Claim, EdgeStatus, LineageEdge, Passage

AROUND: Final = 4  # sentences in which one claim may answer another
MOSTLY: Final = 0.5  # share of a document that makes it a republication as a whole


def find_copies(index: Index, edges: Iterable[LineageEdge]) -> Mapping[str, str]:
    """For each claim that is a copy the claim it goes back to, by id; a rejected derivation binds nothing."""
    binding = [e for e in edges if e.status is not EdgeStatus.REJECTED]
    pairs = [
        (c.claim.id, c.ancestor.id)
        for e in binding
        for c in counterparts(index, e)
        if _unchanged(c) and c.claim.id != c.ancestor.id
    ]
    of = _classes([*pairs, *_republished(index, binding)])
    derived = {claim for claim, _ in pairs}
    by_id = {c.id: c for c in index.contents.claims}
    roots: dict[str, str] = {}
    for members in of.values():
        first = min(members, key=lambda m: (m in derived, _order(index, by_id[m])))
        roots.update({m: first for m in members if m != first})
    return roots


def find_fresh(index: Index, copies: Mapping[str, str]) -> frozenset[str]:
    """The claims worth comparing: what copies nothing, and copies that stand near something of their own.

    What a document adds may answer what it copies; a stretch of nothing but copies says nothing new.
    """
    fresh: set[str] = set()
    for document in index.documents:
        row = [(index.sentence_number(document, c.passage.start), c.id) for c in index.claims.of(document)]
        own = {n for n, claim in row if claim not in copies}
        around = {n + step for n in own for step in range(-AROUND, AROUND + 1)}
        fresh |= {claim for n, claim in row if n in around}
    return frozenset(fresh)


def _order(index: Index, claim: Claim) -> tuple[tuple[str, str], Passage, str]:
    """A claim's place in time, then in the text."""
    return published(index, claim.passage.document), claim.passage, claim.id


def _unchanged(found: Counterpart) -> bool:
    """Whether a claim's words stand in a row in its ancestor, no less sure and not turned round."""
    a, b = found.ancestor, found.claim
    if a.polarity is not b.polarity or differences(a, b):
        return False
    return _in_a_row([t.word for t in tokens(b.passage.quote)], [t.word for t in tokens(a.passage.quote)])


def _in_a_row(some: list[str], words: list[str]) -> bool:
    """Whether a list stands without a gap in another."""
    size = len(some)
    return any(words[n : n + size] == some for n in range(len(words) - size + 1))


def _republished(index: Index, edges: list[LineageEdge]) -> list[tuple[str, str]]:
    """Claims in the same words in two documents of which one is mostly made of the other.

    They lie outside of the copied stretches where a part is too short to be aligned: "No comment."
    """
    covered: dict[tuple[str, str], int] = defaultdict(int)
    for edge in edges:
        if edge.ancestor.document != edge.derived.document:
            key = (edge.ancestor.document, edge.derived.document)
            covered[key] += edge.derived.end - edge.derived.start
    found = []
    for (old, new), size in sorted(covered.items()):
        if size >= MOSTLY * len(index.text(new).strip()):
            known = {_wording(c): c.id for c in reversed(index.claims.of(old))}
            found += [(c.id, known[_wording(c)]) for c in index.claims.of(new) if _wording(c) in known]
    return found


def _wording(claim: Claim) -> tuple[object, ...]:
    """What two claims share when one person said one thing in the same words."""
    who = " ".join((claim.speaker or "").casefold().split())
    return who, claim.level, claim.polarity, tuple(t.word for t in tokens(claim.passage.quote))


def _classes(pairs: list[tuple[str, str]]) -> Mapping[str, set[str]]:
    """The sets of ids that the pairs join, each under one of its members."""
    of: dict[str, set[str]] = {}
    for a, b in pairs:
        first, second = of.setdefault(a, {a}), of.setdefault(b, {b})
        if first is not second:
            first |= second
            of.update(dict.fromkeys(second, first))
    return {min(members): members for members in of.values()}
