"""The network over one document: sources, cues and contents of every part, as spans of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from averment.claims.reader.decoding import Labels, Scores, Stretch, log_softmax, stretches
from averment.claims.reader.linking import Tag, Tagged
from averment.claims.reader.network import Network
from averment.claims.reader.wording import NAME, NameSense, Word, name_sense, windows, words_in
from averment.claims.sentences import Span

HEADS: Final = ("agents", "outer", "cue")
DEEPEST: Final = 3  # levels of "said that she had said that he had said"


@dataclass(frozen=True, slots=True)
class _Marks:
    """What one pass over one stretch of text found."""

    sources: tuple[Tag, ...]
    cues: tuple[Tag, ...]
    contents: tuple[Tag, ...]
    names: tuple[Span, ...]


def tag(network: Network, text: str, regions: Sequence[Span]) -> list[Tagged]:
    """What the network marks in each region; no window crosses from one region into another.

    What somebody is said to have said is then read again by itself, as if nobody had said it, where a word
    of saying stands in it; and what is found there once more, three levels deep.
    """
    sense = name_sense(text)
    first = _pass(network, text, regions, sense)
    found = [Tagged(m.sources, m.cues, (m.contents,), m.names) for m in first]
    owners, latest = list(range(len(regions))), first
    for _ in range(DEEPEST - 1):
        within = [(owner, k) for owner, m in zip(owners, latest, strict=True) for k in m.contents]
        again = [(owner, k) for owner, k in within if any(_inside(cue, k) for cue in found[owner].cues)]
        owners = [owner for owner, _ in again]
        latest = _pass(network, text, [Span(k.start, k.end) for _, k in again], sense)
        latest = [_said_there(marks) for marks in latest]
        found = _deeper(found, owners, latest)
    return found


def _pass(network: Network, text: str, regions: Sequence[Span], sense: NameSense) -> list[_Marks]:
    parts = [_windows(text, region, sense) for region in regions]
    flat = [window for part in parts for window in part]
    scored = iter(network.scores(flat, HEADS)) if flat else iter(())
    return [_marks(network, [(window, next(scored)) for window in part]) for part in parts]


def _said_there(marks: _Marks) -> _Marks:
    """Without the contents that hold every word of saying: these are what was read, found once more."""
    contents = tuple(k for k in marks.contents if not all(_inside(cue, k) for cue in marks.cues))
    return replace(marks, contents=contents)


def _deeper(found: Sequence[Tagged], owners: Sequence[int], latest: Sequence[_Marks]) -> list[Tagged]:
    """With a level more; who and how was marked before stays as it was."""
    gained: dict[int, list[_Marks]] = {}
    for owner, marks in zip(owners, latest, strict=True):
        if marks.contents:
            gained.setdefault(owner, []).append(marks)
    return [
        Tagged(
            _more(one.sources, (t for m in gained.get(n, ()) for t in m.sources)),
            _more(one.cues, (t for m in gained.get(n, ()) for t in m.cues)),
            (*one.contents, tuple(k for m in gained.get(n, ()) for k in m.contents)),
            one.names,
        )
        for n, one in enumerate(found)
    ]


def _more(before: Sequence[Tag], new: Iterable[Tag]) -> tuple[Tag, ...]:
    """The tags with those that touch none of them."""
    reached = sorted((t.start, t.end) for t in before)
    added = []
    for one in new:
        at = bisect_left(reached, (one.end, 0))
        if at == 0 or reached[at - 1][1] <= one.start:
            added.append(one)
    return tuple(sorted([*before, *added], key=lambda t: (t.start, t.end)))


def _inside(one: Tag, content: Tag) -> bool:
    return content.start <= one.start and one.end <= content.end


def _windows(text: str, region: Span, sense: NameSense) -> list[list[Word]]:
    found = words_in(text, region.start, region.end, sense)
    return [found[first:last] for first, last in windows(found)]


def _marks(network: Network, read: Iterable[tuple[list[Word], dict[str, Scores]]]) -> _Marks:
    sources, cues, contents = list[Tag](), list[Tag](), list[Tag]()
    names: list[Span] = []
    for words, scores in read:
        names += [Span(word.start, word.end) for word in words if word.pieces == (NAME,)]
        for stretch in _stretches(scores["agents"], network.labels["agents"]):
            if stretch.label == "S":
                sources.append(_tag(words, _whole_name(words, stretch)))
            else:
                cues.append(_tag(words, stretch, _kind(network, scores["cue"], stretch)))
        contents += [_tag(words, s) for s in _stretches(scores["outer"], network.labels["outer"])]
    return _Marks(tuple(sources), tuple(cues), tuple(contents), tuple(names))


def _whole_name(words: Sequence[Word], stretch: Stretch) -> Stretch:
    """The stretch with the name directly before or behind it: half a name names nobody."""
    first, last = stretch.first, stretch.last
    if last < len(words) and words[last].pieces == (NAME,):
        last += 1
    if first > 0 and words[first - 1].pieces == (NAME,):
        first -= 1
    return Stretch(stretch.label, first, last, stretch.score)


def _stretches(logits: Scores, labels: Labels) -> list[Stretch]:
    return list(stretches(log_softmax(logits), labels))


def _kind(network: Network, logits: Scores, stretch: Stretch) -> str:
    """The likeliest kind of the cue, over all its words."""
    mean = np.exp(log_softmax(logits[stretch.first : stretch.last])).mean(axis=0)
    return network.cue_kinds[int(mean.argmax())]


def _tag(words: Sequence[Word], stretch: Stretch, kind: str = "") -> Tag:
    return Tag(words[stretch.first].start, words[stretch.last - 1].end, round(stretch.score, 3), kind)
