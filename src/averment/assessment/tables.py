"""Tables in text: rows of cells with their places and a header that says what the columns hold."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

NUMBER: Final = re.compile(r"[−-]?\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|[−-]?\d+(?:\.\d+)?")
SEPARATOR: Final = re.compile(r"\t|\s*\|\s*")
RULER: Final = re.compile(r"[:\s|+-]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table and its place in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows; the first one is the header when it holds no numbers."""

    title: str | None  # the line above, or a row of one filled cell
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def as_number(cell: str) -> Decimal | None:
    """A cell's number without its separators; None when it holds anything else."""
    match = NUMBER.fullmatch(cell.strip())
    if match is None:
        return None
    try:
        return Decimal(re.sub(r"[,\u00a0\u202f ]", "", match[0]).replace("−", "-"))
    except InvalidOperation:
        return None


def tables(text: str) -> list[Table]:
    """Every table of a text: lines whose cells are parted by tabs or upright strokes."""
    found: list[Table] = []
    block: list[Row] = []
    above: str | None = None
    at = 0
    for line in [*text.splitlines(keepends=True), ""]:
        row = _row(at, line)
        if row is not None:
            block.append(row)
        elif not RULER.fullmatch(line.strip() or "x"):
            if block:
                found.extend(_table(above, block))
                block = []
            above = line.strip() or above
        at += len(line)
    return found


def _row(at: int, line: str) -> Row | None:
    """A line's cells; None when it is no table row."""
    body = line.rstrip("\r\n")
    if "\t" not in body.strip("\t ") and body.count("|") < 2:  # noqa: PLR2004 - one stroke parts a headline
        return None
    if RULER.fullmatch(body.strip()):
        return None
    cells, begin = [], 0
    edges = [(m.start(), m.end()) for m in SEPARATOR.finditer(body)] + [(len(body), len(body))]
    for start, end in edges:
        piece = body[begin:start]
        left = begin + len(piece) - len(piece.lstrip())
        cells.append(Cell(at + left, at + left + len(piece.strip()), piece.strip()))
        begin = end
    if "|" in body:
        cells = cells[not cells[0].text :]
        cells = cells[:-1] if cells and not cells[-1].text else cells
    return Row(at, at + len(body), tuple(cells)) if len(cells) > 1 else None


def _table(above: str | None, block: list[Row]) -> list[Table]:
    """A block of rows with its header and title; a block without a header gives none."""
    title = above
    while block and sum(bool(c.text) for c in block[0].cells) == 1:
        title = next(c.text for c in block[0].cells if c.text)
        block = block[1:]
    if len(block) < 2:  # noqa: PLR2004 - a header and a row
        return []
    header = tuple(c.text for c in block[0].cells)
    if any(as_number(c) is not None for c in header):
        return [Table(title, (), tuple(block))]
    return [Table(title, header, tuple(block[1:]))]
