"""Tables as text (RFC 4180 and its relatives): cells between tabs, one row a line."""

import csv
from collections.abc import Iterator
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.draft import Draft, open_draft
from averment.text.reading import Reading
from averment.text.source import TEXT_BYTES, Source

READER: Final = "csv-reader@1"
TABLE: Final = Reason("csv-table@1", 1.0, "The rows of the file, cells between tabs.")
SAMPLE: Final = 8_192
CELL: Final = 2**24  # characters; a longer cell is a quotation mark that was never closed
DELIMITERS: Final = ",;\t|"


def parse(source: Source) -> Reading:
    """Read a table; line breaks and tabs inside a cell become spaces, which is reported."""
    draft, decoded = open_draft(source, READER, most=TEXT_BYTES)
    text = draft.accept("\n".join(_rows(decoded, draft)))
    blocks = [Block(0, len(text))] if text.strip() else []
    for block in blocks:
        block.label(SegmentKind.TABLE, TABLE, alone=True)
    return draft.finish(text, blocks)


def _rows(text: str, draft: Draft) -> Iterator[str]:
    """The rows as lines; widths that differ and breaks inside cells are told."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(CELL)
    widths: set[int] = set()
    inner = 0
    try:
        for row in csv.reader(
            text.split("\n") if '"' not in text else _kept(text), delimiter=_delimiter(text), strict=False
        ):
            if row:
                widths.add(len(row))
                inner += sum("\n" in cell or "\t" in cell for cell in row)
                yield "\t".join(" ".join(cell.split("\n")).replace("\t", " ") for cell in row)
    except csv.Error as error:
        draft.miss("broken-table", f"The table breaks off ({error}); the rows before that were read.")
    if len(widths) > 1:
        draft.note(
            "uneven-rows",
            f"Rows have between {min(widths)} and {max(widths)} cells; check that none was split.",
        )
    if inner:
        draft.note("breaks-in-cells", f"{inner} cells hold line breaks or tabs, shown here as spaces.")


def _kept(text: str) -> list[str]:
    """Lines with their breaks, so that a quoted cell may run over several."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:]


def _delimiter(text: str) -> str:
    """The delimiter that divides the first lines most evenly; comma when none does."""
    lines = [line for line in text[:SAMPLE].split("\n")[:20] if line.strip()]
    scores = {}
    for mark in DELIMITERS:
        counts = [line.count(mark) for line in lines]
        even = sum(count == counts[0] for count in counts) if counts and counts[0] else 0
        scores[mark] = (even, counts[0] if counts else 0)
    best = max(DELIMITERS, key=lambda mark: scores[mark])
    return best if scores[best][0] else ","
