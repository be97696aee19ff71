"""Markdown (CommonMark 0.31): the source as it stands, with headings, quotations and tables told apart."""

import re
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, cut, lines, split
from averment.text.draft import Draft, open_draft
from averment.text.heads import find_bylines, find_fields
from averment.text.layout import refine
from averment.text.quoting import find_quoted
from averment.text.reading import Reading
from averment.text.source import TEXT_BYTES, Source

READER: Final = "markdown-reader@1"
HASHES: Final = re.compile(r"#{1,6}[ \t]+(.+?)[ \t]*#*\Z")
UNDERLINE: Final = re.compile(r"\n(?:=+|-{2,})[ \t]*\Z")
HEADING: Final = Reason("markdown-heading@1", 0.95, "The source marks this line as a heading.")
FRONT: Final = Reason("markdown-front@1", 0.95, "The fields at the head of the source.")
IMAGE: Final = Reason("markdown-image@1", 0.9, "A picture with its description.")
RULE: Final = Reason("markdown-rule@1", 0.95, "A line that divides parts.")


def parse(source: Source) -> Reading:
    """Read Markdown; its marks stay in the text, because offsets must hold in the original's words."""
    draft, decoded = open_draft(source, READER, most=TEXT_BYTES)
    text = draft.accept(decoded)
    blocks = find_quoted(text, _marked(text, cut(text), draft))
    return draft.finish(text, refine(text, find_bylines(text, blocks, draft.facts)))


def _marked(text: str, blocks: list[Block], draft: Draft) -> list[Block]:
    """The blocks with front matter, headings, pictures and rules labelled."""
    found: list[Block] = []
    for number, block in enumerate(blocks):
        words = text[block.start : block.end]
        if number == 0 and words.startswith("---\n") and words.endswith("\n---"):
            found += _front(text, block, draft)
        elif words.startswith("#") or UNDERLINE.search(words):
            found += _headings(text, block, draft)
        else:
            if re.fullmatch(r"!\[[^\]]*\]\([^)]*\)", words):
                block.label(SegmentKind.CAPTION, IMAGE, alone=True)
            elif re.fullmatch(r"(?:[-*_] ?){3,}", words):
                block.label(SegmentKind.BOILERPLATE, RULE)
            found.append(block)
    return found


def _front(text: str, block: Block, draft: Draft) -> list[Block]:
    """Front matter: fields between lines of dashes."""
    inner = Block(block.start + 4, block.end - 4)
    title = re.search(r"^title:\s*(.+)$", text[inner.start : inner.end], re.IGNORECASE | re.MULTILINE)
    draft.facts.title = title[1].strip("\"' ") if title else None
    rows = [Block(*row) for row in lines(text, inner)]
    wanted = [
        r
        for r in rows
        if re.match(r"(?:author|date|publisher|source)\s*:", text[r.start : r.end], re.IGNORECASE)
    ]
    if wanted:
        words = "\n".join(text[row.start : row.end].replace('"', "") for row in wanted) + "\nsource: "
        find_fields(words + "-", [Block(0, len(words) + 1)], draft.facts)
        draft.facts.publisher = None if draft.facts.publisher == "-" else draft.facts.publisher
    block.label(SegmentKind.HEADER, FRONT, alone=True)
    return [block]


def _headings(text: str, block: Block, draft: Draft) -> list[Block]:
    """Headings, each cut from what follows without an empty line."""
    rows = list(lines(text, block))
    if text[block.start : block.start + 1] != "#":
        cuts = [rows[2][0]] if len(rows) > 2 else []  # noqa: PLR2004 - title and underline
        parts = split(text, block, cuts)
        heads = [parts[0]] if len(rows) == 2 or cuts else []  # noqa: PLR2004 - title and underline
    else:
        marks = [bool(HASHES.match(text[start:end])) for start, end in rows]
        parts = split(text, block, [rows[n][0] for n in range(1, len(rows)) if marks[n] or marks[n - 1]])
        heads = [part for part in parts if HASHES.match(text[part.start : part.end])]
    for part in heads:
        part.label(SegmentKind.HEADING, HEADING, alone=True)
        bare = HASHES.match(text[part.start : part.end])
        words = bare[1] if bare else text[part.start : part.end].split("\n", maxsplit=1)[0]
        draft.facts.title = draft.facts.title or words.strip()
    return parts
