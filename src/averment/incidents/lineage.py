"""Which passages repeat which, with the exact words on both sides."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from averment.incidents.align import PLAIN, WHOLE, Region, plain_words, regions
from averment.incidents.direction import Copy, directed
from averment.incidents.index import Index
from averment.incidents.shingles import Part, candidates, grams, numbered, parts
from averment.model import EdgeStatus, LineageEdge, LineageType, Passage, Reason, content_id, rule_id

VERBATIM: Final = rule_id("verbatim-copy", 1)  # the one rule by which a machine may confirm a derivation
OVERLAP: Final = rule_id("shared-wording", 1)
CONFIRMED_WORDS: Final = 40
SHARED_LEAST: Final = 3  # 5-grams; below seven consecutive words nothing is looked at
MOSTLY: Final = 0.5
TABLE: Final = 20  # words of a text that is more than a name


@dataclass(frozen=True, slots=True)
class _Found:
    """A copied region between two parts."""

    a: Part
    b: Part
    region: Region


def find_lineage(index: Index) -> tuple[LineageEdge, ...]:
    """Derivations by shared wording, in the order of their derived passages.

    A stretch is linked to the ancestor that holds most of it, so that ten copies of one text give ten
    edges and not fifty-five. Boilerplate and stock phrases never count.
    """
    everything = parts(index)
    all_grams = [grams(words) for words in numbered(everything)]
    pairs = candidates([*all_grams], SHARED_LEAST) + [(p.number, p.number) for p in everything]
    found = [
        _Found(everything[i], everything[j], region)
        for i, j in pairs
        for region in regions(everything[i], everything[j], (all_grams[i], all_grams[j]))
    ]
    plain = [f for f in found if _is_plain(index, f)]
    edges = {edge.id: edge for f in _nearest(plain) for edge in [_edge(index, f)]}
    return tuple(sorted(edges.values(), key=lambda e: (e.derived, e.ancestor, e.id)))


def _is_plain(index: Index, found: _Found) -> bool:
    """Whether a region is more than one long proper name, in the spelling of either side.

    Two texts that are one from end to end need no plain words: a table is names and numbers.
    """
    region = found.region
    longest = max(len(found.a.words), len(found.b.words))
    if found.a.number != found.b.number and longest >= TABLE and region.matched >= WHOLE * longest:
        return True
    least = min(PLAIN, region.matched // 2)
    a = plain_words(index.text(found.a.document), found.a, (region.a_start, region.a_end))
    b = plain_words(index.text(found.b.document), found.b, (region.b_start, region.b_end))
    return max(a, b) >= least


def _nearest(found: list[_Found]) -> list[_Found]:
    """For each later stretch the earlier part that holds most of it; the earliest of equals."""
    by_part: dict[int, list[_Found]] = defaultdict(list)
    for item in found:
        by_part[item.b.number].append(item)
    kept: list[_Found] = []
    for number in sorted(by_part):
        taken: list[_Found] = []
        for item in sorted(by_part[number], key=lambda f: (-f.region.matched, f.a.number, f.region.b_start)):
            if not any(_mostly_inside(item.region, other.region) for other in taken):
                taken.append(item)
        kept.extend(taken)
    return kept


def _mostly_inside(region: Region, other: Region) -> bool:
    """Whether most of a region of the later part is already explained by another one."""
    shared = min(region.b_end, other.b_end) - max(region.b_start, other.b_start)
    return shared > MOSTLY * (region.b_end - region.b_start)


def _passage(index: Index, part: Part, span: tuple[int, int]) -> Passage:
    """The words of a part from one position to another, as they stand in the text."""
    first, last = part.words[span[0]], part.words[span[1] - 1]
    return Passage.cut(part.document, index.text(part.document), first.start, last.end)


def _edge(index: Index, found: _Found) -> LineageEdge:
    """A derivation with its direction, type, status and reason."""
    region = found.region
    earlier = Copy(found.a, _passage(index, found.a, (region.a_start, region.a_end)))
    later = Copy(found.b, _passage(index, found.b, (region.b_start, region.b_end)))
    ancestor, derived, why = directed(index, earlier, later)
    words = min(region.a_end - region.a_start, region.b_end - region.b_start)
    sure = region.containment >= WHOLE and words >= CONFIRMED_WORDS
    reason = Reason(
        rule=VERBATIM if sure else OVERLAP,
        score=round(region.containment, 3),
        detail=f"{region.matched} of {words} words stand in both passages in the same order; {why}.",
        used=(ancestor.passage.document, derived.passage.document),
    )
    return LineageEdge(
        id=content_id("lin", *_place(ancestor.passage), *_place(derived.passage)),
        ancestor=ancestor.passage,
        derived=derived.passage,
        type=_type(ancestor, derived, region),
        status=EdgeStatus.CONFIRMED if sure else EdgeStatus.SUSPECTED,
        reason=reason,
    )


def _place(passage: Passage) -> tuple[str, int, int]:
    """What identifies a passage."""
    return (passage.document, passage.start, passage.end)


def _type(ancestor: Copy, derived: Copy, region: Region) -> LineageType:
    """The same words as a whole, a republication of most of one side, or a quotation."""
    sizes = [len(copy.part.words) for copy in (ancestor, derived)]
    if ancestor.passage.document != derived.passage.document:
        if min(sizes) == max(sizes) == region.matched:
            return LineageType.DUPLICATE_FILE
        if region.matched >= MOSTLY * min(sizes):
            return LineageType.REPUBLISHES
    return LineageType.QUOTES
