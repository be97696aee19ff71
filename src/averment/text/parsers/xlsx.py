"""Spreadsheets (ISO/IEC 29500-1, SpreadsheetML): one table a sheet, the values that were last calculated."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from averment.model import Reason, SegmentKind
from averment.text.archives import BROKEN, check, open_zip
from averment.text.blocks import Block
from averment.text.draft import Draft
from averment.text.reading import Reading
from averment.text.source import Source, Unreadable

READER: Final = "xlsx-reader@1"
SHEET: Final = Reason("xlsx-sheet@1", 1.0, "The name of a sheet.")
CELLS: Final = Reason("xlsx-cells@1", 1.0, "The rows of a sheet, cells between tabs.")
MOST_CELLS: Final = 2_000_000
FAULTS: Final = (*BROKEN, InvalidFileException, ParseError, KeyError, TypeError, AttributeError)


def parse(source: Source) -> Reading:
    """Read a spreadsheet; `Unreadable` when it cannot be opened at all."""
    draft = Draft(source.media_type, READER)
    with open_zip(source.path) as archive:
        _, problems = check(archive)
        if any(problem.code == "archive-bomb" for problem in problems):
            msg = "archive-bomb"
            raise Unreadable(msg, problems[0].detail)
    chunks: list[tuple[str, bool]] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _sheets(source.path, chunks, draft)
    except FAULTS as error:
        if not chunks:
            msg = "broken-document"
            raise Unreadable(msg, f"The spreadsheet cannot be opened ({error}); ask for it again.") from error
        draft.miss(
            "broken-document", f"The spreadsheet is damaged ({error}); the rows before the damage were read."
        )
    return _compose(chunks, draft)


def _sheets(path: Path, chunks: list[tuple[str, bool]], draft: Draft) -> None:
    """Names and rows of all sheets; formulas without a stored value are reported."""
    values = load_workbook(path, read_only=True, data_only=True)
    formulas = load_workbook(path, read_only=True, data_only=False)
    draft.facts.title = values.properties.title or None
    draft.facts.author = values.properties.creator if values.properties.creator != "openpyxl" else None
    count, empty = 0, 0
    for name in values.sheetnames:
        sheet, raw = values[name], formulas[name]
        if not hasattr(sheet, "iter_rows"):
            continue  # a sheet that is only a chart
        chunks.append((name, True))
        if getattr(sheet, "sheet_state", "visible") != "visible":
            draft.note(
                "hidden-sheet", f"The sheet {name!r} is hidden in the original; it was read all the same."
            )
        for row, behind in zip(
            sheet.iter_rows(values_only=True), raw.iter_rows(values_only=True), strict=False
        ):
            cells = list(_cells(row, behind))
            empty += sum(missing for _, missing in cells)
            count += len(cells)
            line = "\t".join(words for words, _ in cells).rstrip("\t")
            if line.strip():
                chunks.append((line, False))
            if count > MOST_CELLS:
                draft.miss(
                    "too-long",
                    f"Only the first {MOST_CELLS:,} cells were read; split the file to have all of them.",
                )
                return
    if empty:
        draft.miss(
            "uncalculated",
            f"{empty} formulas have no stored value; save the file in a spreadsheet program.",
        )


def _cells(row: tuple[object, ...], behind: tuple[object, ...]) -> Iterator[tuple[str, bool]]:
    """Each cell's words, and whether it is a formula that was never calculated."""
    for value, formula in zip(row, behind, strict=False):
        if value is None and isinstance(formula, str) and formula.startswith("="):
            yield formula, True
        else:
            yield _shown(value), False


def _shown(value: object) -> str:
    """A value as text: dates in ISO form, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(sep=" ")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - exact in binary
        return str(int(value))
    return " ".join(str(value).split("\n")).replace("\t", " ")


def _compose(chunks: list[tuple[str, bool]], draft: Draft) -> Reading:
    """Sheets as headings, rows as tables."""
    parts: list[str] = []
    spans: list[tuple[int, int, bool]] = []
    at = 0
    for words, heading in chunks:
        gap = ("\n\n" if heading or spans[-1][2] else "\n") if spans else ""
        parts += [gap, words]
        spans.append((at + len(gap), at + len(gap) + len(words), heading))
        at += len(gap) + len(words)
    text = draft.accept("".join(parts))
    blocks = []
    for start, end, heading in spans:
        if start < len(text) and text[start:end].strip():
            block = Block(start, min(end, len(text)))
            block.label(
                SegmentKind.HEADING if heading else SegmentKind.TABLE,
                SHEET if heading else CELLS,
                alone=heading,
            )
            blocks.append(block)
    return draft.finish(text, blocks)
