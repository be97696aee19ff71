"""Lines of cells as rows: what divides the cells, which line holds the heads, where a cell's words stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from averment.claims.sentences import Span, trim

LINE: Final = re.compile(r"[^\n]+")
RULE: Final = re.compile(r"[\s|+:=_–—-]*[-=_–—]{2,}[\s|+:=_–—-]*\Z")  # a line that only draws
BAR: Final = re.compile(r"\|")
TAB: Final = re.compile(r"\t")
TABS: Final = re.compile(r"\t+")
GAP: Final = re.compile(r" {2,}|\t+")
SHARE: Final = 0.6  # of the lines that must divide, for words to be a table
FEWEST: Final = 2  # cells of a row


@dataclass(frozen=True, slots=True)
class Row:
    """A line and its cells in order; an empty cell is an empty span."""

    at: Span
    cells: tuple[Span, ...]
    line: int  # where its line begins


def rows_in(text: str, start: int, end: int) -> tuple[Row, ...]:
    """The lines of a stretch as rows, divided by what divides most of them; none where nothing does."""
    lines = [
        Span(start + m.start(), start + m.end())
        for m in LINE.finditer(text[start:end])
        if m.group().strip() and not RULE.match(m.group())
    ]
    best: tuple[Row, ...] = ()
    for how in (TAB, TABS, BAR, GAP):
        found = tuple(_row(text, line, how) for line in lines)
        if how is TAB and found and not all(cell.end > cell.start for cell in found[0].cells):
            continue  # heads stand over every column: two tabs between them are one gap
        if _agreeing(found) > _agreeing(best):
            best = found
    return best if _agreeing(best) >= max(1, SHARE * len(lines)) else ()


def _agreeing(rows: Sequence[Row]) -> int:
    """How many rows have the number of cells that most divided rows have."""
    counts = [len(row.cells) for row in rows if len(row.cells) >= FEWEST]
    return max(map(counts.count, set(counts)), default=0)


def _row(text: str, line: Span, how: re.Pattern[str]) -> Row:
    start, end = line.start, line.end
    if how is BAR:
        outer = trim(text, start, end)
        start = outer.start + (text[outer.start] == "|")
        end = outer.end - (outer.end - 1 > start and text[outer.end - 1] == "|")
    elif how is GAP:
        start, end = trim(text, start, end).start, trim(text, start, end).end
    cells = tuple(trim(text, *piece) for piece in _pieces(text, start, end, how))
    return Row(trim(text, line.start, line.end), cells, line.start)


def _pieces(text: str, start: int, end: int, how: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for match in how.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def beneath(text: str, heads: Row, row: Row) -> tuple[Span | None, ...]:
    """The row's cells in the order of the heads: by number, else by the column at which they begin."""
    if len(row.cells) == len(heads.cells):
        return row.cells
    if len(row.cells) > len(heads.cells) or "\t" in text[row.at.start : row.at.end]:
        return (*row.cells[: len(heads.cells)], *[None] * (len(heads.cells) - len(row.cells)))
    found: list[Span | None] = [None] * len(heads.cells)
    for cell in row.cells:
        column = cell.start - row.line
        near = min(
            range(len(heads.cells)),
            key=lambda n: abs(heads.cells[n].start - heads.line - column),
        )
        found[near] = cell if found[near] is None else found[near]
    return tuple(found)
