"""The network over one document: sources, cues and contents of every part, as spans of the text."""

from collections.abc import Iterable, Sequence

import numpy as np

from averment.claims.reader.decoding import Labels, Scores, Stretch, log_softmax, stretches
from averment.claims.reader.linking import Tag, Tagged
from averment.claims.reader.network import Network
from averment.claims.reader.wording import NAME, NameSense, Word, name_sense, windows, words_in
from averment.claims.sentences import Span

HEADS = ("agents", "outer", "inner", "cue")


def tag(network: Network, text: str, regions: Sequence[Span]) -> list[Tagged]:
    """What the network marks in each region; no window crosses from one region into another."""
    sense = name_sense(text)
    parts = [_windows(text, region, sense) for region in regions]
    flat = [window for part in parts for window in part]
    scored = iter(network.scores(flat, HEADS)) if flat else iter(())
    return [_tagged(network, [(window, next(scored)) for window in part]) for part in parts]


def _windows(text: str, region: Span, sense: NameSense) -> list[list[Word]]:
    found = words_in(text, region.start, region.end, sense)
    return [found[first:last] for first, last in windows(found)]


def _tagged(network: Network, read: Iterable[tuple[list[Word], dict[str, Scores]]]) -> Tagged:
    sources, cues, outer, inner = list[Tag](), list[Tag](), list[Tag](), list[Tag]()
    names: list[Span] = []
    for words, scores in read:
        names += [Span(word.start, word.end) for word in words if word.pieces == (NAME,)]
        for stretch in _stretches(scores["agents"], network.labels["agents"]):
            if stretch.label == "S":
                sources.append(_tag(words, _whole_name(words, stretch)))
            else:
                cues.append(_tag(words, stretch, _kind(network, scores["cue"], stretch)))
        outer += [_tag(words, s) for s in _stretches(scores["outer"], network.labels["outer"])]
        inner += [_tag(words, s) for s in _stretches(scores["inner"], network.labels["inner"])]
    return Tagged(tuple(sources), tuple(cues), tuple(outer), tuple(inner), tuple(names))


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
