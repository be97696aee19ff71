"""Sums in tables: columns against their totals, rows against their remainders."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from averment.incidents.ground import Difference, Ground
from averment.incidents.words import finder
from averment.model import Claim, Passage, Verdict

CELLS: Final = re.compile(r"\t|\s*\|\s*")
LEAST_ROWS: Final = 3  # a total of fewer than two parts proves nothing
NUMBER: Final = re.compile(r"[−-]?\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|[−-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    start: int
    end: int
    cells: tuple[str, ...]

    def number(self, column: int) -> Decimal | None:
        """The number in a cell that holds nothing else."""
        return as_number(self.cells[column]) if column < len(self.cells) else None


def as_number(cell: str) -> Decimal | None:
    """A cell's number without separators; None when the cell is no number."""
    match = NUMBER.fullmatch(cell.strip())
    if not match:
        return None
    try:
        return Decimal(re.sub(r"[,\u00a0\u202f ]", "", match[0]).replace("−", "-"))
    except InvalidOperation:
        return None


def tables(text: str) -> list[list[Row]]:
    """Runs of lines that hold the same number of cells, parted by tabs or upright strokes."""
    found: list[list[Row]] = []
    at, width = 0, 0
    for line in text.splitlines(keepends=True):
        body = line.strip("\r\n")
        bare = body.strip()
        cells = (
            tuple(c.strip() for c in CELLS.split(bare.strip("|").strip()))
            if re.search(r"\t|\|", bare)
            else ()
        )
        if len(cells) > 1 and not all(re.fullmatch(r":?-+:?", c) for c in cells):
            row = Row(at, at + len(body), cells)
            if len(cells) == width and found:
                found[-1].append(row)
            else:
                found.append([row])
            width = len(cells)
        elif not cells:
            width = 0
        at += len(line)
    return [rows for rows in found if len(rows) > 1]


def check_tables(ground: Ground) -> list[Difference]:
    """Every total row and every remainder column of the case's tables, judged."""
    found = []
    for document in sorted(ground.index.documents):
        for rows in tables(ground.index.text(document)):
            found.extend(_columns(ground, document, rows))
            found.extend(_remainders(ground, document, rows))
            found.extend(_difference_row(ground, document, rows))
    return [f for f in found if f is not None]


def _columns(ground: Ground, document: str, rows: list[Row]) -> list[Difference | None]:
    """Each column of numbers against the row called total."""
    total = next((r for r in rows if finder("total_rows").fullmatch(r.cells[0])), None)
    if total is None:
        return []
    above = [r for r in rows if r.start < total.start]
    found = []
    for column in range(1, len(total.cells)):
        stated = total.number(column)
        parts = [n for r in above if (n := r.number(column)) is not None]
        if stated is not None and len(parts) >= LEAST_ROWS - 1:
            last = next(r for r in reversed(above) if r.number(column) is not None)
            found.append(_judged(ground, document, (total, last), (parts, stated)))
    return found


def _remainders(ground: Ground, document: str, rows: list[Row]) -> list[Difference | None]:
    """Each row's remainder against its stock less what was removed and destroyed."""
    kinds = {n: _kind(cell) for n, cell in enumerate(rows[0].cells)}
    rest = next((n for n, k in kinds.items() if k == "remaining"), None)
    less = [n for n, k in kinds.items() if k == "less"]
    stocks = [n for n, k in kinds.items() if k == "stock"]
    if rest is None or not less or not stocks:
        return []
    found = []
    for row in rows[1:]:
        stated, out = row.number(rest), [row.number(n) for n in less]
        held = [row.number(n) for n in stocks]
        if stated is None or None in out or finder("total_rows").fullmatch(row.cells[0]):
            continue
        minus = [-n for n in out if n is not None]
        fits = [h for h in held if h is not None and h + sum(minus) == stated]
        start = (fits or [h for h in held if h is not None] or [Decimal(0)])[0]
        found.append(_judged(ground, document, (row, row), ([start, *minus], stated)))
    return found


def _difference_row(ground: Ground, document: str, rows: list[Row]) -> list[Difference | None]:
    """A last row called a difference or remainder: the first number less the others."""
    last = rows[-1]
    stated = last.number(len(last.cells) - 1)
    if (
        stated is None
        or not finder("difference_rows").search(last.cells[0])
        or len(last.cells) != LEAST_ROWS - 1
    ):
        return []
    numbers = [n for r in rows[:-1] if (n := r.number(1)) is not None]
    if len(numbers) < LEAST_ROWS - 1:
        return []
    parts = [numbers[0], *(-n for n in numbers[1:])]
    return [_judged(ground, document, (last, rows[-2]), (parts, stated))]


def _kind(header: str) -> str | None:
    """What a column of stocks holds."""
    for key in ("remaining", "less", "stock"):
        if finder(f"column_{key}").search(header):
            return key
    return None


def _judged(
    ground: Ground, document: str, rows: tuple[Row, Row], numbers: tuple[list[Decimal], Decimal]
) -> Difference | None:
    """The result of a sum, on the claims that stand on the two rows."""
    claims = [ground.index.tightest(document, r.start, r.end) or _any(ground, document, r) for r in rows]
    a, b = claims
    if a is None or b is None:
        return None
    parts, stated = numbers
    return difference(a, b, parts, stated, Verdict.COMPATIBLE if sum(parts) == stated else Verdict.CONFLICT)


def _any(ground: Ground, document: str, row: Row) -> Claim | None:
    """The claim that shares most with a row."""
    line = Passage.cut(document, ground.index.text(document), row.start, row.end)
    found = ground.index.claims.on(document, row.start, row.end)
    return max(found, key=lambda c: (c.passage.overlap(line), c.id), default=None)


def difference(a: Claim, b: Claim, parts: list[Decimal], total: Decimal, verdict: Verdict) -> Difference:  # noqa: PLR0917 - one sum
    """A sum as it is shown: the parts, what they make, what was stated."""
    terms = " + ".join(f"{p:f}" for p in parts).replace("+ -", "- ")
    right = "as stated" if sum(parts) == total else f"the passage states {total:f}"
    return Difference(
        a,
        b,
        verdict,
        f"{terms} = {sum(parts, Decimal(0)):f}; {right}.",
        0.8,
        None,
        tuple(f"{p:f}" for p in [*parts, total]),
    )
