"""How many independent origins stand behind claims, as an interval.

The independent lineage count of the assessment design: copies bind to what they copy and never count;
origins without a name count nothing in the lower end and at most once in the upper end.

`lo` counts named origins when suspected and confirmed derivations both bind; `hi` counts named origins
and documents of unknown authorship when only confirmed ones bind, and adds one when anything rests on
unnamed speakers. So lo <= hi, copies change neither (`hi` once they are confirmed), an unattributed claim
never raises lo, confirming a derivation never raises a count and rejecting one never lowers it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from averment.incidents.index import Index
from averment.incidents.words import finder
from averment.model import Claim, EdgeStatus, Level, LineageCount, LineageEdge, Passage, Polarity

SUPPORT: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})  # a denial or a question supports nothing
BINDS_LOW: Final = frozenset({EdgeStatus.SUSPECTED, EdgeStatus.CONFIRMED})
BINDS_HIGH: Final = frozenset({EdgeStatus.CONFIRMED})
NEAR: Final = 80  # characters around a speaker's name in which anonymity would be said


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom a claim goes back to within its document: a named voice, an unknown author or nobody."""

    kind: str  # named, document, unnamed
    key: str


def count_lineages(index: Index, claims: Iterable[Claim], edges: Iterable[LineageEdge]) -> LineageCount:
    """The independent origins behind the claims; denials, questions and hypotheses are left out."""
    group = [c for c in claims if c.polarity in SUPPORT]
    bound = Bindings(edges)
    low = {origin(index, c) for c in bound.roots(group, BINDS_LOW)}
    high = {origin(index, c) for c in bound.roots(group, BINDS_HIGH)}
    named = {o for o in low if o.kind == "named"}
    apart = {o for o in high if o.kind != "unnamed"}
    return LineageCount(lo=len(named), hi=len(apart) + any(o.kind == "unnamed" for o in high))


def origin(index: Index, claim: Claim) -> Origin:
    """Whom a claim goes back to: its speaker, else the author or publisher of its document."""
    if claim.level is not Level.VOICE and claim.speaker:
        if is_unnamed(index, claim):
            return Origin("unnamed", "")
        entity = index.entity_of.get(claim.id)
        return Origin("named", entity.id if entity else " ".join(claim.speaker.casefold().split()))
    document = index.documents.get(claim.passage.document)
    voice = (document.author or document.publisher) if document else None
    if voice:
        return Origin("named", " ".join(voice.casefold().split()))
    return Origin("document", claim.passage.document)


def is_unnamed(index: Index, claim: Claim) -> bool:
    """Whether an attributed claim names nobody: "sources", "media", "a resident", said anonymously."""
    if finder("anonymous").fullmatch(_bare(claim.speaker or "")):
        return True
    at = claim.speaker_at
    if at is None:
        return False
    around = index.text(at.document)[max(0, at.start - NEAR) : at.end + NEAR]
    return bool(finder("anonymity").search(around))


def _bare(speaker: str) -> str:
    """The last word of a speaker's name when no word before it is a proper name."""
    words = speaker.split()
    proper = [w for w in words[1:] if w[:1].isupper()]
    return speaker if proper or not words else words[-1].casefold()


class Bindings:
    """Derivations laid out so that the claims of a group that only repeat others can be left out."""

    def __init__(self, edges: Iterable[LineageEdge]) -> None:
        self._by_document: dict[str, list[LineageEdge]] = defaultdict(list)
        for edge in sorted(edges, key=lambda e: e.id):
            self._by_document[edge.derived.document].append(edge)

    def roots(self, group: Collection[Claim], binding: frozenset[EdgeStatus]) -> list[Claim]:
        """The claims that repeat no other claim of the group; one is kept where all repeat each other."""
        ordered = sorted(group, key=lambda c: (c.passage, c.id))
        parents = {c.id: self._parents(c, ordered, binding) for c in ordered}
        roots = [c for c in ordered if not parents[c.id]]
        reached = _reach(parents, {c.id for c in roots})
        for claim in ordered:
            if claim.id not in reached:
                roots.append(claim)
                reached |= _reach(parents, {claim.id}) | {claim.id}
        return roots

    def _parents(self, claim: Claim, group: list[Claim], binding: frozenset[EdgeStatus]) -> list[str]:
        """The claims of the group that this one repeats."""
        edges = [
            e
            for e in self._by_document.get(claim.passage.document, ())
            if e.status in binding and _mostly(claim.passage, e.derived)
        ]
        return [
            other.id
            for edge in edges
            for other in group
            if other.id != claim.id and _mostly(other.passage, edge.ancestor)
        ]


def _mostly(passage: Passage, span: Passage) -> bool:
    """Whether the two passages share half of the shorter one."""
    shorter = min(passage.end - passage.start, span.end - span.start)
    return 2 * passage.overlap(span) >= shorter


def _reach(parents: dict[str, list[str]], roots: set[str]) -> set[str]:
    """The claims that go back to any of the roots."""
    children: dict[str, list[str]] = defaultdict(list)
    for child, above in parents.items():
        for parent in above:
            children[parent].append(child)
    reached, todo = set(roots), sorted(roots)
    while todo:
        for child in children[todo.pop()]:
            if child not in reached:
                reached.add(child)
                todo.append(child)
    return reached
