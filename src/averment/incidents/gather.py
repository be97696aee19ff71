"""Events become incidents: which claims speak of each, its name, how many origins stand behind it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from averment.incidents.cluster import cluster, is_anchored
from averment.incidents.copies import find_fresh
from averment.incidents.dating import narrow
from averment.incidents.events import Happening, happenings
from averment.incidents.group import Group
from averment.incidents.independence import count_lineages
from averment.incidents.index import Index
from averment.incidents.inherit import Spoken, inherit
from averment.incidents.shingles import published
from averment.model import (
    Claim,
    Incident,
    LineageEdge,
    Polarity,
    Reason,
    When,
    content_id,
    rule_id,
)

RULE: Final = rule_id("incident-gather", 1)
WIDE: Final = 3  # a claim this many times longer than the tightest one on a mention is about more than that
WIDE_LEAST: Final = 400  # characters that are never too wide
Carried = list[tuple[Group, list[tuple[Claim, int]]]]  # each event with its claims and their mentions

UNREAL: Final = frozenset({Polarity.HYPOTHETICAL, Polarity.QUESTION})


def gather(index: Index, edges: tuple[LineageEdge, ...], copies: Mapping[str, str]) -> tuple[Incident, ...]:
    """The incidents of a case in the order of their first mention, earliest document first.

    A stretch of nothing but copies takes no part: its claims follow the claims they repeat.
    """
    fresh = find_fresh(index, copies)
    mentions = [m for d in _in_order(index) for m in happenings(index, d) if _is_fresh(index, m, fresh)]
    repeats: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.contents.claims:
        if claim.id in copies:
            repeats[copies[claim.id]].append(claim)
    found = []
    for group, pairs in _inherited(index, _carried(index, mentions), fresh):
        again = [(c, number) for claim, number in pairs for c in repeats[claim.id]]
        found.append(_incident(index, edges, mentions, (group, [*pairs, *again])))
    unique = {i.id: i for i in found if i is not None}
    return tuple(unique.values())


def _is_fresh(index: Index, mention: Happening, fresh: frozenset[str]) -> bool:
    """Whether a mention stands in a claim that is not far inside of a copy, or in none."""
    claim = index.tightest(mention.document, mention.start, mention.end)
    return claim is None or claim.id in fresh


def _in_order(index: Index) -> list[str]:
    """The documents by publication, then id."""
    return sorted(index.documents, key=lambda d: published(index, d))


def _carried(index: Index, mentions: Sequence[Happening]) -> Carried:
    """Each event with its claims; a claim follows its anchored mentions before the others."""
    groups = cluster([m if _exists(index, m) else _unreal(m) for m in mentions])
    group_of = {n: g for g in groups for n in g.members}
    by_claim: dict[str, list[tuple[Claim, int]]] = defaultdict(list)
    for number in sorted(group_of):
        for claim in _claims_at(index, mentions[number]):
            by_claim[claim.id].append((claim, number))
    carried: dict[int, list[tuple[Claim, int]]] = defaultdict(list)
    for pairs in by_claim.values():
        sure = [p for p in pairs if is_anchored(mentions[p[1]])] or pairs
        for pair in sure:
            carried[id(group_of[pair[1]])].append(pair)
    return [(g, carried[id(g)]) for g in groups]


def _inherited(index: Index, carried: Carried, fresh: frozenset[str]) -> Carried:
    """The events with the claims that take them over from the sentence or question before."""
    of: dict[str, set[int]] = defaultdict(set)
    for number, (_, pairs) in enumerate(carried):
        for claim, _ in pairs:
            of[claim.id].add(number)
    spoken = Spoken([g for g, _ in carried], {c: frozenset(numbers) for c, numbers in of.items()})
    by_id = {c.id: c for c in index.contents.claims}
    for claim_id, number in sorted(inherit(index, spoken).items()):
        group, pairs = carried[number]
        if pairs and claim_id in fresh:
            pairs.append((by_id[claim_id], pairs[0][1]))
            group.evidence.add("what it says next")
    return carried


def _exists(index: Index, mention: Happening) -> bool:
    """Whether a mention may found an event: not what is supposed or asked, unless it has its own date."""
    claim = index.tightest(mention.document, mention.start, mention.end)
    if claim is None or claim.polarity not in UNREAL:
        return True
    return mention.definite and narrow(mention.when)


def _unreal(mention: Happening) -> Happening:
    """The same mention, unable to found an event."""
    values = {name: getattr(mention, name) for name in Happening.__slots__}
    return Happening(**{**values, "real": False})


def _claims_at(index: Index, mention: Happening) -> list[Claim]:
    """The claims that speak of a mention: the tightest, and those around it that are not much wider."""
    over = [
        c
        for c in index.claims.on(mention.document, mention.start, mention.end)
        if c.passage.start <= mention.start and c.passage.end >= mention.end
    ]
    if not over:
        return []
    least = min(c.passage.end - c.passage.start for c in over)
    limit = max(WIDE_LEAST, WIDE * least)
    return [
        c
        for c in over
        if c.passage.end - c.passage.start <= limit or c.passage.end - c.passage.start == least
    ]


def _incident(
    index: Index,
    edges: tuple[LineageEdge, ...],
    mentions: Sequence[Happening],
    carried: tuple[Group, list[tuple[Claim, int]]],
) -> Incident | None:
    """One incident; None when no claim speaks of it."""
    group, pairs = carried
    claims = {c.id: c for c, _ in sorted(pairs, key=lambda p: (p[0].passage, p[0].id))}
    if not claims:
        return None
    spoken = [mentions[n] for n in group.members]
    when, place = _when(spoken), _place(spoken)
    documents = tuple(sorted({c.passage.document for c in claims.values()}))
    return Incident(
        id=content_id("inc", *sorted(claims)),
        label=_label(spoken, when, place[1] if place else None),
        when=when,
        place=place[0] if place else None,
        documents=documents,
        claims=tuple(claims),
        lineages=count_lineages(index, claims.values(), edges),
        reason=_reason(spoken, group, len(documents)),
    )


def _when(spoken: list[Happening]) -> When | None:
    """The narrowest of the most often stated dates."""
    stated = Counter(m.when for m in spoken if m.when is not None and narrow(m.when))
    if not stated:
        return None
    best = min(stated, key=lambda w: (w.days or 0, -stated[w], str(w.earliest)))
    return When(best.earliest, best.latest, best.precision)


def _place(spoken: list[Happening]) -> tuple[str | None, str] | None:
    """(entity id, name) of the most often named specific place, else of a wider one."""
    for broad in (False, True):
        found = Counter((p.entity, p.name) for m in spoken for p in m.places[:1] if p.broad is broad)
        if found:
            return min(found, key=lambda p: (-found[p], p[1]))
    return None


def _label(spoken: list[Happening], when: When | None, place: str | None) -> str:
    """What, where, when, in the words of the sources and without adjectives."""
    titles = Counter(m.title for m in spoken if m.title)
    heads = Counter(" ".join(m.head.split()).casefold() for m in spoken if not m.consequence)
    names = titles or heads or Counter(m.head.casefold() for m in spoken)
    what = min(names, key=lambda w: (-names[w], w)).removesuffix(" the").removesuffix(" a")
    return ", ".join([what, *([place] if place else []), *([_span(when)] if when else [])])


def _span(when: When) -> str:
    """An interval in ISO form."""
    days = [d.isoformat() for d in (when.earliest, when.latest) if d]
    return days[0] if len(set(days)) == 1 else "/".join(days)


def _reason(spoken: list[Happening], group: Group, documents: int) -> Reason:
    """Why these mentions were taken for one event."""
    evidence = sorted(group.evidence) or ["one mention"]
    detail = f"{len(spoken)} mention(s) in {documents} document(s), taken together by: {', '.join(evidence)}."
    dated, placed = any(m.when for m in spoken), any(m.spot for m in spoken)
    score = 0.4 + 0.2 * dated + 0.2 * placed + 0.1 * (len(spoken) > 1)
    return Reason(RULE, round(score, 2), detail, tuple(sorted({m.head.casefold() for m in spoken})))
