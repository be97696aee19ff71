"""What changed on the way: copies whose numbers, dates, speakers, negations, hedges or scope differ."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from averment.incidents.index import Index
from averment.incidents.tokens import tokens
from averment.incidents.words import finder
from averment.model import (
    Claim,
    EdgeStatus,
    Level,
    LineageEdge,
    Mutation,
    Passage,
    Reason,
    SlotChange,
    content_id,
    rule_id,
)

RULE: Final = rule_id("copy-changed", 1)
SPOKEN: Final = frozenset({Level.QUOTE, Level.REPORTED})
HALF: Final = 0.5
LONGEST: Final = 4000  # words of a copied stretch that are compared word by word
SLOTS: Final = {"polarity": "negation", "hedge": "hedges", "scope": "scope", "date": "months"}


def find_mutations(index: Index, edges: Iterable[LineageEdge]) -> tuple[Mutation, ...]:
    """For each copied claim the slots in which it differs from its ancestor; nothing where none does."""
    found = {m.id: m for e in edges if e.status is not EdgeStatus.REJECTED for m in _of_edge(index, e)}
    return tuple(sorted(found.values(), key=lambda m: m.id))


def _of_edge(index: Index, edge: LineageEdge) -> list[Mutation]:
    """The changed claims of one copied stretch."""
    old = tokens(edge.ancestor.quote)[:LONGEST]
    new = tokens(edge.derived.quote)[:LONGEST]
    matcher = SequenceMatcher(None, [t.word for t in old], [t.word for t in new], autojunk=False)
    pairs = [
        (old[i + n].start + edge.ancestor.start, new[j + n].start + edge.derived.start)
        for i, j, size in matcher.get_matching_blocks()
        for n in range(size)
    ]
    found = []
    for claim in _claims_on(index, edge.derived):
        ancestor = _counterpart(index, edge, claim, pairs)
        if ancestor is not None:
            slots = differences(ancestor, claim)
            if slots:
                found.append(_mutation(claim, ancestor, slots))
    return found


def _claims_on(index: Index, span: Passage) -> list[Claim]:
    """Claims that lie mostly in a copied stretch."""
    return [
        c
        for c in index.claims.on(span.document, span.start, span.end)
        if c.passage.overlap(span) >= HALF * (c.passage.end - c.passage.start)
    ]


def _counterpart(index: Index, edge: LineageEdge, claim: Claim, pairs: list[tuple[int, int]]) -> Claim | None:
    """The ancestor's claim that stands on the same words, if one covers at least half of them."""
    old = [a for a, b in pairs if claim.passage.start <= b < claim.passage.end]
    best: tuple[float, Claim] | None = None
    for other in _claims_on(index, edge.ancestor):
        inside = sum(other.passage.start <= a < other.passage.end for a in old)
        size = len(tokens(other.passage.quote))
        score = inside / max(1, len(old), size)
        if score >= HALF and (best is None or (score, other.id) > (best[0], best[1].id)):
            best = (score, other)
    return best[1] if best else None


def differences(ancestor: Claim, claim: Claim) -> tuple[SlotChange, ...]:
    """The slots in which two wordings of one claim differ."""
    was, now = ancestor.passage.quote, claim.passage.quote
    slots = [_slot("number", _numbers(was), _numbers(now))]
    slots += [_slot(slot, _found(name, was), _found(name, now)) for slot, name in SLOTS.items()]
    if {ancestor.level, claim.level} <= SPOKEN:
        slots.append(_speaker(ancestor.speaker, claim.speaker))
    return tuple(s for s in slots if s is not None)


def _slot(name: str, was: list[str], now: list[str]) -> SlotChange | None:
    """A change of one slot; None when both sides say the same."""
    if Counter(was) == Counter(now):
        return None
    gone, come = _without(was, now), _without(now, was)
    return SlotChange(name, ", ".join(gone) or None, ", ".join(come) or None)


def _without(some: list[str], others: list[str]) -> list[str]:
    """The members of one list that the other lacks, as often as it lacks them."""
    return sorted((Counter(some) - Counter(others)).elements())


def _numbers(quote: str) -> list[str]:
    """The numbers of a wording, without thousands separators."""
    return [t.word.replace(",", "") for t in tokens(quote) if t.word[0].isdigit()]


def _found(name: str, quote: str) -> list[str]:
    """The words of a list that stand in a wording, folded."""
    return sorted(m[0].casefold() for m in finder(name).finditer(quote) if m[0] != "May")


def _speaker(was: str | None, now: str | None) -> SlotChange | None:
    """A change of speaker, unless one name is a shorter form of the other."""
    if not was or not now:
        return None
    a, b = was.casefold(), now.casefold()
    if a in b or b in a or set(a.split()) & {w for w in b.split() if len(w) > 3}:  # noqa: PLR2004 - small words
        return None
    return SlotChange("speaker", was, now)


def _mutation(claim: Claim, ancestor: Claim, slots: tuple[SlotChange, ...]) -> Mutation:
    """The record of a changed claim, for a person to confirm."""
    names = ", ".join(sorted({s.slot for s in slots}))
    return Mutation(
        id=content_id("mut", claim.id, ancestor.id),
        claim=claim.id,
        ancestor=ancestor.id,
        slots=slots,
        status=EdgeStatus.SUSPECTED,
        reason=Reason(
            RULE, 0.8, f"The copied words differ from their origin in: {names}.", (ancestor.id, claim.id)
        ),
    )
