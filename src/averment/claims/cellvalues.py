"""Numbers in the cells of a table: none reaches into another, a bare one counts what its head says."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from averment.claims import wordrow
from averment.claims.columns import Role, column_of, numbers
from averment.claims.grids import Row, beneath, rows_in
from averment.claims.measures import unit_after
from averment.claims.records import LINE, table_in
from averment.claims.sentences import Span, paragraphs, trim
from averment.claims.sourcecells import KEY
from averment.claims.tables import heads_of, is_upright
from averment.model import Reason, Segment, SegmentKind, StatedQuantity, rule_id

RULE: Final = rule_id("column-head", 1)
BARE: Final = re.compile(r"[^\w]*")  # what may stand around a figure in its cell
ASIDE: Final = re.compile(r"\s*(?:[(\[](?P<inside>[^)\]]*)[)\]]|,\s*(?:in\s+)?(?P<behind>[\w%³²]+)\Z)")
MARKS: Final = re.compile(r"\[\w{1,3}\]|\([a-z]\)|[*†‡]")  # of a note
SCORE: Final = 0.75

Region = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with words and the head above it, if there is one."""

    at: Span
    head: str | None


def cells_in(text: str, segments: Iterable[Segment]) -> tuple[Cell, ...]:
    """The cells of all tables in the order of the text; a line without cells is one."""
    found: list[Cell] = []
    heads: Row | None = None
    for segment in segments:
        at = Span(segment.passage.start, segment.passage.end)
        if segment.kind is SegmentKind.TABLE:
            rows = rows_in(text, at.start, at.end)
            heads = heads_of(text, rows, heads) if rows else None
            found += _cells(text, rows, heads)
            continue
        heads = None
        if segment.kind is SegmentKind.BODY:
            for paragraph in paragraphs(text, at.start, at.end):
                rows = table_in(text, paragraph)
                found += _cells(text, rows, heads_of(text, rows, None)) if rows else _values(text, paragraph)
    return tuple(sorted(found, key=lambda cell: cell.at.start))


def _values(text: str, paragraph: Span) -> list[Cell]:
    """What stands behind the keys of a record; one key alone makes none."""
    found: list[Cell] = []
    for line in LINE.finditer(text, paragraph.start, paragraph.end):
        key = KEY.match(text, line.start(), line.end())
        if key:
            found.append(Cell(trim(text, key.end(), line.end()), key[1]))
    return found if len(found) > 1 else []


def _cells(text: str, rows: Sequence[Row], heads: Row | None) -> Iterator[Cell]:
    if is_upright(text, rows):
        for key, value in (row.cells for row in rows):
            if value.end > value.start:
                yield Cell(value, text[key.start : key.end])
        return
    for row in rows:
        below = row is not heads and heads is not None and len(row.cells) > 1
        cells = beneath(text, heads, row) if below and heads else row.cells
        for number, cell in enumerate(cells):
            if cell and cell.end > cell.start:
                head = heads.cells[number] if below and heads else None
                yield Cell(cell, text[head.start : head.end] if head else None)


def cut(regions: Sequence[Region], cells: Sequence[Cell]) -> tuple[Region, ...]:
    """The regions with every cell as one of its own, and what stands between the tables as it was."""
    found: list[Region] = []
    for start, end, zone in regions:
        first = bisect_right(cells, start - 1, key=lambda cell: cell.at.start)
        last = bisect_right(cells, end - 1, key=lambda cell: cell.at.start)
        at = start
        for cell in cells[first:last]:
            found += [(at, cell.at.start, zone)] if cell.at.start > at else []
            found.append((cell.at.start, cell.at.end, zone))
            at = max(at, cell.at.end)
        found += [(at, end, zone)] if end > at else []
    return tuple(found)


def with_heads(
    text: str, cells: Sequence[Cell], quantities: Iterable[StatedQuantity]
) -> tuple[StatedQuantity, ...]:
    """The quantities, a bare figure with what its column counts; the numbers of entries are none."""
    found: list[StatedQuantity] = []
    for stated in quantities:
        place = bisect_right(cells, stated.passage.start, key=lambda cell: cell.at.start) - 1
        cell = cells[place] if place >= 0 and stated.passage.end <= cells[place].at.end else None
        if cell is None or cell.head is None or not _is_bare(text, cell, stated):
            found.append(stated)
        elif column_of(cell.head).role is Role.OWNED:
            found.append(stated)  # "Army figure" says whose it is
        elif not numbers(cell.head):
            found.append(_headed(stated, cell.head))
    return tuple(found)


def _is_bare(text: str, cell: Cell, stated: StatedQuantity) -> bool:
    """Whether a cell holds nothing but the figure, with its unit and the mark of a note."""
    around = text[cell.at.start : stated.passage.start] + MARKS.sub(
        "", text[stated.passage.end : cell.at.end]
    )
    return stated.quantity.what is None and BARE.fullmatch(around) is not None


def _headed(stated: StatedQuantity, head: str) -> StatedQuantity:
    """A figure with what its head says: the unit in brackets, the rest as what is counted."""
    aside = ASIDE.search(head)
    label = " ".join(ASIDE.sub("", head).replace("_", " ").split()).strip(" .:")
    unit = stated.quantity.unit or _unit((aside["inside"] or aside["behind"]) if aside else label)
    what = label if label.isupper() else label[:1].lower() + label[1:]
    if not stated.quantity.unit and not aside and unit:
        what = ""  # the head is the unit
    quantity = replace(stated.quantity, unit=unit, what=what or None)
    reason = Reason(RULE, SCORE, f"The head of its column, “{head}”, says what the figure counts.", (head,))
    return replace(stated, quantity=quantity, reason=reason)


def _unit(words: str | None) -> str | None:
    """The unit that a head or its bracket names, if it is one."""
    row = wordrow.read(f"1 {words}", 0, len(words) + 2) if words else None
    measure = unit_after(row, 1) if row else None
    return measure.unit if row and measure and measure.last == len(row.words) - 1 else None
