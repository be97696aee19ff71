"""Through whom it was heard, and in what words it was softened or measured, against the annotator's marks.

In: an annotated document and what was found in it. Out: counts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from averment.evaluation.corpus import Annotated, Attribution, Mark
from averment.model import Claim, Document, Segment

Same = Callable[[str, str], bool]
OWN: Final = frozenset({"i", "we"})
SOFT: Final = frozenset({"H", "M"})


def chain_counted(
    annotated: Annotated, frame: Attribution, claim: Claim, *, above: tuple[str, ...], same: Same
) -> Counter[str]:
    """Whether a claim with the right speaker names those through whom its words came, and nobody else.

    `above` are the names that come from the document and its part. Expected are the sources of the
    frames whose content holds this one's; a frame over the very same words may stand in the chain or not.
    """
    around, beside = _relays(annotated, frame)
    wanted = [name for name in around if not same(name, frame.speaker or "")]  # nobody relays himself
    got = [relay.name for relay in claim.chain[:-1]]
    for name in above:
        if got and got[0] == name:
            got.pop(0)
    got = [
        name for name in got if any(same(w, name) for w in wanted) or not any(same(b, name) for b in beside)
    ]
    right = len(got) == len(wanted) and all(same(w, g) for w, g in zip(wanted, got, strict=True))
    found = Counter(chains=1, chains_right=int(right))
    if wanted:
        found += Counter(relayed=1, relayed_right=int(right))
    return found


def _relays(annotated: Annotated, frame: Attribution) -> tuple[list[str], list[str]]:
    """Those in whose contents a frame's content stands, outermost first; and those with the same words."""
    inner = frame.contents[0]
    around: list[tuple[int, str]] = []
    beside: list[str] = []
    for other in annotated.attributions:
        if other is frame or other.kind == "act" or other.speaker in {None, "?"}:
            continue
        if all(annotated.text[s.start : s.end].lower() in OWN for s in other.sources):
            continue
        for content in other.contents:
            if (content.start, content.end) == (inner.start, inner.end):
                beside.append(other.speaker or "")
            elif content.start <= inner.start and inner.end <= content.end:
                around.append((content.start - content.end, other.speaker or ""))
                break
    return [name for _, name in sorted(around)], beside


def above(document: Document, segments: Mapping[str, Segment], claim: Claim) -> tuple[str, ...]:
    """The names at the head of a claim's chain that no sentence gives: the paper's, and the part's own."""
    part = segments.get(claim.segment or "")
    names = (document.publisher or document.author, part.speaker if part else None)
    return tuple(name for name in names if name)


def wording_counted(annotated: Annotated, claims: Iterable[Claim]) -> Counter[str]:
    """Softening words and words of a standard: how many marks are found, how many findings stand on a mark.

    A standard is borne out by either mark or by a cue that hedges ("could not exclude" governs a content).
    """
    kept = tuple(claims)
    hedges = {place for claim in kept if (place := _hedge_at(claim))}
    standards = {(c.standard_at.start, c.standard_at.end) for c in kept if c.standard_at}
    softened = [m for m in annotated.marks if m.kind == "H"]
    measured = [m for m in annotated.marks if m.kind == "M"]
    either = [m for m in annotated.marks if m.kind in SOFT]
    hedging = [cue for f in annotated.attributions if f.kind == "hedge" for cue in f.cues]
    return Counter(
        hedges=len(softened),
        hedges_found=_touched(softened, hedges),
        hedged=len(hedges),
        hedged_right=_on_marks(hedges, either),
        standards=len(measured),
        standards_found=_touched(measured, standards),
        measured=len(standards),
        measured_right=_on_marks(standards, [*either, *hedging]),
    )


def _hedge_at(claim: Claim) -> tuple[int, int] | None:
    """Where a claim's softening word stands."""
    at = claim.passage.quote.find(claim.hedge) if claim.hedge else -1
    start = claim.passage.start + at
    return None if at < 0 else (start, start + len(claim.hedge or ""))


def _touched(marks: Iterable[Mark], places: Iterable[tuple[int, int]]) -> int:
    found = tuple(places)
    return sum(any(start < mark.end and mark.start < end for start, end in found) for mark in marks)


def _on_marks(places: Iterable[tuple[int, int]], marks: Iterable[Mark]) -> int:
    known = tuple(marks)
    return sum(any(start < mark.end and mark.start < end for mark in known) for start, end in places)
