"""Fits how scores become chances, on the development part of our corpus, and writes the table.

    python -m training.certainty --corpus corpus [--write]

Platt scaling with smoothed targets (Platt 1999, section 2.2): for each way in which an attribution is found
one slope and one offset, by Newton's method with a weak pull to the identity, so that few claims move little.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

import numpy as np

from averment.claims import certainty
from averment.claims.certainty import FOUND_BY, RULES, log_odds
from averment.claims.words import LEXICON
from averment.evaluation import load
from averment.evaluation.calibrating import expected_error, reliability
from averment.evaluation.reading import read_through

Table = Mapping[str, tuple[float, float]]
Outcome = tuple[float, bool]
AS_IT_IS: Final = (1.0, 0.0)
NOTHING: Final = (0.0, -20.0)  # every score 0: claims found in another way are left out
PULL: Final = 2.0  # as many claims as it takes to move the slope away from 1 and the offset from 0
ROUNDS: Final = 50
CLOSE: Final = 1e-9


@contextmanager
def scored_by(table: Table) -> Iterator[None]:
    """The claims room under another table."""
    with patch.object(certainty, "table", lambda: table):
        yield


def outcomes(corpus: Path, how: str) -> list[Outcome]:
    """Raw scores of the claims found in one way, and whether each is right."""
    table = {name: AS_IT_IS if name == how else NOTHING for name in FOUND_BY}
    with scored_by(table):
        found = [pair for document in load(corpus, "dev") for pair in read_through(document).outcomes]
    return [(score, right) for score, right in found if score > 0]


def fitted(rows: Sequence[Outcome]) -> tuple[float, float]:
    """Slope and offset under which the scores are likeliest."""
    at = np.array(AS_IT_IS)
    if not rows:
        return AS_IT_IS
    x = np.array([[log_odds(score), 1.0] for score, _ in rows])
    rights = sum(right for _, right in rows)
    high, low = (rights + 1) / (rights + 2), 1 / (len(rows) - rights + 2)
    wanted = np.array([high if right else low for _, right in rows])
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-x @ at))
        slope = x.T @ (wanted - chances) - PULL * (at - np.array(AS_IT_IS))
        bend = (x * (chances * (1 - chances))[:, None]).T @ x + PULL * np.eye(2)
        step = np.linalg.solve(bend, slope)
        at = at + step
        if float(np.abs(step).max()) < CLOSE:
            break
    return round(float(at[0]), 3), round(float(at[1]), 3)


def written(table: Table) -> str:
    """The file as the claims room reads it, the comments above it kept."""
    old = (LEXICON / "certainty.txt").read_text(encoding="utf-8").splitlines()
    head = [line for line in old if line.startswith("#")]
    return "\n".join([*head, *(f"{name} {a:g} {b:g}" for name, (a, b) in sorted(table.items()))]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="training.certainty", description="Fits scores to outcomes.")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="also write the table into the claims room")
    options = parser.parse_args(arguments)
    table: dict[str, tuple[float, float]] = {}
    for how in FOUND_BY:
        with _read_alone(how):
            rows = outcomes(options.corpus, how)
        table[how] = fitted(rows)
        before, after = _error(rows, AS_IT_IS), _error(rows, table[how])
        sys.stderr.write(f"{how}: {len(rows)} claims, {table[how]}, error {before:.3f} -> {after:.3f}\n")
    sys.stdout.write(written(table))
    if options.write:
        Path(str(LEXICON / "certainty.txt")).write_text(written(table), encoding="utf-8")
    return 0


@contextmanager
def _read_alone(how: str) -> Iterator[None]:
    """The rules are fitted as they work where no reader is there."""
    with patch("averment.claims.reader.marks", (lambda *_: {})) if how == RULES else patch.dict({}):
        yield


def _error(rows: Sequence[Outcome], line: tuple[float, float]) -> float:
    slope, offset = line
    moved = ((1 / (1 + math.exp(-(slope * log_odds(score) + offset))), right) for score, right in rows)
    return expected_error(reliability(moved))


if __name__ == "__main__":
    sys.exit(main())
