"""What was declared, inspected, removed, destroyed, estimated or alleged: rows that stand side by side."""

import re
from typing import Final

from averment.assessment.looking import Looking
from averment.assessment.tables import Row, Table, as_number, tables
from averment.assessment.words import finder, row_finders
from averment.model import (
    Bound,
    Claim,
    LedgerKind,
    LedgerRow,
    Level,
    Passage,
    Precision,
    Quantity,
    Reason,
    StatedQuantity,
    When,
    content_id,
    rule_id,
)

PROSE: Final = rule_id("stock-in-words", 1)
TABLE: Final = rule_id("stock-in-table", 1)
ESTIMATING: Final = frozenset({LedgerKind.ESTIMATED, LedgerKind.ALLEGED})
SAID: Final = re.compile(r"\b(?:says?|said|told|according to|claims?|insists?|maintains?)\b", re.IGNORECASE)


def read_ledger(looking: Looking) -> tuple[LedgerRow, ...]:
    """The ledger rows of a case, in reading order; nothing is netted, later rows hide no earlier ones."""
    rows: dict[str, LedgerRow] = {}
    for document in looking.documents:
        found = tables(looking.text(document))
        covered = [(r.start, r.end) for t in found for r in t.rows]
        for row in [*_in_tables(looking, document, found), *_in_prose(looking, document, covered)]:
            rows.setdefault(row.id, row)
    return tuple(sorted(rows.values(), key=lambda r: (r.passage, r.kind, r.id)))


def _in_prose(looking: Looking, document: str, covered: list[tuple[int, int]]) -> list[LedgerRow]:
    """Rows stated in running text."""
    found = []
    for stated in looking.quantities.get(document, ()):
        at = stated.passage.start
        if any(s <= at < e for s, e in covered) or looking.boilerplate(document, at) or not _is_stock(stated):
            continue
        kind = _kind(looking, stated)
        if kind is not None:
            found.append(_row(looking, stated, *kind))
    return found


def _is_stock(stated: StatedQuantity) -> bool:
    """Whether a quantity is of something of which stocks are kept."""
    unit = (stated.quantity.unit or "").casefold()
    if finder("not_stock").fullmatch(unit or "-"):
        return False
    named = " ".join(filter(None, [unit, stated.quantity.what, stated.passage.quote]))
    return bool(finder("stock_units").search(named))


def _kind(looking: Looking, stated: StatedQuantity) -> tuple[LedgerKind, re.Match[str]] | None:
    """The kind of observation and the words that say so: the nearest in the clause, then in the sentence."""
    document, p = stated.passage.document, stated.passage
    number = looking.sentence_number(document, p.start)
    start, end = looking.sentences(document)[number]
    text = looking.text(document)
    before, after = _clause(text, p, start, end)
    best: tuple[int, LedgerKind, re.Match[str]] | None = None
    for key, pattern in row_finders("stages").items():
        for match in pattern.finditer(text, before, after):
            gap = p.start - match.end() if match.end() <= p.start else match.start() - p.end + 3
            weak = 40 * (key in {"alleged", "estimated"})
            if best is None or gap + weak < best[0]:
                best = (gap + weak, LedgerKind(key), match)
    if best is None:
        return None
    return best[1], best[2]


def _clause(text: str, p: Passage, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence around a quantity, up to the next semicolon or contrasting clause."""
    cut = re.compile(r"[;:]|\bwhen\b|\bwhile\b|\bwhereas\b|\bbut\b|,\s+and\s+that\b", re.IGNORECASE)
    left = max([start, *(m.end() for m in cut.finditer(text, start, p.start))])
    right = min([end, *(m.start() for m in cut.finditer(text, p.end, end))])
    return left, right


def _row(looking: Looking, stated: StatedQuantity, kind: LedgerKind, cue: re.Match[str]) -> LedgerRow:
    """A row from prose."""
    document, p = stated.passage.document, stated.passage
    passage = looking.cut(document, min(p.start, cue.start()), max(p.end, cue.end()))
    claim = looking.speaker(document, p.start, p.end)
    quantity = stated.quantity
    thing = quantity.what or quantity.unit or "stock"
    return LedgerRow(
        id=content_id("led", document, p.start, p.end, kind.value),
        object=thing,
        kind=kind,
        quantity=quantity,
        passage=passage,
        reason=Reason(PROSE, 0.7, f"“{cue[0]}” stands in the same clause as “{p.quote}”.", (stated.id,)),
        as_of=stated.as_of or _as_of(looking, document, p),
        known_at=_known_at(looking, document, claim),
        by=_by(looking, document, claim),
    )


def _as_of(looking: Looking, document: str, p: Passage) -> When | None:
    """The only date of the sentence, if there is exactly one."""
    start, end = looking.sentences(document)[looking.sentence_number(document, p.start)]
    found = looking.dates_in(document, start, end)
    return found[0].when if len(found) == 1 else None


def _known_at(looking: Looking, document: str, claim: Claim | None) -> When | None:
    """When it was stated: the day of the utterance, else of the publication."""
    return (claim.said_on if claim else None) or looking.documents[document].published


def _by(looking: Looking, document: str, claim: Claim | None) -> str | None:
    """Who stated it: the claim's speaker, else the document's author or publisher."""
    if claim is not None and claim.level is not Level.VOICE:
        return claim.speaker
    known = looking.documents[document]
    return known.author or known.publisher


def _in_tables(looking: Looking, document: str, found: list[Table]) -> list[LedgerRow]:
    """Rows of tables with stock columns, and of lists "item, number" whose item says the kind."""
    rows: list[LedgerRow | None] = []
    for table in found:
        kinds = {n: k for n, cell in enumerate(table.header) for k in [_column(cell)] if k is not None}
        for row in table.rows:
            if finder("total_rows").fullmatch(row.cells[0].text or "-"):
                continue
            cells = _columns(row, kinds) if kinds else _labelled(row)
            rows.extend(_cell(looking, document, (table, row), cell) for cell in cells)
    return [row for row in rows if row is not None]


def _column(header: str) -> LedgerKind | None:
    """The kind that a column's header names."""
    return next((LedgerKind(k) for k, p in row_finders("columns").items() if p.search(header)), None)


def _columns(row: Row, kinds: dict[int, LedgerKind]) -> list[tuple[int, LedgerKind]]:
    """The cells of a row that stand under a kind."""
    return [(n, k) for n, k in kinds.items() if n < len(row.cells)]


def _labelled(row: Row) -> list[tuple[int, LedgerKind]]:
    """The number cell of a row whose label names a kind: "Removed before the fire | 120"."""
    kind = _column(row.cells[0].text)
    numbers = [n for n, c in enumerate(row.cells) if n and as_number(c.text) is not None]
    return [(numbers[0], kind)] if kind is not None and numbers else []


def _cell(
    looking: Looking, document: str, at: tuple[Table, Row], cell: tuple[int, LedgerKind]
) -> LedgerRow | None:
    """The ledger row of one cell; None when it holds no number."""
    (table, row), (column, kind) = at, cell
    value = as_number(row.cells[column].text)
    if value is None:
        return None
    unit = _beside(table, row, "unit_headers") or _unit_of(table, column)
    place = row.cells[0].text or None
    claim = looking.speaker(document, row.cells[column].start, row.cells[column].end)
    header = table.header[column] if table.header else row.cells[0].text
    return LedgerRow(
        id=content_id("led", document, row.cells[column].start, row.cells[column].end, kind.value),
        object=_object(table) or place or "stock",
        kind=kind,
        quantity=Quantity(value, value, Bound.EXACT, unit, None, row.cells[column].text),
        passage=looking.cut(document, row.start, row.end),
        reason=Reason(TABLE, 0.9, f"The cell stands under or beside “{header}”.", (header,)),
        place=place,
        as_of=_row_date(looking, document, (table, row)),
        known_at=_known_at(looking, document, claim),
        by=_by(looking, document, claim),
    )


def _object(table: Table) -> str | None:
    """What the table is about, by the line above it."""
    return table.title


def _beside(table: Table, row: Row, name: str) -> str | None:
    """The cell of a row under a header of a list: unit, date."""
    for n, cell in enumerate(table.header):
        if finder(name).fullmatch(cell) and n < len(row.cells):
            return row.cells[n].text or None
    return None


def _unit_of(table: Table, column: int) -> str | None:
    """The unit in a column's header: "Declared (t)", "Tonnes"."""
    if not table.header:
        return None
    header = table.header[column]
    match = re.search(r"\(([^)]+)\)", header) or re.search(
        r"\b(tonnes?|litres?|kg|drums?)\b", header, re.IGNORECASE
    )
    return match[1].casefold().rstrip("s") if match else None


def _row_date(looking: Looking, document: str, at: tuple[Table, Row]) -> When | None:
    """The date in a row, as the claims room read it."""
    _, row = at
    found = looking.dates_in(document, row.start, row.end)
    known = [d.when for d in found if d.when.precision is not Precision.UNKNOWN]
    return known[0] if len(known) == 1 else None
