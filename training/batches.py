"""Labelled documents as rows of numbers, cut and spelled by the run-time reader's code, and their order.

Attributions are learned from texts whose names are masked, as the run-time reader masks them; names from
texts as they are written. A document that knows both is read twice.
"""

# ruff: noqa: TID251 - a seeded generator is made or taken here, never the shared one

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from averment.claims.reader.wording import LONGEST_WINDOW, Word, name_sense, windows, words_in
from averment.claims.reader.wording import encoded as spelled
from training.labels import HEADS, IGNORED, SEQUENCES, aligned
from training.spans import Labelled

POOL: Final = 50  # batches whose rows are sorted by length together
WIDE: Final = "own"  # the data set whose unlabelled words are known to be no attribution


@dataclass(frozen=True, slots=True)
class Encoded:
    """One part of a document in words, with the labels of each word, head by head."""

    source: str
    words: list[Word]
    labels: dict[str, list[int]]
    named: bool  # whether it is read for its names, not for its attributions

    def cuts(self, shift: random.Random | None = None) -> list[tuple[int, int]]:
        """The windows; with a generator the first is shorter, so that each pass sees other windows."""
        begin = 0
        if shift and self.words:
            room = shift.randint(LONGEST_WINDOW // 4, LONGEST_WINDOW)
            begin = next(iter(windows(self.words, room)))[1]
        rest = [(begin + low, begin + high) for low, high in windows(self.words[begin:])]
        return [(0, begin), *rest] if begin else rest


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a batch, signs of opening and closing included."""

    ids: list[int]
    case: list[int]
    labels: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the less important material a pass takes."""

    names: float = 1.0  # of the texts that are read for their names
    unmarked: float = 1.0  # of the unmarked words in attribution sets other than our own, which mark less


def encoded(document: Labelled) -> list[Encoded]:
    """The parts of a document: with names masked for attributions, as written for names."""
    heads = dict(document.heads)
    names = heads.pop("names", None)
    parts: list[Encoded] = []
    if heads:
        parts += _parts(replace(document, heads=heads), masked=True)
    if names is not None:
        parts += _parts(replace(document, heads={"names": names}), masked=False)
    return parts


def _parts(document: Labelled, *, masked: bool) -> Iterator[Encoded]:
    sense = name_sense(document.text) if masked else None
    for start, end in document.parts or ((0, len(document.text)),):
        words = words_in(document.text, start, end, sense)
        if words:
            labels = aligned(document, [(word.start, word.end) for word in words])
            yield Encoded(document.source, words, labels, named=not masked)


def row(part: Encoded, low: int, high: int) -> Row:
    """A range of words as a row; each label stands at its word's first piece.

    A span that began before the range begins anew in it.
    """
    ids, case, firsts = spelled(part.words[low:high])
    labels = {}
    for head in HEADS:
        numbers = part.labels[head][low:high]
        if head in SEQUENCES and numbers and numbers[0] > 0 and HEADS[head][numbers[0]][0] == "I":
            numbers[0] -= 1
        labels[head] = [IGNORED] * len(ids)
        for place, number in zip(firsts, numbers, strict=True):
            labels[head][place] = number
    return Row(ids, case, labels)


def epoch(parts: Sequence[Encoded], size: int, shares: Shares, generator: random.Random) -> list[list[Row]]:
    """The batches of one pass: texts cut at new places, rows of like length together, in random order."""
    rows: list[Row] = []
    for part in parts:
        if part.named and generator.random() >= shares.names:
            continue
        made = [row(part, low, high) for low, high in part.cuts(generator)]
        rows += made if part.source == WIDE else [_thinned(one, shares.unmarked, generator) for one in made]
    generator.shuffle(rows)
    batches: list[list[Row]] = []
    for first in range(0, len(rows), size * POOL):
        pool = sorted(rows[first : first + size * POOL], key=lambda one: len(one.ids))
        batches.extend(pool[at : at + size] for at in range(0, len(pool), size))
    generator.shuffle(batches)
    return batches


def _thinned(one: Row, keep: float, generator: random.Random) -> Row:
    if keep >= 1:
        return one
    labels = dict(one.labels)
    for head in ("agents", "outer"):
        labels[head] = [IGNORED if n == 0 and generator.random() >= keep else n for n in labels[head]]
    return Row(one.ids, one.case, labels)


def endless(
    parts: Sequence[Encoded], size: int, shares: Shares, generator: random.Random
) -> Iterator[list[Row]]:
    """Epoch after epoch."""
    while True:
        yield from epoch(parts, size, shares, generator)
