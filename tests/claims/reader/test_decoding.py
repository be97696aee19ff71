"""The likeliest path is the likeliest of all paths, and no span goes on where none began."""

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims.reader.decoding import FORBIDDEN, Labels, best_path, log_softmax, stretches

NAMES = ("O", "B-S", "I-S", "B-C", "I-C")
FLAT = [[0.0] * len(NAMES)] * len(NAMES)
ROWS = st.lists(
    st.lists(st.floats(-6, 6, width=32), min_size=len(NAMES), max_size=len(NAMES)), min_size=1, max_size=5
)
PAIRS = st.lists(
    st.lists(st.floats(-4, 0, width=32), min_size=len(NAMES), max_size=len(NAMES)),
    min_size=len(NAMES),
    max_size=len(NAMES),
)


def scores(rows: list[list[float]]) -> npt.NDArray[np.float32]:
    """Log probabilities of some words."""
    return log_softmax(np.asarray(rows, dtype=np.float32))


def worth(path: tuple[int, ...], emissions: npt.NDArray[np.float32], labels: Labels) -> float:
    """What a path scores, added up word by word."""
    steps = sum(float(emissions[n][label]) for n, label in enumerate(path))
    moves = sum(float(labels.transitions[a, b]) for a, b in pairwise(path))
    return float(labels.opening[path[0]]) + steps + moves


@given(ROWS, PAIRS, st.sampled_from([0.0, 0.5, 1.0]))
def test_no_path_is_likelier(rows: list[list[float]], pairs: list[list[float]], weight: float) -> None:
    """Brute force over all paths finds none that scores more."""
    emissions, labels = scores(rows), Labels.of(NAMES, pairs, weight)
    best = max(worth(path, emissions, labels) for path in product(range(len(NAMES)), repeat=len(rows)))
    assert worth(tuple(best_path(emissions, labels)), emissions, labels) == pytest.approx(best, abs=1e-3)


@given(ROWS, PAIRS, st.sampled_from([0.0, 0.5, 3.0]))
def test_a_span_goes_on_only_where_it_began(
    rows: list[list[float]], pairs: list[list[float]], weight: float
) -> None:
    """Before an inside label stands its own kind; a text never opens inside a span."""
    labels = Labels.of(NAMES, pairs, weight)
    path = [NAMES[n] for n in best_path(scores(rows), labels)]
    for before, name in zip(["O", *path], path, strict=False):
        assert not name.startswith("I-") or before[2:] == name[2:]


def test_what_breaks_a_span_is_forbidden_at_any_weight() -> None:
    """The table holds the forbidden score even where the training labels count for nothing."""
    labels = Labels.of(NAMES, FLAT, 0.0)
    assert labels.transitions[0, 2] == FORBIDDEN
    assert labels.transitions[3, 2] == FORBIDDEN
    assert labels.transitions[1, 2] == labels.transitions[2, 2] == 0
    assert labels.opening.tolist() == [0, 0, FORBIDDEN, 0, FORBIDDEN]


def test_stretches_have_ends_and_a_mean_chance() -> None:
    """Two words of a source, one that is nothing, a cue; a span's chance counts both of its labels."""
    rows = [[0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [9, 0, 0, 0, 0], [0, 0, 0, 9, 0]]
    found = list(stretches(scores([[float(n) for n in row] for row in rows]), Labels.of(NAMES, FLAT, 1.0)))
    assert [(s.label, s.first, s.last) for s in found] == [("S", 0, 2), ("C", 3, 4)]
    assert all(0.99 < s.score <= 1 for s in found)


def test_two_spans_side_by_side_stay_two() -> None:
    """A begin label ends the span before it."""
    rows = [[0.0, 9, 0, 0, 0], [0.0, 9, 0, 0, 0]]
    found = list(stretches(scores(rows), Labels.of(NAMES, FLAT, 1.0)))
    assert [(s.first, s.last) for s in found] == [(0, 1), (1, 2)]


def test_no_words_no_path() -> None:
    """An empty stretch of text has no spans."""
    empty = np.zeros((0, len(NAMES)), dtype=np.float32)
    assert best_path(empty, Labels.of(NAMES, FLAT, 1.0)) == []
    assert list(stretches(empty, Labels.of(NAMES, FLAT, 1.0))) == []


@given(ROWS)
def test_chances_add_up(rows: list[list[float]]) -> None:
    """Whatever the scores, the chances of a word's labels are one in all."""
    assert np.exp(scores(rows)).sum(axis=-1) == pytest.approx(np.ones(len(rows)), abs=1e-4)


def test_leaning_finds_more_and_leaves_the_scores() -> None:
    """A word that is no label's by a little becomes one; its score stays what the network said."""
    row = scores([[1.0, 0.0, -9.0, -9.0, -9.0]])
    assert list(stretches(row, Labels.of(NAMES, FLAT, 0.0))) == []
    (found,) = stretches(row, Labels.of(NAMES, FLAT, 0.0, lean=2.0))
    assert (found.label, found.first, found.last) == ("S", 0, 1)
    assert found.score == pytest.approx(float(np.exp(row[0][1] + 0) + np.exp(row[0][2])), abs=1e-6)
