"""Titles and headings of running text: short lines without a stop, above words that go on."""

import re
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines, split

TITLE: Final = Reason("title-line@1", 0.8, "The first line, set apart and without a final stop.")
SECTION: Final = Reason("heading-line@1", 0.75, "A short line without a final stop above a longer paragraph.")
CHARS: Final = 110
WORDS: Final = 16
TITLE_CHARS: Final = 220
HEAD_LINES: Final = 4  # short lines at the head: title, subtitle, who, when
MOST: Final = 2  # headings below each other
LONG_LINE: Final = 150  # a paragraph in one line; the line above it was no wrapped one
UNWRAPPED_CHARS: Final = 20_000  # of a text in which a long line is looked for
BELOW: Final = 100  # characters of the paragraph that a heading stands above
LIST_ITEM: Final = re.compile(r"(?:[•·∙●○◦▪‣*–—-]|\(?[a-z]\)|\(?[ivx]+\))\s")
CELLS: Final = 2  # bars between the cells of a table's heads
STOPS: Final = '.,;…:!"”»)'


def find_title(text: str, blocks: list[Block]) -> tuple[list[Block], str | None]:
    """The blocks with the title labelled, and the title; None when the first line is none."""
    place = next((n for n, block in enumerate(blocks) if block.free), None)
    if place is None or not any(b.free or b.kind is SegmentKind.COMMENT for b in blocks[place + 1 :]):
        return _from_first_line(text, blocks, place)
    block = blocks[place]
    if block.start and any(b.kind is SegmentKind.COMMENT for b in blocks[:place]):
        return blocks, None
    if "\n" in text[block.start : block.end]:
        return _from_first_line(text, blocks, place)
    if not is_title(text[block.start : block.end]):
        return blocks, None
    block.label(SegmentKind.HEADING, TITLE, alone=True)
    return blocks, " ".join(text[block.start : block.end].split())


def is_title(words: str) -> bool:
    """Whether a line can be a title."""
    if len(words) > TITLE_CHARS or LIST_ITEM.match(words) or not any(map(str.isalpha, words)):
        return False
    return words[-1] not in ".,;…" and not words[:1].islower() and words.count("|") < CELLS


def _from_first_line(text: str, blocks: list[Block], place: int | None) -> tuple[list[Block], str | None]:
    """A title on the first line of a paragraph, where the line was broken on purpose."""
    if place is None:
        return blocks, None
    block = blocks[place]
    rows = list(lines(text, block))
    if 1 < len(rows) <= HEAD_LINES and all(_short(text[slice(*row)]) for row in rows):
        return _first_of(text, blocks, place, rows)
    broken = len(rows) > 1 and (_deliberate(text, rows) or _unwrapped(text, rows))
    if not broken or not is_title(text[slice(*rows[0])]):
        return blocks, None
    return _first_of(text, blocks, place, rows)


def _first_of(
    text: str, blocks: list[Block], place: int, rows: list[tuple[int, int]]
) -> tuple[list[Block], str | None]:
    """The first line of a block cut off as title."""
    head, *rest = split(text, blocks[place], [rows[1][0]])
    head.label(SegmentKind.HEADING, TITLE, alone=True)
    return [*blocks[:place], head, *rest, *blocks[place + 1 :]], text[head.start : head.end]


def _deliberate(text: str, rows: list[tuple[int, int]]) -> bool:
    """Whether the next line's first word would have fitted: then the break means something."""
    widest = max(end - start for start, end in rows)
    word = len(text[slice(*rows[1])].split(maxsplit=1)[0])
    first = rows[0][1] - rows[0][0]
    follows = text[rows[1][0]]
    return widest >= 50 and first <= CHARS and first + 1 + word <= widest and not follows.islower()  # noqa: PLR2004 - a line


def part_headings(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with a short first line cut off where one long line follows: a heading set without a gap."""
    found: list[Block] = []
    for block in blocks:
        stop = text.find("\n", block.start, min(block.end, block.start + CHARS)) if block.free else -1
        line = text[block.start : stop].rstrip() if stop > 0 else ""
        below = text[stop + 1 : block.end].split("\n", maxsplit=1)[0] if line and _short(line) else ""
        if len(below) >= LONG_LINE and len(line) * 2 <= len(below):
            head, *rest = split(text, block, [stop + 1])
            head.label(SegmentKind.HEADING, SECTION, alone=True)
            found += [head, *rest]
        else:
            found.append(block)
    return found


def _unwrapped(text: str, rows: list[tuple[int, int]]) -> bool:
    """Whether lines end where they were meant to: others are far longer, and the next one is a sentence."""
    sentence = text[rows[1][1] - 1] in '.!?”"»’'
    return sentence and max(map(len, text[:UNWRAPPED_CHARS].split("\n"))) >= LONG_LINE


def find_headings(text: str, blocks: list[Block]) -> None:
    """Label section headings; one or two of them need words below, three short lines are a list."""
    run: list[Block] = []
    below = False
    for block in [*reversed(blocks), Block(0, 0, voice=blocks)]:
        words = text[block.start : block.end]
        if block.free and _short(words):
            run.append(block)
            continue
        if below and len(run) <= MOST:
            for heading in run:
                heading.label(SegmentKind.HEADING, SECTION, alone=True)
        run = []
        below = (block.free or block.kind is SegmentKind.TRANSCRIPT_TURN) and len(words) >= BELOW


def _short(words: str) -> bool:
    """Whether a line can be a heading."""
    words = words.strip("*_ ")  # marks of emphasis
    if not words:
        return False
    if (
        len(words) > CHARS
        or "\n" in words
        or "\t" in words
        or len(words.split()) > WORDS
        or words.count("|") >= CELLS
    ):
        return False
    if words[-1] in STOPS or words[0].islower() or words[0] in '"“«(' or LIST_ITEM.match(words):
        return False
    return sum(map(str.isalpha, words)) > 2  # noqa: PLR2004 - more than a number
