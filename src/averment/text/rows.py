"""The lines of a text by what they can be in a page of comments: time, buttons, account, name or words."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.text.blocks import trim
from averment.text.commenters import INITIAL, is_control_line
from averment.text.line_parts import LONGEST, Line, is_badge, parts_of
from averment.text.words import alternatives

SHORT: Final = 60  # characters of a line in a head of several lines
FIELD: Final = re.compile(rf"(?:{alternatives('profile_fields')})(?:\s*:|\s+\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with words and its class.

    T time, C button or counter, B badge, F field of a profile, @ account, H name with signs, N name, W words.
    """

    start: int
    end: int
    kind: str
    parts: Line | None = None


def rows_of(text: str, start: int) -> list[Row]:
    """The lines with words after `start`, each with its class."""
    rows: list[Row] = []
    at = start
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = trim(text, at, stop)
        if line:
            words = text[slice(*line)] if line[1] - line[0] <= LONGEST else ""
            parts = parts_of(words) if words else None
            rows.append(Row(*line, _kind(words, parts), parts))
        at = stop + 1
    return rows


def _kind(words: str, parts: Line | None) -> str:
    """The class of a line; one too long for a head comes without its words."""
    if parts and parts.name is None and "T" in parts.order:
        return "C" if answers(words) else "T"
    if 0 < len(words) <= SHORT and (kind := _frame(words, parts)):
        return kind
    if parts is None or parts.name is None:
        return "W"
    if parts.name == parts.handle and not parts.signs - {"handle", "number"}:
        return "@"
    if parts.signs - {"number"}:
        return "H"
    ended = words[-1] in ".!?:;,…" and not INITIAL.search(words)
    return "N" if len(words) <= SHORT and not ended else "W"


def answers(words: str) -> bool:
    """Whether a line holds a button by which readers answer or approve."""
    return bool(_answer().search(words))


@cache
def _answer() -> re.Pattern[str]:
    """A button by which readers answer or approve; "14 likes" only counts."""
    return re.compile(rf"(?<!\w)(?<![\dkKmM]\s)(?:{alternatives('answer_buttons')})(?!\w)", re.IGNORECASE)


def _frame(words: str, parts: Line | None) -> str:
    """The class of a short line that belongs to the page and not to its readers; "" for others."""
    if FIELD.match(words) and words[-1] not in ".!?":
        return "F"
    if is_badge(words.strip(" ()[]")):
        return "B"
    ranked = (
        parts
        and parts.name
        and "T" in parts.order
        and is_badge(words[slice(*parts.name)].split(maxsplit=1)[0])
    )
    return "C" if not ranked and is_control_line(words) else ""
