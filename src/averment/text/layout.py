"""The order in which running text is segmented: each pass labels what it knows, the rest is the body."""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.authors import find_bios
from averment.text.blocks import Block, cut
from averment.text.draft import Facts
from averment.text.headings import find_headings, find_title
from averment.text.heads import find_bylines, find_fields, find_slug
from averment.text.leftovers import find_leftovers
from averment.text.letterheads import find_letterhead, speak_release
from averment.text.letters import find_letters
from averment.text.notes import find_notes
from averment.text.quoting import find_forwarded, find_quoted
from averment.text.reprints import find_reprints
from averment.text.signatures import find_signatures
from averment.text.signed_below import find_signed
from averment.text.statements import find_statements
from averment.text.threads import find_threads
from averment.text.transcripts import find_turns, opening
from averment.text.words import alternatives

CAPTION: Final = Reason(
    "caption-line@1", 0.75, "Begins as captions do: what kind of picture, then what it shows."
)
TABLE: Final = Reason("table-lines@1", 0.8, "Lines of cells between tabs or bars.")
CAPTION_CHARS: Final = 400
BAR: Final = re.compile(r"\s+\|\s+")
GAP: Final = re.compile(r"\t+| {3,}")
CELL_CHARS: Final = 80


def lay_out(text: str, facts: Facts) -> list[Block]:
    """Segment running text that has no markup of its own; what its head says goes into `facts`."""
    blocks = find_threads(text, cut(text))
    blocks = find_quoted(text, blocks)
    blocks = find_fields(text, blocks, facts)
    blocks = find_forwarded(text, blocks)
    blocks = find_leftovers(text, blocks)
    find_slug(text, blocks, facts)
    find_letterhead(text, blocks)
    first = opening(text, blocks)
    if facts.title is None and blocks and first > blocks[0].start:
        blocks, facts.title = find_title(text, blocks)
    above = [block for block in blocks if block.start < first]
    blocks = find_bylines(text, above, facts) + blocks[len(above) :]
    find_bios(text, blocks, facts.author)
    find_signatures(text, blocks, facts)
    return refine(text, blocks)


def refine(text: str, blocks: list[Block]) -> list[Block]:
    """The passes that also serve formats with markup: tables, captions, turns, headings, statements."""
    for block in blocks:
        if block.free:
            _label_shape(text[block.start : block.end], block)
    blocks = find_turns(text, blocks)
    turns = any(block.kind is SegmentKind.TRANSCRIPT_TURN for block in blocks)
    letterhead = None if turns else find_letterhead(text, blocks)
    if not turns:
        blocks = find_signed(text, blocks)
    find_headings(text, blocks)
    blocks = find_notes(text, blocks)
    find_letters(text, blocks)
    find_statements(text, blocks)
    find_reprints(text, blocks)
    speak_release(text, blocks, letterhead)
    return blocks


def _columns(rows: list[str]) -> bool:
    """Whether all lines divide into as many short cells, at bars or at wide gaps."""
    for divide in (BAR, GAP):
        cells = [divide.split(row.strip()) for row in rows]
        short = sum(map(len, rows)) <= CELL_CHARS * sum(map(len, cells))
        if len(cells[0]) > 1 and {len(row) for row in cells} == {len(cells[0])} and short:
            return True
    return False


@cache
def _caption() -> re.Pattern[str]:
    """Lines such as "Photo: …", "Figure 3. …", "(Photo by …)"."""
    words = alternatives("captions")
    return re.compile(
        rf"[\[(]?(?:{words})(?:\s+\d{{1,3}})?\s*(?:[:.]|\s(?:by|credit|courtesy|©)\b)"
        rf"|[^“\"«].{{10,250}}[.!?)]\s+[\[(]?(?:{words})(?:\s+credit)?(?::|\s(?:by|©))\s[^.!?]{{2,60}}\Z",
        re.IGNORECASE,
    )


def _label_shape(words: str, block: Block) -> None:
    """Tables and captions show what they are."""
    rows = words.split("\n")
    if len(rows) > 1 and (all("\t" in row or row.count("|") > 1 for row in rows) or _columns(rows)):
        block.label(SegmentKind.TABLE, TABLE, alone=True)
    elif len(rows) == 1 and len(words) <= CAPTION_CHARS and _caption().match(words):
        block.label(SegmentKind.CAPTION, CAPTION, alone=True)
