"""Sources, cues and contents found side by side become attributions: who, by which cue, says what.

Contents of one nesting level meet the cues and sources of that level only: what stands inside a content is
said to be said. Within a level the nearest cue of the sentence takes a content, and the nearest source
takes the cue, the distance to the content counting less (the linker whose figures docs/methods give).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from averment.claims.sentences import Span

ACROSS: Final = 40  # code points of penalty for another cue between a source and its cue
CONTENT_WEIGHT: Final = 0.3
RUNS_ON: Final = 6  # code points between a content and the one that goes on with it
NAME: Final = 12  # code points that every masked name counts for, so that no party's name moves a distance
CLOSE: Final = 2 * NAME  # code points by which a source may be farther than the one taken and still compete
LONGEST_WAY: Final = 250  # code points between a cue and its source or content


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch that the network marked, with its probability and, for a cue, the kind of saying."""

    start: int
    end: int
    score: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the network marked in one segment."""

    sources: tuple[Tag, ...]
    cues: tuple[Tag, ...]
    contents: tuple[tuple[Tag, ...], ...] = ()  # by depth: said by somebody, said to be said, and so on
    names: tuple[Span, ...] = ()  # masked names, all of which count as equally long


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution; `goes_on` when the content continues the one before, with its cue and source.

    `rival` is the source that stood nearly as close to the cue as the one taken.
    """

    content: Tag
    cue: Tag | None
    source: Tag | None
    goes_on: bool = False
    rival: Tag | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Tags in the order of the text, so that a page is looked through only where a tag can be near."""

    tags: tuple[Tag, ...]
    starts: tuple[int, ...]
    reached: tuple[int, ...]  # the farthest end so far

    @classmethod
    def of(cls, tags: Iterable[Tag]) -> "Row":
        """The tags in their order."""
        row = sorted(tags, key=lambda t: (t.start, t.end))
        return cls(tuple(row), tuple(t.start for t in row), tuple(accumulate((t.end for t in row), max)))

    def around(self, low: int, high: int) -> tuple[Tag, ...]:
        """The tags that reach between two places or touch them."""
        first, last = bisect_left(self.reached, low), bisect_right(self.starts, high)
        return tuple(t for t in self.tags[first:last] if t.end >= low)

    def inside(self, content: Tag) -> tuple[Tag, ...]:
        """The tags that stand inside a content and are not the content itself."""
        near = self.around(content.start, content.end)
        return tuple(t for t in near if holds(content, t) and t != content)


@dataclass(frozen=True, slots=True)
class _Pool:
    """The sources, cues and contents of one nesting level."""

    sources: Row
    cues: Row
    contents: Row


def link(tagged: Tagged, sentences: Sequence[Span]) -> list[Link]:
    """The attributions of a segment, in the order of their contents; unclaimed contents are left out."""
    if tagged.names:
        return _blindly(tagged, sentences)
    starts = [sentence.start for sentence in sentences]
    found = _nested(Row.of(tagged.sources), Row.of(tagged.cues), tagged.contents, starts)
    return sorted(found, key=lambda one: (one.content.start, -one.content.end))


def _nested(sources: Row, cues: Row, depths: Sequence[Iterable[Tag]], starts: list[int]) -> list[Link]:
    """The attributions of one level, and those inside each of its contents."""
    if not depths:
        return []
    contents, deeper = Row.of(depths[0]), [Row.of(tags) for tags in depths[1:]]
    found = _level(_free(sources.tags, cues.tags, contents), starts)
    for content in contents.tags:
        inside = [row.inside(content) for row in deeper]
        if inside and inside[0]:
            within = Row.of(sources.inside(content)), Row.of(cues.inside(content))
            found += _nested(*within, inside, starts)
    return found


def _blindly(tagged: Tagged, sentences: Sequence[Span]) -> list[Link]:
    """The same with every name as long as the others; the links found are those of the tags given."""
    names = tagged.names
    starts = [name.start for name in names]
    gained = [0, *accumulate(NAME - (name.end - name.start) for name in names)]

    def place(at: int) -> int:
        before = bisect_right(starts, at)
        if before and at < names[before - 1].end:
            return starts[before - 1] + gained[before - 1] + min(at - starts[before - 1], NAME)
        return at + gained[before]

    def moved(tag: Tag) -> Tag:
        return Tag(place(tag.start), place(tag.end), tag.score, tag.kind)

    rows = [{moved(t): t for t in row} for row in (tagged.sources, tagged.cues, *tagged.contents)]
    back = {new: old for row in rows for new, old in row.items()}
    blind = Tagged(tuple(rows[0]), tuple(rows[1]), tuple(tuple(row) for row in rows[2:]))
    found = link(blind, [Span(place(s.start), place(s.end)) for s in sentences])
    return [
        Link(
            back[one.content],
            back[one.cue] if one.cue else None,
            back[one.source] if one.source else None,
            one.goes_on,
            back[one.rival] if one.rival else None,
        )
        for one in found
    ]


def _free(sources: Iterable[Tag], cues: Iterable[Tag], row: Row) -> _Pool:
    """A level: its contents, and the sources and cues that stand outside of them."""

    def outside(tags: Iterable[Tag]) -> Row:
        return Row.of(t for t in tags if not any(holds(c, t) for c in row.around(t.start, t.end)))

    return _Pool(outside(sources), outside(cues), row)


def _level(pool: _Pool, starts: list[int]) -> list[Link]:
    found: list[Link] = []
    for content in pool.contents.tags:
        cue = _cue_of(content, pool, starts)
        source, rival = _sources_of(content, cue, pool, starts)
        before = found[-1] if found else None
        if cue is not None:
            found.append(Link(content, cue, source or _shared(cue, found, starts), rival=rival))
        elif source is not None and _gap(source, content) <= RUNS_ON:
            found.append(Link(content, None, source, rival=rival))
        elif before is not None and _runs_on(before, content):
            found.append(Link(content, before.cue, before.source, goes_on=True))
    return found


def _near(row: Row, tag: Tag, starts: list[int]) -> list[Tag]:
    """The tags of the same sentence that are not too far from a tag."""
    around = row.around(tag.start - LONGEST_WAY, tag.end + LONGEST_WAY)
    return [t for t in around if _same_sentence(t, tag, starts) and _gap(t, tag) <= LONGEST_WAY]


def _cue_of(content: Tag, pool: _Pool, starts: list[int]) -> Tag | None:
    near = _near(pool.cues, content, starts)
    return min(near, key=lambda cue: (_gap(cue, content), cue.start), default=None)


def _sources_of(
    content: Tag, cue: Tag | None, pool: _Pool, starts: list[int]
) -> tuple[Tag | None, Tag | None]:
    """The source of an attribution, and the one that is hardly farther away."""
    near = _near(pool.sources, cue or content, starts)

    def far(source: Tag) -> tuple[float, int]:
        if cue is None:
            return _gap(source, content), source.start
        low, high = min(source.end, cue.end), max(source.start, cue.start)
        between = any(c is not cue and _between(c, source, cue) for c in pool.cues.around(low, high))
        apart = any(_between(c, source, cue) for c in pool.contents.around(low, high) if c is not content)
        return (
            _gap(source, cue) + CONTENT_WEIGHT * _gap(source, content) + ACROSS * (between + apart),
            source.start,
        )

    ranked = sorted((*far(source), n) for n, source in enumerate(near))[:2]
    close = len(ranked) > 1 and ranked[1][0] - ranked[0][0] <= CLOSE
    return near[ranked[0][-1]] if ranked else None, near[ranked[1][-1]] if close else None


def _shared(cue: Tag, found: list[Link], starts: list[int]) -> Tag | None:
    """The source of the attribution before in the same sentence: "X said A and added B"."""
    if found and found[-1].cue is not None and _same_sentence(found[-1].cue, cue, starts):
        return found[-1].source
    return None


def _runs_on(before: Link, content: Tag) -> bool:
    """Whether only a stop and blanks lie between an attribution and a content: the speaker goes on."""
    parts = [before.content, before.cue, before.source]
    reached = max(part.end for part in parts if part is not None)
    return content.start - reached <= RUNS_ON


def _same_sentence(one: Tag, other: Tag, starts: list[int]) -> bool:
    first = bisect_right(starts, one.start)
    return first in {bisect_right(starts, other.start), bisect_right(starts, other.end - 1)}


def holds(outer: Tag, inner: Tag) -> bool:
    """Whether one tag stands inside another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _between(tag: Tag, one: Tag, other: Tag) -> bool:
    low, high = min(one.end, other.end), max(one.start, other.start)
    return low <= tag.start and tag.end <= high


def _gap(one: Tag, other: Tag) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))
