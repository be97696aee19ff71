"""What changed on the way: copies whose numbers, dates, speakers, negations, hedges or scope differ."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from averment.incidents.counterparts import counterparts
from averment.incidents.index import Index
from averment.incidents.tokens import tokens
from averment.incidents.words import finder
from averment.model import (
    Claim,
    EdgeStatus,
    Level,
    LineageEdge,
    Mutation,
    Reason,
    SlotChange,
    content_id,
    rule_id,
)

RULE: Final = rule_id("copy-changed", 1)
SPOKEN: Final = frozenset({Level.QUOTE, Level.REPORTED})
SLOTS: Final = {"polarity": "negation", "hedge": "hedges", "scope": "scope", "date": "months"}


def find_mutations(index: Index, edges: Iterable[LineageEdge]) -> tuple[Mutation, ...]:
    """For each copied claim the slots in which it differs from its ancestor; nothing where none does."""
    found = {m.id: m for e in edges if e.status is not EdgeStatus.REJECTED for m in _of_edge(index, e)}
    return tuple(sorted(found.values(), key=lambda m: m.id))


def _of_edge(index: Index, edge: LineageEdge) -> list[Mutation]:
    """The changed claims of one copied stretch."""
    found = []
    for pair in counterparts(index, edge):
        slots = differences(pair.ancestor, pair.claim)
        if slots:
            found.append(_mutation(pair.claim, pair.ancestor, slots))
    return found


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
