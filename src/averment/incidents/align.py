"""Exact alignment of a copied passage: which words of one part stand in the other."""

from dataclasses import dataclass
from typing import Final

from averment.incidents.shingles import WIDTH, Grams, Part, matches, repeats, runs
from averment.incidents.tokens import stops
from averment.incidents.words import entries

GAP: Final = WIDTH + 8  # words that may differ in the middle of a copy: an altered number, an inserted clause
LEAST: Final = 12  # matched words that make a copy; stock phrases stay below
PLAIN: Final = 8  # of these, words that are not part of a long proper name
SHORT: Final = 7  # matched words that suffice when they are all a comment consists of
WHOLE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Region:
    """A copied stretch: word positions in the earlier and the later part (ends excluded)."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    matched: int  # words of the later part inside shared 5-grams

    @property
    def containment(self) -> float:
        """The share of the shorter side's words that match."""
        return min(1.0, self.matched / max(1, min(self.a_end - self.a_start, self.b_end - self.b_start)))


def regions(a: Part, b: Part, grams: tuple[Grams, Grams]) -> list[Region]:
    """The stretches of `b` that stand in `a`, in order; none when only stock phrases are shared."""
    same = a.number == b.number
    pairs = repeats(grams[0]) if same else matches(*grams)
    found = [_grow(a, b, r) for chain in runs(pairs, GAP) for r in [_region(chain)] if r.matched >= SHORT]
    kept = [r for r in found if _copied(a, b, r) and not (same and r.a_end > r.b_start)]
    return _disjoint(kept)


def _region(chain: list[tuple[int, int]]) -> Region:
    """The span of a chain, and how many words its 5-grams cover."""
    covered: set[int] = set()
    for _, b in chain:
        covered.update(range(b, b + WIDTH))
    first, last = chain[0], chain[-1]
    return Region(first[0], last[0] + WIDTH, first[1], last[1] + WIDTH, len(covered))


def _grow(a: Part, b: Part, region: Region) -> Region:
    """Let the region take the equal words at both ends, over one changed word if two equal ones follow."""
    before = _reach(a, b, (region.a_start - 1, region.b_start - 1), -1)
    after = _reach(a, b, (region.a_end, region.b_end), 1)
    return Region(
        region.a_start - before[0],
        region.a_end + after[0],
        region.b_start - before[0],
        region.b_end + after[0],
        region.matched + before[1] + after[1],
    )


def _reach(a: Part, b: Part, start: tuple[int, int], step: int) -> tuple[int, int]:
    """How many words further the copy goes in one direction, and how many of them are equal."""
    taken = equal = 0
    while True:
        here = [_same(a, b, start[0] + step * (taken + n), start[1] + step * (taken + n)) for n in range(3)]
        if here[0]:
            taken, equal = taken + 1, equal + 1
        elif here[1] and here[2]:
            taken, equal = taken + 3, equal + 2
        else:
            return taken, equal


def _same(a: Part, b: Part, i: int, j: int) -> bool:
    """Whether two positions exist and hold the same word."""
    return 0 <= i < len(a.words) and 0 <= j < len(b.words) and a.words[i].word == b.words[j].word


def _copied(a: Part, b: Part, region: Region) -> bool:
    """Whether a region is too long and too plain to be a stock phrase or a long name."""
    if region.matched >= LEAST:
        return 2 * region.matched >= region.b_end - region.b_start
    whole = region.matched >= SHORT and any(
        region.matched >= WHOLE * len(part.words) for part in (a, b) if part.words
    )
    return whole and a.number != b.number


def plain_words(text: str, part: Part, span: tuple[int, int]) -> int:
    """How many words of a span stand outside of proper names and their small words."""
    glue = stops() | set(entries("name_glue"))
    words = part.words[span[0] : span[1]]
    named = [text[t.start].isupper() or t.word[0].isdigit() for t in words]
    count = 0
    for n, token in enumerate(words):
        inside = named[n] or (
            token.word in glue and any(named[max(0, n - 3) : n]) and any(named[n + 1 : n + 4])
        )
        count += not inside
    return count


def _disjoint(found: list[Region]) -> list[Region]:
    """Of regions that overlap in the later part, the longest."""
    kept: list[Region] = []
    for region in sorted(found, key=lambda r: (-r.matched, r.b_start, r.a_start)):
        if all(region.b_end <= k.b_start or region.b_start >= k.b_end for k in kept):
            kept.append(region)
    return sorted(kept, key=lambda r: r.b_start)
