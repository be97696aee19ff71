"""Comments that show no time beside the name: the line behind each row of buttons names who writes next."""

from itertools import pairwise
from typing import Final

from averment.text.blocks import indent
from averment.text.comment_lines import Head
from averment.text.commenters import is_name
from averment.text.leftovers import is_leftover
from averment.text.rows import Row, answers

RUN: Final = 9  # lines of buttons below one comment
FAR: Final = 40  # lines of a comment above the first row of buttons
LEAST: Final = 2


def after_buttons(text: str, rows: list[Row]) -> list[Head]:
    """Names that stand first behind each row of buttons with one for answers."""
    ends = [n for n, below in pairwise(range(len(rows))) if _ends_run(text, rows, n, below)]
    if len(ends) < LEAST:
        return []  # a page's own buttons
    opened = [*_first_name(text, rows, ends[0]), *(n + 1 for n in ends)]
    return [head for number in opened if (head := _head(text, rows, number))]


def _ends_run(text: str, rows: list[Row], number: int, below: int) -> bool:
    """Whether a row of buttons by which readers answer ends here."""
    if rows[number].kind not in "CT" or rows[below].kind in "CT":
        return False
    for row in reversed(rows[max(0, number - RUN) : number + 1]):
        if row.kind not in "CT":
            return False
        if answers(text[row.start : row.end]):
            return True
    return False


def _head(text: str, rows: list[Row], number: int) -> Head | None:
    """The name that stands here, perhaps between badges; None when words do."""
    start = rows[number].start
    while number < len(rows) and rows[number].kind == "B":
        number += 1
    if number + 1 >= len(rows) or rows[number].kind != "N":
        return None
    row, last = rows[number], number
    if is_leftover(text[row.start : row.end]):
        return None
    while rows[last + 1].kind == "B" and last + 2 < len(rows):
        last += 1
    words = text[row.start : row.end]
    return Head(
        start, rows[last].end, words, row.start, row.end, indent(text, row.start),
        frozenset({"buttons"}), "N", odd=not is_name(words),
    )  # fmt: skip


def _first_name(text: str, rows: list[Row], number: int) -> list[int]:
    """The name of the first comment: the nearest one above the first row of buttons, or below a button."""
    while number > 0 and rows[number].kind in "CT":
        number -= 1
    for place in range(number - 1, max(-1, number - FAR), -1):
        row = rows[place]
        if row.kind in "CT" or is_leftover(text[row.start : row.end]):
            return [place + 1]
        if row.kind == "N" and row.parts and not row.parts.odd:
            return [place]
    return []
