"""The layouts under tests/text/layouts: how they are read, which are held, and how a reading is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from averment.evaluation.corpus import Annotated, ZoneMark
from averment.evaluation.zoning import SPOKEN, Line, zone_lines

FOLDER = Path(__file__).parent / "layouts"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
HELD = NAMES[2::3]
SEEN = tuple(name for name in NAMES if name not in HELD)
LATER = tuple(sorted(f"later/{path.stem}" for path in (FOLDER / "later").glob("*.txt")))
LAST = tuple(sorted(f"last/{path.stem}" for path in (FOLDER / "last").glob("*.txt")))
ZONE = re.compile(r"%% ([a-z_]+)(?: \| (.+))?\n")


@dataclass(frozen=True, slots=True)
class Count:
    """Lines that somebody speaks, and how many of them are his; all other lines, and how many are nobody's."""

    spoken: int = 0
    right: int = 0
    others: int = 0
    left: int = 0

    def __add__(self, more: "Count") -> "Count":
        """Both together."""
        return Count(
            self.spoken + more.spoken,
            self.right + more.right,
            self.others + more.others,
            self.left + more.left,
        )


def lines_of(name: str) -> Iterator[Line]:
    """The compared lines of one layout, as the evaluation of zones compares them."""
    yield from zone_lines(annotated(name))


def annotated(name: str) -> Annotated:
    """One layout as an annotated document."""
    text, zones = "", []
    parts = ZONE.split((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    for kind, speaker, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        zones.append(ZoneMark(kind, speaker, len(text), len(text) + len(words)))
        text += words
    return Annotated({"id": name}, text, (), tuple(zones))


def count(name: str) -> Count:
    """How many lines of one layout are whose they are; a turn, a comment and a letter count as the same."""
    spoken = right = others = left = 0
    for line in lines_of(name):
        if line.kind in SPOKEN and line.piece and line.piece.reason.rule == "comment-author@1":
            continue  # a line of the head, set apart
        if line.kind in SPOKEN:
            spoken += 1
            right += line.read_kind in SPOKEN and line.speaker_right
        else:
            others += 1
            left += line.read_kind not in SPOKEN
    return Count(spoken, right, others, left)
