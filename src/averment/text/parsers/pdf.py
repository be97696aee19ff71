"""PDF (ISO 32000-1): text layer with pypdfium2, read again with pypdf; where the two differ is told.

Pages are divided by a form feed. A page without a text layer is named; nothing is recognised from pixels.
"""

import contextlib
import logging
import zlib
from collections import Counter
from typing import Final

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError
from pypdfium2 import raw

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.dates import stated
from averment.text.draft import Draft
from averment.text.headings import find_title
from averment.text.heads import find_bylines
from averment.text.layout import refine
from averment.text.pdf_lines import Line, Paragraph, across_pages, paragraphs
from averment.text.reading import Reading
from averment.text.source import Source, Unreadable

READER: Final = "pdf-reader@1"
RUNNING: Final = Reason(
    "pdf-running-head@1", 0.9, "A line that returns at the edge of the pages, or a page number."
)
HEADING: Final = Reason("pdf-heading@1", 0.8, "Set in larger letters than the text around it.")
MOST_PAGES: Final = 5_000
SECOND_PAGES: Final = 100  # read a second time; the second reader needs three times as long
AGREE: Final = 0.9  # of the letters that both readers found
FEW: Final = 40  # letters; on pages with fewer nothing is compared
PASSWORD: Final = 4  # FPDF_ERR_PASSWORD
FAULTS: Final = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError,
    NotImplementedError, AssertionError, ZeroDivisionError, OSError, zlib.error,
)  # fmt: skip

logging.getLogger("pypdf").setLevel(
    logging.CRITICAL
)  # it reports each fault of a file; we report what differs


def parse(source: Source) -> Reading:
    """Read a PDF; `Unreadable` when it is encrypted, damaged from the beginning, or has no text layer."""
    draft = Draft(source.media_type, READER)
    pages = _pages(source, draft)
    _whole(source, draft)
    if not any(problem.code == "truncated" for problem in draft.problems):
        _compare(source, ["".join(line.words for line in page) for page in pages], draft)
    text, blocks = _compose(paragraphs(pages), draft)
    title = draft.facts.title or next(
        (text[b.start : b.end] for b in blocks[:6] if b.kind is SegmentKind.HEADING), None
    )
    if title is None:
        blocks, title = find_title(text, blocks)
    draft.facts.title = title
    return draft.finish(text, refine(text, find_bylines(text, blocks, draft.facts)))


def _pages(source: Source, draft: Draft) -> list[list[Line]]:
    """The lines of each page."""
    try:
        document = pypdfium2.PdfDocument(source.path)
    except pypdfium2.PdfiumError as error:
        if _locked(error):
            code, detail = "encrypted", "The PDF is encrypted; save a copy without password and add that too."
            raise Unreadable(code, detail) from error
        return _by_second(source, draft, error)
    try:
        _facts(document, draft)
        return _read_pages(document, draft)
    except pypdfium2.PdfiumError as error:
        msg = "broken-document"
        raise Unreadable(msg, f"The PDF is damaged ({error}); ask for it again.") from error
    finally:
        document.close()


def _locked(error: pypdfium2.PdfiumError) -> bool:
    """Whether a PDF could not be opened for want of its password."""
    return raw.FPDF_GetLastError() == PASSWORD or "password" in str(error).lower()


def _by_second(source: Source, draft: Draft, error: pypdfium2.PdfiumError) -> list[list[Line]]:
    """The pages that the second reader, which searches damaged files for objects, still finds."""
    pages: list[list[Line]] = []
    with contextlib.suppress(*FAULTS):
        reader = pypdf.PdfReader(source.path, strict=False)
        for number in range(min(len(reader.pages), MOST_PAGES)):
            words = _again(reader, number) or ""
            pages.append([Line(row.strip()) for row in words.split("\n") if row.strip()])
    if not any(pages):
        code, detail = "broken-document", f"The PDF is damaged or cut off ({error}); ask for it again."
        raise Unreadable(code, detail) from error
    detail = (
        f"The PDF is damaged; {len(pages)} pages were recovered and more may be missing, so ask for it again."
    )
    draft.miss("truncated", detail)
    return pages


def _read_pages(document: pypdfium2.PdfDocument, draft: Draft) -> list[list[Line]]:
    """All pages; those without text layer and those that fail are named."""
    pages: list[list[Line]] = []
    silent, failed = [], []
    count = len(document)
    for number in range(min(count, MOST_PAGES)):
        lines: list[Line] = []
        try:
            page = document[number]
            lines = _lines(page)
            if not lines and _pictures(page):
                silent.append(number + 1)
            page.close()
        except pypdfium2.PdfiumError:
            failed.append(number + 1)
        pages.append(lines)
    if count > MOST_PAGES:
        draft.miss("too-long", f"Only the first {MOST_PAGES:,} of {count:,} pages were read; split the file.")
    _say_missing(silent, failed, draft, any_text=any(pages))
    return pages


def _say_missing(silent: list[int], failed: list[int], draft: Draft, *, any_text: bool) -> None:
    """Name the pages that gave no text."""
    if silent and not any_text:
        msg = "no-text-layer"
        raise Unreadable(
            msg,
            "The PDF holds only pictures of pages; have its text recognised (OCR) and add the result too.",
        )
    if silent:
        draft.miss(
            "no-text-layer",
            f"{_numbers(silent)} only a picture and no text; have it recognised (OCR) to read it.",
        )
    if failed:
        draft.miss(
            "broken-page",
            f"{_pages_named(failed)} could not be read; look at the original.",
        )


def _numbers(pages: list[int]) -> str:
    """Page numbers for a reader."""
    shown = ", ".join(map(str, pages[:10])) + (f" and {len(pages) - 10} more" if len(pages) > 10 else "")  # noqa: PLR2004 - shown
    return f"Page {shown} holds" if len(pages) == 1 else f"Pages {shown} hold"


def _pages_named(pages: list[int]) -> str:
    """Page numbers as the subject of a sentence."""
    return _numbers(pages).removesuffix(" holds").removesuffix(" hold")


def _pictures(page: pypdfium2.PdfPage) -> bool:
    """Whether a page shows anything but text."""
    return next(iter(page.get_objects(max_depth=2)), None) is not None


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    """A page's lines, with their places where characters can be counted."""
    textpage = page.get_textpage()
    try:
        words = textpage.get_text_range()
        measured = len(words) == textpage.count_chars()
        lines, at = [], 0
        for row in words.split("\r\n"):
            bare = row.strip()
            if bare:
                start = at + len(row) - len(row.lstrip())
                shown = bare.replace("\ufffe", "-").replace("\x02", "-").replace("\r", " ").replace("\n", " ")
                lines.append(
                    _measured(textpage, shown, start, start + len(bare)) if measured else Line(shown)
                )
            at += len(row) + 2
        return lines
    finally:
        textpage.close()


def _measured(textpage: pypdfium2.PdfTextPage, words: str, start: int, end: int) -> Line:
    """A line with the box around its letters."""
    sample = [
        index
        for index in {start, (start + end) // 2, end - 1, *range(start, min(end, start + 8))}
        if start <= index < end
    ]
    boxes = [box for index in sample if (box := _box(textpage, index)) is not None]
    if not boxes:
        return Line(words)
    return Line(
        words,
        min(b[0] for b in boxes),
        max(b[2] for b in boxes),
        min(b[1] for b in boxes),
        max(b[3] for b in boxes),
    )


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float] | None:
    """A character's box, as high as its font whatever the letter; None when it cannot be measured."""
    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(textpage, index, rect) or rect.right <= rect.left:
        return None
    return rect.left, rect.bottom, rect.right, rect.top


def _facts(document: pypdfium2.PdfDocument, draft: Draft) -> None:
    """Title and author from the document information; its dates are a program's, not a publication's."""
    info = document.get_metadata_dict(skip_empty=True)
    title = " ".join(info.get("Title", "").split())
    if (
        title
        and not title.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".qxd"))
        and "untitled" not in title.lower()
    ):
        draft.facts.title = title
    draft.facts.author = " ".join(info.get("Author", "").split()) or None
    made = stated(info.get("CreationDate", ""))
    if made and made.earliest:
        draft.note(
            "file-date", f"The file says it was made on {made.earliest}; that is no date of publication."
        )


def _whole(source: Source, draft: Draft) -> None:
    """Whether the file ends as a PDF does (ISO 32000-1, 7.5.5)."""
    with source.path.open("rb") as file:
        file.seek(max(0, source.size - 1024))
        if b"%%EOF" not in file.read():
            draft.miss(
                "truncated", "The PDF does not end as PDFs do, so pages may be missing; ask for it again."
            )


def _compare(source: Source, first: list[str], draft: Draft) -> None:
    """Read again with the second reader; pages on which fewer letters agree are named."""
    second: list[str | None] = []
    with contextlib.suppress(*FAULTS):
        reader = pypdf.PdfReader(source.path, strict=False)
        second = [
            _again(reader, number) for number in range(min(len(reader.pages), len(first), SECOND_PAGES))
        ]
    wanted = first[:SECOND_PAGES]
    differing = [
        n + 1
        for n, (one, two) in enumerate(zip(wanted, second, strict=False))
        if two is not None and not _agree(one, two)
    ]
    unread = [n + 1 for n in range(len(wanted)) if n >= len(second) or second[n] is None]
    if differing:
        pages = _pages_named(differing)
        draft.note(
            "readers-disagree",
            f"{pages}: two readers found different text; compare with the page before quoting.",
        )
    if unread and any(map(str.strip, wanted)):
        draft.note(
            "second-reader-failed",
            f"The second reader could not read {len(unread)} of {len(wanted)} pages; one reader read them.",
        )
    if len(first) > SECOND_PAGES:
        draft.note(
            "second-reader-stopped",
            f"Only the first {SECOND_PAGES} of {len(first)} pages were read by two readers.",
        )


def _again(reader: pypdf.PdfReader, number: int) -> str | None:
    """One page by the second reader, None when it fails."""
    try:
        return reader.pages[number].extract_text()
    except FAULTS:
        return None


def _agree(one: str, two: str) -> bool:
    """Whether two readings have nearly the same letters, in whatever order."""
    a, b = (Counter(char for char in words.casefold() if char.isalnum()) for words in (one, two))
    both, total = sum((a & b).values()), max(sum(a.values()), sum(b.values()))
    return total < FEW or both >= AGREE * total


def _compose(pages: list[list[Paragraph]], draft: Draft) -> tuple[str, list[Block]]:
    """Paragraphs with empty lines between them, pages with a form feed."""
    chunks: list[str] = []
    blocks: list[Block] = []
    at = 0
    for turned, paragraph in across_pages(pages):
        gap = "" if not at else "\n\n\f" if turned else "\n\n"
        chunks += [gap, paragraph.words]
        at += len(gap)
        block = Block(at, at + len(paragraph.words))
        if paragraph.running:
            block.label(SegmentKind.BOILERPLATE, RUNNING)
        elif paragraph.heading:
            block.label(SegmentKind.HEADING, HEADING, alone=True)
        blocks.append(block)
        at = block.end
    return draft.accept("".join(chunks)), blocks
