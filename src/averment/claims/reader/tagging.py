"""The network over one document: sources, cues and contents of every part, as spans of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import numpy as np

from averment.claims.reader.decoding import Labels, Scores, Stretch, log_softmax, stretches
from averment.claims.reader.linking import Row, Tag, Tagged, holds
from averment.claims.reader.network import Network
from averment.claims.reader.wording import NAME, NameSense, Word, name_sense, windows, words_in
from averment.claims.sentences import Span

HEADS: Final = ("agents", "outer", "cue")
BLOCK: Final = 512  # windows
LONGEST_PART: Final = 100_000  # code points
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
        cues = [Row.of(one.cues) for one in found]
        within = [(owner, k) for owner, m in zip(owners, latest, strict=True) for k in m.contents]
        again = [(owner, k) for owner, k in within if cues[owner].inside(k)]
        owners = [owner for owner, _ in again]
        latest = _pass(network, text, [Span(k.start, k.end) for _, k in again], sense)
        latest = [_said_there(marks) for marks in latest]
        found = _deeper(found, owners, latest)
    return found


def _pass(network: Network, text: str, regions: Sequence[Span], sense: NameSense) -> list[_Marks]:
    """One reading of each region; no more than a block of windows is held at a time."""
    found: list[list[_Marks]] = [[] for _ in regions]
    waiting = _windows(text, regions, sense)
    while block := list(islice(waiting, BLOCK)):
        scored = network.scores([words for _, words in block], HEADS)
        for (number, words), scores in zip(block, scored, strict=True):
            found[number].append(_marks(network, words, scores))
    return [_joined(marks) for marks in found]


def _joined(marks: Sequence[_Marks]) -> _Marks:
    """The windows of one region together."""
    return _Marks(
        tuple(t for one in marks for t in one.sources),
        tuple(t for one in marks for t in one.cues),
        tuple(t for one in marks for t in one.contents),
        tuple(t for one in marks for t in one.names),
    )


def _said_there(marks: _Marks) -> _Marks:
    """Without the contents that hold every word of saying: these are what was read, found once more."""
    contents = tuple(k for k in marks.contents if not all(holds(k, cue) for cue in marks.cues))
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


def _windows(text: str, regions: Sequence[Span], sense: NameSense) -> Iterator[tuple[int, list[Word]]]:
    """The windows of all regions, each with the number of its region."""
    for number, region in enumerate(regions):
        for start, end in _parts(text, region):
            found = words_in(text, start, end, sense)
            yield from ((number, found[first:last]) for first, last in windows(found))


def _parts(text: str, region: Span) -> Iterator[tuple[int, int]]:
    """A region, cut at blanks where it is too long to hold all its words at a time."""
    start = region.start
    while region.end - start > LONGEST_PART:
        cut = text.rfind(" ", start + 1, start + LONGEST_PART)
        end = cut if cut > 0 else start + LONGEST_PART
        yield start, end
        start = end
    yield start, region.end


def _marks(network: Network, words: list[Word], scores: dict[str, Scores]) -> _Marks:
    sources, cues = list[Tag](), list[Tag]()
    for stretch in _stretches(scores["agents"], network.labels["agents"]):
        if stretch.label == "S":
            sources.append(_tag(words, _whole_name(words, stretch)))
        else:
            cues.append(_tag(words, stretch, _kind(network, scores["cue"], stretch)))
    contents = tuple(_tag(words, s) for s in _stretches(scores["outer"], network.labels["outer"]))
    names = tuple(Span(word.start, word.end) for word in words if word.pieces == (NAME,))
    return _Marks(tuple(sources), tuple(cues), contents, names)


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
