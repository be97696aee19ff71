"""Write the PDF, DOCX and EML documents of the example case from their plain sources, always the same bytes.

usage: make_example.py [CASE_DIR]

The sources use five marks at the beginning of a line: `# ` title, `## ` heading, `@ ` line under the title,
`| a | b |` table row, `^ ` footnote; every other line is a paragraph. The other documents
are written by hand.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from fpdf import FPDF
from fpdf.enums import XPos, YPos

CASE = Path(__file__).parent.parent / "examples" / "sarnivek-depot"
MADE = datetime(2021, 5, 10, 8, 0, tzinfo=UTC)  # stands in the files instead of the clock
ZIP_DATE = (2021, 5, 10, 8, 0, 0)
MARKS = {"# ": "title", "## ": "heading", "@ ": "under", "^ ": "note", "| ": "row"}


def blocks(source: Path) -> Iterator[tuple[str, str]]:
    """The source's lines as (kind, words); empty lines are dropped."""
    for line in source.read_text("utf-8").splitlines():
        mark = next((m for m in MARKS if line.startswith(m)), "")
        if line.strip():
            yield MARKS.get(mark, "paragraph"), line[len(mark) :].strip()


def cells(row: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in row.strip("| ").split("|")]


class Report(FPDF):
    """A report with a running header and a numbered footer."""

    def header(self) -> None:
        """The line at the top of each page."""
        self.set_font("Helvetica", "I", 8)
        self.cell(
            0, 8, "Riverine Records - Smoke on the Sarrow", align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def footer(self) -> None:
        """The line at the bottom of each page."""
        self.set_y(-15)
        self.set_font("Helvetica", "I", 8)
        self.cell(0, 8, f"Report 2021/3 - page {self.page_no()}", align="C")

    def line_of(self, words: str, style: str, size: int) -> None:
        """One block of text over the width of the page."""
        self.set_font("Helvetica", style, size)
        self.multi_cell(0, size * 0.52, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)


FACES = {"title": ("B", 18), "heading": ("B", 13), "under": ("I", 10), "note": ("", 8), "paragraph": ("", 11)}


def pdf(source: Path) -> bytes:
    """The source as a PDF of A4 pages; uncompressed, so that the bytes do not hang on a zlib version."""
    report = Report(format="A4")
    report.set_compression(False)
    report.set_creation_date(MADE)
    report.set_title("Smoke on the Sarrow")
    report.set_author("Riverine Records")
    report.set_auto_page_break(auto=True, margin=20)
    report.add_page()
    for kind, group in groupby(blocks(source), key=lambda block: block[0]):
        lines = [words for _, words in group]
        if kind == "row":
            report.set_font("Helvetica", "", 10)
            with report.table(width=150) as table:
                for row in lines:
                    table.row(cells(row))
            report.ln(3)
            continue
        for words in lines:
            report.line_of(words, *FACES[kind])
    return bytes(report.output())


def stored(archive: bytes) -> bytes:
    """The same ZIP members, uncompressed and with one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_DATE), old.read(name))
    return out.getvalue()


def slim(document: "Document") -> None:
    """Drop what the template brings and nobody uses here: table styles, a second style sheet, a picture."""
    for style in [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]:
        style.delete()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [
            key for key, rel in rels.items() if rel.reltype.endswith(("stylesWithEffects", "thumbnail"))
        ]:
            rels.pop(key)


def docx(source: Path) -> bytes:
    """The source as a Word document."""
    document = Document()
    slim(document)
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "", MADE, MADE
    for kind, group in groupby(blocks(source), key=lambda block: block[0]):
        lines = [words for _, words in group]
        if kind == "row":
            table = document.add_table(rows=0, cols=len(cells(lines[0])))
            for row in lines:
                for cell, words in zip(table.add_row().cells, cells(row), strict=True):
                    cell.text = words
            continue
        for words in lines:
            write_block(document, kind, words)
    out = io.BytesIO()
    document.save(out)
    return stored(out.getvalue())


def write_block(document: "Document", kind: str, words: str) -> None:
    """One heading or paragraph of the Word document."""
    if kind in {"title", "heading"}:
        document.add_heading(words, level=0 if kind == "title" else 1)
    else:
        document.add_paragraph(words)


def eml(source: Path) -> bytes:
    """The mail with the inspection note attached."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Hugo Brenner <h.brenner@bvm.example>"
    mail["To"] = "Marta Quell <m.quell@bvm.example>"
    mail["Date"] = "Wed, 31 Mar 2021 18:05:12 +0200"
    mail["Subject"] = "Re: Sarnivek, note of 30 March"
    mail["Message-ID"] = "<20210331160512.4471@bvm.example>"
    mail["In-Reply-To"] = "<20210330191402.4398@bvm.example>"
    mail.set_content(source.read_text("utf-8"))
    note = docx(source.parent / "06a-inspection-note.txt")
    subtype = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    mail.add_attachment(note, maintype="application", subtype=subtype, filename="inspection-note-3.docx")
    mail.set_boundary("=====sarnivek-depot=====")
    return mail.as_bytes()


MADE_FROM: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "05-riverine-records-report.pdf": ("05-riverine-records-report.txt", pdf),
    "06-mail-with-note.eml": ("06-mail.txt", eml),
    "08-council-record.docx": ("08-council-record.txt", docx),
}


def make(case: Path) -> dict[str, bytes]:
    """The documents by file name."""
    return {name: write(case / "sources" / source) for name, (source, write) in MADE_FROM.items()}


def main() -> None:
    """Write them into the case's documents folder."""
    case = Path(sys.argv[1]) if len(sys.argv) > 1 else CASE
    for name, data in make(case).items():
        (case / "documents" / name).write_bytes(data)
        print(f"{name}  {len(data)} bytes")


if __name__ == "__main__":
    main()
