"""From a raw score to the chance that the attribution is right, by who found it.

Platt scaling (Platt 1999, "Probabilistic outputs for support vector machines"), fitted on the development
part of our corpus by `training/certainty.py`. It never changes who is taken for the speaker, only how sure
we say that we are.
"""

import math
from functools import cache
from typing import Final

from averment.claims.extractors import punctuated
from averment.claims.frames import BOTH, READER, RULES, Frame
from averment.claims.words import lines

ALONE: Final = "alone"  # a rule found it, and the reader, which looked too, did not
CARRIED: Final = "carried"  # a quotation that goes on from the sentence before
UNTRAINED: Final = "untrained"  # by punctuation, in a language nobody has fitted: the score as it is
FOUND_BY: Final = (ALONE, BOTH, CARRIED, READER, RULES, UNTRAINED)
EDGE: Final = 0.001  # raw scores of 0 and 1 have no log-odds


@cache
def table() -> dict[str, tuple[float, float]]:
    """Slope and offset for each way in which an attribution is found."""
    rows = (line.split() for line in lines("certainty"))
    return {name: (float(slope), float(offset)) for name, slope, offset in rows}


def found_by(frame: Frame) -> str:
    """Which line of the table a frame belongs to."""
    if frame.rule == punctuated.RULE:
        return UNTRAINED
    return ALONE if frame.alone and frame.decided == RULES else frame.decided


def chance(raw: float, how: str) -> float:
    """The share of attributions with such a score, found so, that turned out right."""
    slope, offset = table()[how]
    return round(1 / (1 + math.exp(-(slope * log_odds(raw) + offset))), 3)


def log_odds(raw: float) -> float:
    """The logarithm of the odds of a score."""
    inside = min(1 - EDGE, max(EDGE, raw))
    return math.log(inside / (1 - inside))
