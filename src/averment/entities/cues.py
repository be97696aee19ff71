"""The words that state a link between two names, read from edge-cues.txt."""

import re
from dataclasses import dataclass
from functools import cache

from averment.entities.lists import entries
from averment.model import EdgeType


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that state a link."""

    type: EdgeType
    source_left: bool
    pair: bool  # both names follow: "from X to Y"
    words: re.Pattern[str]
    before_target: tuple[str, ...]
    direct: bool  # the other name follows at once, small words aside
    tight: bool  # the name before stands at once before them: a possessive, a bare role


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of edge-cues.txt."""
    found = []
    for line in entries("edge-cues"):
        kind, side, *middle, needed = (cell.strip() for cell in re.split(r" \|(?= |$)", line))
        words = " |".join(middle)
        direct = bool(re.search(r"(?:\bof|\bby|\bfor|,\?|from|\bin\)|\bat\))\)?$", words))
        words = words.replace(" ", r"\s")
        start = "" if words.startswith("[’']") else r"(?<![\w-])"
        pattern = re.compile(
            rf"{start}(?:{words})(?![\w-])" if words[-1].isalpha() else rf"{start}(?:{words})"
        )
        before = tuple(word.strip() for word in needed.split(",") if word.strip())
        found.append(
            Cue(EdgeType(kind), side == "left", side == "pair", pattern, before, direct, words.endswith(",?"))
        )
    return tuple(found)
