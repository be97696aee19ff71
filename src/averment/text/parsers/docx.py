"""Word documents (ISO/IEC 29500-1, WordprocessingML): body, headings, tables, notes, comments, changes.

Read as a stream of events: what stands before a damage is kept, and memory stays small.
"""

import re
import zipfile
from dataclasses import dataclass, field
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.archives import check, member, open_zip
from averment.text.blocks import Block
from averment.text.dates import stated
from averment.text.draft import Draft
from averment.text.heads import find_bylines
from averment.text.layout import refine
from averment.text.leftovers import is_leftover
from averment.text.reading import Reading
from averment.text.source import Source, Unreadable
from averment.text.xml_events import Attributes, parse_events

READER: Final = "docx-reader@1"
PART: Final = 128 * 2**20  # bytes of one XML part
STYLED: Final = Reason("docx-heading@1", 0.95, "The document's style marks these words as a heading.")
TABLE: Final = Reason("docx-table@1", 0.95, "The document marks these words as a table.")
RUNNING: Final = Reason(
    "docx-running-head@1", 0.95, "Header or footer that the document repeats on its pages."
)
NOTE: Final = Reason("docx-note@1", 0.9, "A footnote or endnote of the document.")
COMMENT: Final = Reason("docx-comment@1", 0.95, "A comment in the margin of the document.")
COMMENTER: Final = Reason("comment-author@1", 0.9, "Names the author of the comment below it.")
HEADING: Final = re.compile(
    r"(?:heading|title|überschrift|titre|título|titolo|заголовок|kop|rubrik)\s*\d?\Z|subtitle\Z",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"(?:intense)?\s*quote\Z|zitat\Z|citation\Z|block\s*text\Z", re.IGNORECASE)
QUOTE: Final = Reason("docx-quote@1", 0.85, "The document's style marks these words as quoted.")
SILENT: Final = frozenset(("instrText", "delInstrText", "Fallback", "rPr", "pPr", "sectPr"))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph or a table while it is read."""

    words: list[str] = field(default_factory=list)
    style: str = ""
    kind: str = "p"  # or "table"
    author: str | None = None  # of a margin comment


@dataclass(slots=True)
class _Story:
    """One part of the document: its paragraphs and what changes it tracks."""

    paragraphs: list[_Paragraph] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: int = 0
    pictures: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _tables: int = 0
    _author: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element opens."""
        self._open.append(name)
        if name == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.paragraphs.append(_Paragraph(kind="table"))
        elif name == "p" and not self._tables:
            self.paragraphs.append(_Paragraph(author=self._author))
        elif name == "pStyle" and self.paragraphs and not self._tables:
            self.paragraphs[-1].style = attributes.get("val", "")
        elif (
            name in {"tab", "br", "cr", "noBreakHyphen", "softHyphen"}
            and "rPr" not in self._open
            and "pPr" not in self._open
        ):
            self.add({"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(name, "\n"))
        elif name == "comment":
            self._author = attributes.get("author")
        elif name == "docPr" and attributes.get("descr"):
            self.pictures.append(attributes["descr"])
        self.inserted += name in {"ins", "moveTo"}

    def end(self, name: str) -> None:
        """An element closes; cells end in a tab, rows in a line break."""
        self._open.pop()
        if name == "tbl":
            self._tables -= 1
        elif name == "tc" and self._tables == 1:
            self.add("\t")
        elif name == "tr" and self._tables == 1:
            self.add("\n")
        elif name == "p" and self._tables:
            self.add(" ")
        elif name == "comment":
            self._author = None

    def words(self, data: str) -> None:
        """Character data: only what stands in a text element counts."""
        if not self._open or self._open[-1] not in {"t", "delText"} or SILENT & set(self._open):
            return
        if self._open[-1] == "delText" or "moveFrom" in self._open:
            self.deleted.append(data)
        else:
            self.add(data)

    def add(self, words: str) -> None:
        """Add to the paragraph that is open."""
        if self.paragraphs:
            self.paragraphs[-1].words.append(words)


def parse(source: Source) -> Reading:
    """Read a Word document; `Unreadable` when it has no readable body."""
    draft = Draft(source.media_type, READER)
    with open_zip(source.path) as archive:
        _, problems = check(archive)
        draft.missing(*(problem for problem in problems if problem.code != "duplicate-name"))
        stories = _stories(archive, draft)
        _core(archive, draft)
    text, blocks = _compose(stories, draft)
    blocks = refine(text, find_bylines(text, blocks, draft.facts))
    draft.facts.title = draft.facts.title or _first_heading(text, blocks)
    return draft.finish(text, blocks)


def _stories(archive: zipfile.ZipFile, draft: Draft) -> list[tuple[str, _Story]]:
    """The document's parts in reading order, each with its name."""
    names = archive.namelist()
    wanted = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"]
    running = sorted(name for name in names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name))
    stories = []
    for name in [*(n for n in running if "header" in n), *wanted, *(n for n in running if "footer" in n)]:
        data = member(archive, name, PART)
        if data is None:
            continue
        story = _Story()
        broken = parse_events(data, start=story.start, end=story.end, words=story.words)
        if broken and name == "word/document.xml" and not any(p.words for p in story.paragraphs):
            detail = f"The document's body is damaged from its beginning ({broken}); ask for it again."
            msg = "broken-document"
            raise Unreadable(msg, detail)
        if broken:
            draft.miss(
                "broken-document",
                f"The part {name} is damaged ({broken}); what stands before the damage was read.",
            )
        stories.append((name, story))
    return stories


def _core(archive: zipfile.ZipFile, draft: Draft) -> None:
    """Title and author from the document's properties; its dates are a program's, not a publication's."""
    data = member(archive, "docProps/core.xml", 2**20)
    found: dict[str, str] = {}
    path: list[str] = []

    def close(_: str) -> None:
        path.pop()

    def words(value: str) -> None:
        found[path[-1]] = found.get(path[-1], "") + value

    if data and parse_events(data, start=lambda name, _: path.append(name), end=close, words=words) is None:
        draft.facts.title = found.get("title", "").strip() or None
        draft.facts.author = found.get("creator", "").strip() or None
        saved = stated(found.get("created", ""))
        if saved:
            draft.note(
                "file-date",
                f"The file says it was created {saved.as_stated}; that is no date of publication.",
            )


def _compose(stories: list[tuple[str, _Story]], draft: Draft) -> tuple[str, list[Block]]:
    """The text of all parts and its blocks."""
    chunks: list[str] = []
    blocks: list[Block] = []
    at = 0
    seen: set[str] = set()
    for name, story in stories:
        for paragraph in story.paragraphs:
            words = _tidy(paragraph)
            if not words or (_running(name) and words in seen):
                continue
            seen.update({words} if _running(name) else ())
            if paragraph.author and name == "word/comments.xml":
                at = _put(paragraph.author, at, chunks, blocks)
                blocks[-1].label(SegmentKind.HEADER, COMMENTER, alone=True)
            at = _put(words, at, chunks, blocks)
            _label(blocks, paragraph, name)
        _tracked(name, story, draft)
    return draft.accept("".join(chunks)), blocks


def _running(name: str) -> bool:
    """Whether a part is a running header or footer."""
    return name.startswith(("word/header", "word/footer"))


def _tidy(paragraph: _Paragraph) -> str:
    """A paragraph's words; a table's rows without the tabs and blanks at their ends."""
    words = "".join(paragraph.words).replace("\r", "\n")
    if paragraph.kind == "table":
        rows = (
            "\t".join(cell.strip() for cell in row.rstrip("\t ").split("\t")) for row in words.split("\n")
        )
        words = "\n".join(row for row in rows if row)
    return words.strip()


def _put(words: str, at: int, chunks: list[str], blocks: list[Block]) -> int:
    """Write one paragraph after an empty line."""
    gap = "\n\n" if at else ""
    chunks += [gap, words]
    start = at + len(gap)
    blocks.append(Block(start, start + len(words)))
    return start + len(words)


def _label(blocks: list[Block], paragraph: _Paragraph, name: str) -> None:
    """What part and style say about a block."""
    block = blocks[-1]
    if _running(name):
        block.label(SegmentKind.BOILERPLATE, RUNNING)
    elif name == "word/comments.xml":
        block.label(SegmentKind.COMMENT, COMMENT, alone=True)
        if paragraph.author:
            head = blocks[-2]
            block.speaker, block.speaker_start, block.speaker_end = paragraph.author, head.start, head.end
    elif name != "word/document.xml":
        block.label(SegmentKind.BODY, NOTE, alone=True)
    elif paragraph.kind == "table":
        block.label(SegmentKind.TABLE, TABLE, alone=True)
    elif HEADING.match(paragraph.style):
        block.label(SegmentKind.HEADING, STYLED, alone=True)
    elif QUOTED.match(paragraph.style):
        block.label(SegmentKind.QUOTED_STATEMENT, QUOTE)


def _tracked(name: str, story: _Story, draft: Draft) -> None:
    """Tell about deletions, which are not in the text, and insertions, which are."""
    deleted = "".join(story.deleted)
    if deleted.strip():
        detail = (
            f"The part {name} tracks {len(story.deleted)} deletions that are not in the text, "
            f"such as “{deleted[:80]}”; open the original to see them."
        )
        draft.miss("tracked-deletions", detail)
    if story.inserted:
        draft.note(
            "tracked-insertions", f"The part {name} tracks {story.inserted} insertions; they are in the text."
        )
    if story.pictures:
        draft.note(
            "pictures",
            f"{len(story.pictures)} pictures are described in the file, such as “{story.pictures[0][:80]}”.",
        )


def _first_heading(text: str, blocks: list[Block]) -> str | None:
    """The first heading among the first blocks, as title."""
    for block in blocks[:4]:
        words = text[block.start : block.end]
        if block.kind is SegmentKind.HEADING and not is_leftover(words):
            return " ".join(words.split())
    return None
