"""The heads of the reader, their labels, and the labelling of words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from averment.evaluation.corpus import CUE_KINDS
from training.spans import Labelled, Span

IGNORED: Final = -100
NAME_KINDS: Final = ("PER", "ORG", "LOC", "MISC")


def bio(*kinds: str) -> tuple[str, ...]:
    """O, then B- and I- of each kind."""
    return ("O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


HEADS: Final = {
    "agents": bio("S", "C"),
    "outer": bio("K"),
    "cue": CUE_KINDS,
    "names": bio(*NAME_KINDS),
}
SEQUENCES: Final = tuple(head for head in HEADS if head != "cue")


def aligned(document: Labelled, offsets: Sequence[tuple[int, int]]) -> dict[str, list[int]]:
    """For each head one label number a word; IGNORED where the data set does not tell."""
    return {
        head: _kinds(document, offsets) if head == "cue" else _sequence(document, head, offsets)
        for head in HEADS
    }


def _sequence(document: Labelled, head: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    if head not in document.heads:
        return [IGNORED] * len(offsets)
    labels = HEADS[head]
    owners = _owners(document.heads[head], offsets)
    numbers = [0] * len(offsets)
    for at, owner in enumerate(owners):
        if owner is not None:
            prefix = "I" if at and owners[at - 1] is owner else "B"
            numbers[at] = labels.index(f"{prefix}-{owner.label}")
    if head == "names":
        for start, end in document.unknown:
            for at in _within(offsets, start, end):
                numbers[at] = IGNORED
    return numbers


def _kinds(document: Labelled, offsets: Sequence[tuple[int, int]]) -> list[int]:
    numbers = [IGNORED] * len(offsets)
    for span in document.heads.get("cue", ()):
        for at in _within(offsets, span.start, span.end):
            numbers[at] = CUE_KINDS.index(span.label)
    return numbers


def _owners(spans: Sequence[Span], offsets: Sequence[tuple[int, int]]) -> list[Span | None]:
    """Which span each word belongs to; where a source and a cue meet, the source has it."""
    owners: list[Span | None] = [None] * len(offsets)
    for span in sorted(spans, key=lambda s: (s.label == "S", s)):
        for at in _within(offsets, span.start, span.end):
            owners[at] = span
    return owners


def _within(offsets: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    return [at for at, (s, e) in enumerate(offsets) if s < end and e > start]


def spans_of(head: str, numbers: Sequence[int], offsets: Sequence[tuple[int, int]]) -> list[Span]:
    """Back from label numbers to spans; an I- without its B- opens a span."""
    labels = HEADS[head]
    spans: list[Span] = []
    previous = "O"
    for number, (start, end) in zip(numbers, offsets, strict=True):
        label = labels[number] if number >= 0 else "O"
        if label[0] == "I" and previous[1:] == label[1:] and previous != "O":
            spans[-1] = Span(spans[-1].start, end, label[2:])
        elif label != "O":
            spans.append(Span(start, end, label[2:]))
        previous = label
    return spans


def bigrams(head: str, rows: Sequence[Sequence[int]]) -> list[list[float]]:
    """How often one label follows another (add-0.5 smoothing); unknown labels count nowhere."""
    size = len(HEADS[head])
    counts = [[0.5] * size for _ in range(size)]
    for row in rows:
        for first, second in pairwise(row):
            if first >= 0 and second >= 0:
                counts[first][second] += 1
    return counts
