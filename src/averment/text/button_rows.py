"""Comments that show no time beside the name: the line behind each row of buttons names who writes next."""

from typing import Final

from averment.text.blocks import indent
from averment.text.comment_head import Head
from averment.text.comment_lines import is_picture
from averment.text.commenters import is_name
from averment.text.leftovers import is_leftover
from averment.text.rows import Row, answers

RUN: Final = 9  # lines of buttons below one comment
FAR: Final = 40  # lines of a comment above the first row of buttons
LEAST: Final = 2


def after_buttons(text: str, rows: list[Row], *, explicit: bool) -> list[Head]:
    """Names that stand first behind each row of buttons with one for answers.

    Where a heading says that comments follow (`explicit`), any row of buttons parts them, or a rule.
    """
    ends = [n for n in range(len(rows)) if _ends_run(text, rows, n, explicit=explicit)]
    if len(ends) < LEAST:
        return []  # a page's own buttons
    opened = [0] if explicit and rows[0].kind not in "CT" else _first_name(text, rows, ends[0])
    opened += [n + 1 for n in ends]
    return [head for number in opened if (head := _head(text, rows, number))]


def _ends_run(text: str, rows: list[Row], number: int, *, explicit: bool) -> bool:
    """Whether a row of buttons by which readers answer ends here, or the text with it."""
    if rows[number].kind not in "CT" or (number + 1 < len(rows) and rows[number + 1].kind in "CT"):
        return False
    for row in reversed(rows[max(0, number - RUN) : number + 1]):
        if row.kind not in "CT":
            return False
        if answers(text[row.start : row.end]) or (explicit and row.kind == "C"):
            return True
    return False


def _head(text: str, rows: list[Row], number: int) -> Head | None:
    """The name that stands here, perhaps between badges and below a picture; None when words do."""
    if number >= len(rows):
        return None
    start = rows[number].start
    while number + 1 < len(rows) and (rows[number].kind == "B" or is_picture(text, rows, number)):
        number += 1
    if number + 1 >= len(rows) or not _is_bare(rows[number]):
        return None
    row, last = rows[number], number
    if is_leftover(text[row.start : row.end]) or row.parts is None or row.parts.name is None:
        return None
    while rows[last + 1].kind in "BF" and last + 2 < len(rows):
        last += 1
    at, stop = (row.start + place for place in row.parts.name)
    words = text[at:stop]
    return Head(
        start, rows[last].end, words, at, stop, indent(text, row.start),
        frozenset({"buttons"}), "N", odd=not is_name(words),
    )  # fmt: skip


def _is_bare(row: Row) -> bool:
    """Whether a line holds a name and neither time nor verb."""
    return row.kind == "N" or (row.kind == "H" and row.parts is not None and row.parts.order == "N")


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
