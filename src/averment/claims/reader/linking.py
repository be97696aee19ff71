"""Sources, cues and contents found side by side become attributions: who, by which cue, says what.

Contents of one nesting level meet the cues and sources of that level only: what stands inside a content is
said to be said. Within a level the nearest cue of the sentence takes a content, and the nearest source
takes the cue, the distance to the content counting less (the linker whose figures docs/methods give).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from averment.claims.sentences import Span

ACROSS: Final = 40  # code points of penalty for another cue between a source and its cue
CONTENT_WEIGHT: Final = 0.3
RUNS_ON: Final = 6  # code points between a content and the one that goes on with it
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
    outer: tuple[Tag, ...]
    inner: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution; `goes_on` when the content continues the one before, with its cue and source."""

    content: Tag
    cue: Tag | None
    source: Tag | None
    goes_on: bool = False


def link(tagged: Tagged, sentences: Sequence[Span]) -> list[Link]:
    """The attributions of a segment, in the order of their contents; unclaimed contents are left out."""
    starts = [sentence.start for sentence in sentences]
    found = _level(_free(tagged, tagged.outer), starts)
    for content in tagged.outer:
        inside = tuple(t for t in tagged.inner if _holds(content, t) and t != content)
        if inside:
            found += _level(_free(_within(tagged, content, inside), inside), starts)
    return sorted(found, key=lambda one: (one.content.start, -one.content.end))


def _free(tagged: Tagged, contents: Sequence[Tag]) -> Tagged:
    """The sources and cues outside the contents of their level."""
    return Tagged(
        tuple(t for t in tagged.sources if not any(_holds(c, t) for c in contents)),
        tuple(t for t in tagged.cues if not any(_holds(c, t) for c in contents)),
        tuple(contents),
        (),
    )


def _within(tagged: Tagged, content: Tag, inside: tuple[Tag, ...]) -> Tagged:
    return Tagged(
        tuple(t for t in tagged.sources if _holds(content, t)),
        tuple(t for t in tagged.cues if _holds(content, t)),
        inside,
        (),
    )


def _level(pool: Tagged, starts: list[int]) -> list[Link]:
    found: list[Link] = []
    for content in sorted(pool.outer, key=lambda t: t.start):
        cue = _cue_of(content, pool, starts)
        source = _source_of(content, cue, pool, starts)
        before = found[-1] if found else None
        if cue is not None:
            found.append(Link(content, cue, source or _shared(cue, found, starts)))
        elif source is not None:
            found.append(Link(content, None, source))
        elif before is not None and _runs_on(before, content):
            found.append(Link(content, before.cue, before.source, goes_on=True))
    return found


def _cue_of(content: Tag, pool: Tagged, starts: list[int]) -> Tag | None:
    near = [
        cue for cue in pool.cues if _same_sentence(cue, content, starts) and _gap(cue, content) <= LONGEST_WAY
    ]
    return min(near, key=lambda cue: (_gap(cue, content), cue.start), default=None)


def _source_of(content: Tag, cue: Tag | None, pool: Tagged, starts: list[int]) -> Tag | None:
    near = [s for s in pool.sources if _same_sentence(s, cue or content, starts)]
    near = [s for s in near if _gap(s, cue or content) <= LONGEST_WAY]
    if cue is None:
        return min(near, key=lambda s: (_gap(s, content), s.start), default=None)

    def far(source: Tag) -> tuple[float, int]:
        between = any(c is not cue and _between(c, source, cue) for c in pool.cues)
        apart = any(_between(c, source, cue) for c in pool.outer if c is not content)
        return (
            _gap(source, cue) + CONTENT_WEIGHT * _gap(source, content) + ACROSS * (between + apart),
            source.start,
        )

    return min(near, key=far, default=None)


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


def _holds(outer: Tag, inner: Tag) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _between(tag: Tag, one: Tag, other: Tag) -> bool:
    low, high = min(one.end, other.end), max(one.start, other.start)
    return low <= tag.start and tag.end <= high


def _gap(one: Tag, other: Tag) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))
