"""Word 5-grams of the parts of a case, and which parts share some.

A part is one voice: an article, a reproduced statement or one comment. Containment of 5-grams, not
Jaccard, finds short quotations in long pages (Broder, "On the resemblance and containment of documents",
1997).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from averment.incidents.index import Index
from averment.incidents.tokens import Token, tokens
from averment.model import SegmentKind

WIDTH: Final = 5
FOLLOWED: Final = 6  # of the holders of a 5-gram, how many earlier ones are looked at: keeps the work linear
STOCK: Final = 4  # times a 5-gram may stand in one part before it is taken for a stock phrase of its author
ALONE: Final = frozenset({SegmentKind.COMMENT, SegmentKind.QUOTED_STATEMENT})

Grams = Mapping[tuple[int, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Part:
    """One voice of a document: its words in order, without boilerplate."""

    number: int  # place in the order of parts: published, then id
    document: str
    kind: SegmentKind  # comment, quoted_statement, or body for the rest
    words: tuple[Token, ...]


def parts(index: Index) -> tuple[Part, ...]:
    """The parts of a case, the earliest document first, in an order that intake does not decide."""
    found: list[tuple[str, SegmentKind, list[Token]]] = []
    for document in sorted(index.documents, key=lambda d: published(index, d)):
        found.extend((document, kind, words) for kind, words in _voices(index, document))
    return tuple(Part(n, d, kind, tuple(words)) for n, (d, kind, words) in enumerate(found))


def published(index: Index, document: str) -> tuple[str, str]:
    """A document's place in time: the first day on which it can have been published, unknown last."""
    when = index.documents[document].published
    day = when.earliest if when else None
    return (day.isoformat() if day else "9999", document)


def _voices(index: Index, document: str) -> Iterator[tuple[SegmentKind, list[Token]]]:
    """The article's own words first, then each statement and comment."""
    text = index.text(document)
    segments = index.segments.of(document)
    own: list[Token] = []
    apart: list[tuple[SegmentKind, list[Token]]] = []
    at = 0
    for segment in segments:
        start, end = segment.passage.start, segment.passage.end
        own.extend(tokens(text, at, start))
        words = tokens(text, start, end)
        if segment.kind in ALONE:
            apart.append((segment.kind, words))
        elif segment.kind is not SegmentKind.BOILERPLATE:
            own.extend(words)
        at = max(at, end)
    own.extend(tokens(text, at))
    yield from [(SegmentKind.BODY, own), *apart]


def numbered(found: Iterable[Part]) -> list[list[int]]:
    """Each part's words as numbers; the same word has the same number everywhere."""
    numbers: dict[str, int] = {}
    return [[numbers.setdefault(t.word, len(numbers)) for t in part.words] for part in found]


def grams(words: list[int]) -> dict[tuple[int, ...], list[int]]:
    """The 5-grams of a part and where each begins."""
    places: dict[tuple[int, ...], list[int]] = {}
    for at, gram in enumerate(zip(*(words[n:] for n in range(WIDTH)), strict=False)):
        places.setdefault(gram, []).append(at)
    return places


def candidates(all_grams: list[Grams], least: int) -> list[tuple[int, int]]:
    """Pairs of parts (earlier, later) that share at least `least` 5-grams, by an inverted index."""
    holders: dict[tuple[int, ...], list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for number, places in enumerate(all_grams):
        for gram in places:
            earlier = holders[gram]
            for other in earlier:
                shared[other, number] += 1
            if len(earlier) < FOLLOWED:
                earlier.append(number)
    return sorted(pair for pair, count in shared.items() if count >= least)


def matches(a: Grams, b: Grams) -> list[tuple[int, int]]:
    """Where 5-grams of `b` stand in `a`, as (place in a, place in b), in order of b."""
    common = [gram for gram in a.keys() & b.keys() if len(a[gram]) <= STOCK and len(b[gram]) <= STOCK]
    pairs = [(i, j) for gram in common for i in a[gram] for j in b[gram]]
    return sorted(pairs, key=lambda pair: (pair[1], pair[0]))


def repeats(a: Grams) -> list[tuple[int, int]]:
    """Where 5-grams of one part stand again later in it."""
    pairs = [pair for places in a.values() if 1 < len(places) <= STOCK for pair in pairwise(places)]
    return sorted(pairs, key=lambda pair: (pair[1], pair[0]))


def runs(pairs: list[tuple[int, int]], gap: int) -> list[list[tuple[int, int]]]:
    """Chains of matches that go on in both parts, with at most `gap` other words in between."""
    open_: list[list[tuple[int, int]]] = []
    done: list[list[tuple[int, int]]] = []
    for _, group in groupby(pairs, key=lambda pair: pair[1]):
        for a, b in group:
            done.extend(c for c in open_ if b - c[-1][1] > gap)
            open_ = [c for c in open_ if b - c[-1][1] <= gap]
            fit = [c for c in open_ if 0 < a - c[-1][0] <= gap and b > c[-1][1]]
            if fit:
                max(fit, key=lambda c: (c[-1], len(c))).append((a, b))
            else:
                open_.append([(a, b)])
    return done + open_
