"""Words signed below: readers' letters with name and town, comments with "Posted by X on DATE" under each.

The pattern is in the places: a line of one shape ends each part, the last one ends the text, and words stand
above the first.
"""

import re
from itertools import pairwise
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import BLANK, Block, cut, lines, split
from averment.text.comment_head import Head
from averment.text.commenters import Comment, is_control, is_control_line, is_name, name_block, speak
from averment.text.dialogues import speaks_of_self
from averment.text.leftovers import is_leftover
from averment.text.words import alternatives

SIGNED: Final = Reason("letter-named-below@1", 0.8, "The line below names whose words these are.")
BELOW: Final = Reason("comment-named-below@1", 0.8, "A line below the words names the commenter.")
NAMED: Final = Reason("comment-author@1", 0.9, "Names the author of the words above it.")
LEAST: Final = 2
LINE: Final = 80
ENDS: Final = '.!?…"”»)'
PLACE: Final = re.compile(
    r"(?:[–—-]{1,2}\s*|\()?(?P<name>[^\W\d_a-z][^,\n()]{2,40}?)(?:\s*,\s*|\s+of\s+|\s*\(|\s+[–—|]\s+)(?P<where>[^\W\d_a-z][^\n]{1,40}?)\)?\Z"
)


def stand_below(text: str, heads: list[Head], start: int, end: int) -> bool:
    """Whether the lines with names stand below the words: some above the first, none under the last."""
    if len(heads) < LEAST or _said(text, heads[-1].end, end):
        return False
    return all(_said(text, one.end, other.start) for one, other in pairwise(heads)) and _said(
        text, start, heads[0].start
    )


def _said(text: str, start: int, end: int) -> bool:
    """Whether somebody's words stand here: more than buttons, counters and rules."""
    return any(
        not is_control_line(line.strip(BLANK)) for line in text[start:end].split("\n") if line.strip(BLANK)
    )


def above(text: str, heads: list[Head], start: int, end: int, *, explicit: bool) -> tuple[int, list[Block]]:
    """The comments whose names stand below them.

    The first begins with the paragraph above its name, or where a heading says that comments follow.
    """
    said = [
        block for block in cut(text, start, heads[0].start) if not is_control(text[block.start : block.end])
    ]
    first = said[0 if explicit else -1]
    at, blocks = first.start, list[Block]()
    for head in heads:
        owner = Comment(head.level, None, head.name, head.name_start, head.name_end, None)
        for block in cut(text, at, head.start):
            if is_control(text[block.start : block.end]):
                block.label(SegmentKind.BOILERPLATE, SIGNED)
            else:
                speak(block, owner, BELOW)
            blocks.append(block)
        blocks.append(name_block(head.start, head.end))
        at = head.end
    for block in cut(text, at, end):
        block.label(SegmentKind.BOILERPLATE, SIGNED)
        blocks.append(block)
    return first.start, blocks


def find_signed(text: str, blocks: list[Block]) -> list[Block]:
    """Label readers' letters that end in a name and a town; the blocks come back cut before those lines."""
    found: list[Block] = []
    named: list[Block] = []
    for block in blocks:
        rows = list(lines(text, block)) if block.free else []
        signs = bool(rows) and _signs(text, rows[-1]) and _after_words(text, rows, found)
        parts = split(text, block, [rows[-1][0]]) if signs else [block]
        found += parts
        named += [parts[-1]] if signs else []
    last = next((b for b in reversed(found) if b.free and not is_leftover(text[b.start : b.end])), None)
    letters = _letters(found, named) if len(named) >= LEAST and last is named[-1] else []
    if not letters or not _personal(text, found, letters):
        return blocks
    for sign, own in letters:
        _speak(text, sign, own)
    return found


def _signs(text: str, row: tuple[int, int]) -> bool:
    """Whether a line is a name and where its owner lives."""
    words = text[slice(*row)]
    match = PLACE.fullmatch(words) if len(words) <= LINE and not any(map(str.isdigit, words)) else None
    return match is not None and is_name(match["name"]) and " " in match["name"] and words[-1] not in ".:;!?"


def _after_words(text: str, rows: list[tuple[int, int]], before: list[Block]) -> bool:
    """Whether a sentence stands directly above a line."""
    if len(rows) > 1:
        return text[rows[-2][1] - 1] in ENDS
    return bool(before) and before[-1].free and text[before[-1].end - 1] in ENDS


def _letters(blocks: list[Block], named: list[Block]) -> list[tuple[Block, list[Block]]]:
    """Each line with a name, and the free blocks above it up to the one before."""
    letters, own = [], list[Block]()
    ends = {id(block) for block in named}
    for block in blocks:
        if id(block) in ends:
            letters.append((block, own))
            own = []
        elif block.free:
            own = [*own, block]
        else:
            own = []
    return letters if all(own for _, own in letters) else []


def _personal(text: str, blocks: list[Block], letters: list[tuple[Block, list[Block]]]) -> bool:
    """Whether a heading says that letters stand here, or most of them speak in the first person."""
    heading = re.compile(rf"(?:\W*(?:{alternatives('letters_headings')})\b)", re.IGNORECASE)
    if any(heading.match(text, b.start, b.end) and b.end - b.start <= LINE for b in blocks[:4]):
        return True
    own = re.compile(rf"(?<!\w)(?:{alternatives('first_person')})(?!\w)", re.IGNORECASE)
    spoken = sum(
        any(speaks_of_self().search(text, b.start, b.end) or own.search(text, b.start, b.end) for b in words)
        for _, words in letters
    )
    return spoken * 4 >= len(letters) * 3


def _speak(text: str, sign: Block, own: list[Block]) -> None:
    """Give the words above a line with a name to whom it names; a letter's own title stays what it is."""
    match = PLACE.fullmatch(text, sign.start, sign.end)
    if match is None:
        return
    start, end = match.span("name")
    sign.label(SegmentKind.HEADER, NAMED, alone=True)
    told = [block for block in own if text[block.end - 1] in ENDS + ":;," or block.end - block.start > LINE]
    for block in told:
        if block is told[0]:
            block.label(SegmentKind.QUOTED_STATEMENT, SIGNED, alone=True)
            block.speaker, block.speaker_start, block.speaker_end = text[start:end], start, end
        else:
            block.give_voice(told[0])
