"""From scores for every word to the likeliest well-formed spans.

Viterbi over begin/inside/outside labels (Forney 1973): a span can only go on where one has begun.
Transitions are the log probabilities of label pairs in the training labels, weighted by `weight`; what is
forbidden stays forbidden at any weight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
FORBIDDEN: Final = np.float32(-1e4)
EDGE: Final = 0.2  # probability below which a word at the end of a stretch was taken in by leaning alone


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words `first`..`last` (last excluded) under one label, with its mean probability."""

    label: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Labels:
    """One head's labels ("O", "B-S", "I-S", …) and the weighted table of what follows what."""

    names: tuple[str, ...]
    transitions: Scores  # labels x labels, forbidden pairs included
    opening: Scores  # labels
    lean: float = 0.0  # log odds by which "no label" must win

    @classmethod
    def of(
        cls, names: Sequence[str], bigrams: Sequence[Sequence[float]], weight: float, lean: float = 0.0
    ) -> "Labels":
        """The table from log bigram probabilities; what breaks a span is forbidden at any weight.

        `lean`: the log odds by which "no label" must beat the others; more finds more, and more that is
        none. Where precision and recall cost different things, this is the point between them.
        """
        table = weight * np.asarray(bigrams, dtype=np.float32)
        opening = np.zeros(len(names), dtype=np.float32)
        for to, name in enumerate(names):
            if not name.startswith("I-"):
                continue
            opening[to] = FORBIDDEN
            for from_, before in enumerate(names):
                if before[2:] != name[2:]:
                    table[from_, to] = FORBIDDEN
        return cls(tuple(names), table, opening, lean)


def log_softmax(logits: Scores) -> Scores:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_path(emissions: Scores, labels: Labels) -> list[int]:
    """The likeliest label of every word, as numbers; `emissions` is words x labels, log probabilities."""
    if not len(emissions):
        return []
    score = labels.opening + emissions[0]
    back: list[npt.NDArray[np.intp]] = []
    for row in emissions[1:]:
        ways = score[:, None] + labels.transitions
        came = ways.argmax(axis=0)
        back.append(came)
        score = ways[came, np.arange(len(came))] + row
    path = [int(score.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def stretches(emissions: Scores, labels: Labels) -> Iterator[Stretch]:
    """The spans of the likeliest path, in order; their scores are those before any leaning."""
    path = best_path(_leaning(emissions, labels), labels)
    chances = np.exp(emissions)
    first = 0
    while first < len(path):
        name = labels.names[path[first]]
        last = first + 1
        if name != "O":
            while last < len(path) and labels.names[path[last]] == "I-" + name[2:]:
                last += 1
            yield _without_edges(Stretch(name[2:], first, last, 0.0), chances, labels)
        first = last


def _leaning(emissions: Scores, labels: Labels) -> Scores:
    if not labels.lean:
        return emissions
    nothing = np.asarray([name == "O" for name in labels.names], dtype=np.float32)
    return np.asarray(emissions - np.float32(labels.lean) * nothing, dtype=np.float32)


def _without_edges(one: Stretch, chances: Scores, labels: Labels) -> Stretch:
    """The stretch without words at its ends that only the leaning took in; none is left without a word."""
    likely = [_chance(chances[n], labels, one.label) for n in range(one.first, one.last)]
    inside = [n for n, chance in enumerate(likely) if chance >= EDGE] or [0, len(likely) - 1]
    low, high = inside[0], inside[-1] + 1
    return Stretch(one.label, one.first + low, one.first + high, float(np.mean(likely[low:high])))


def _chance(row: Scores, labels: Labels, kind: str) -> float:
    """The probability that a word belongs to a span of a kind, begun here or earlier."""
    return float(sum(row[n] for n, name in enumerate(labels.names) if name[2:] == kind))
