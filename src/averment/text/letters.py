"""Letters that a text or file reproduces: the paragraphs are the words of who signed them."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines
from averment.text.commenters import is_name
from averment.text.dialogues import speaks_of_self
from averment.text.signatures import greeting, is_signature, signed_mark
from averment.text.statements import SEPARATOR
from averment.text.words import alternatives

HEADED: Final = Reason("letter-headed@1", 0.85, "The heading above names who sent this letter.")
SIGNED: Final = Reason("letter-signed@1", 0.9, "The letter's paragraphs are the words of who signed below.")
SIGNATURE: Final = Reason("letter-signed-line@1", 0.9, "Names who signed the letter above.")
HEAD_CHARS: Final = 400
OFFICE_LINES: Final = 3
OFFICE_CHARS: Final = 90
OTHERS: Final = frozenset((SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN, SegmentKind.BOILERPLATE))


@dataclass(frozen=True, slots=True)
class _Sender:
    """Who speaks in a letter, and where that is said."""

    name: str
    start: int
    end: int
    reason: Reason
    heading: Block | None = None


@cache
def _head() -> re.Pattern[str]:
    """A heading such as "Letter dated 3 May 2031 from X addressed to Y"."""
    kinds, by, to = (alternatives(name) for name in ("letter_heads", "letter_from", "letter_to"))
    head = rf"(?:{kinds})\s+[^\n]{{4,60}}?\d{{4}}\S*(?:\s+[^\W\d_]{{1,5}}\.?)?\s+(?:{by})\s+(?:the\s+)?"
    return re.compile(
        rf"{head}(?P<who>[^\n]{{3,200}}?)(?=\s+addressed\s+to\s)"
        rf"|{head}(?P<other>[^\n]{{3,200}}?)(?=\s+(?:{to})\s|\s*\Z)",
        re.IGNORECASE,
    )


def find_letters(text: str, blocks: list[Block]) -> None:
    """Give each letter's paragraphs the voice of who signed it, else of who is named in its heading."""
    first, head = 0, None
    for number, block in enumerate(blocks):
        announced = _sender_in_head(text, block)
        if announced is not None:
            _speak(text, blocks[first:number], head)
            first, head = number + 1, announced
            continue
        signed = _sender_below(text, blocks, number, headed=head is not None)
        if signed is None:
            continue
        start = first if head else _greeted(text, blocks, first, number)
        if start is not None:
            _speak(text, blocks[start:number], replace(signed, heading=head.heading if head else None))
            first, head = number + 1, None
    _speak(text, blocks[first:], head)


def _sender_in_head(text: str, block: Block) -> _Sender | None:
    """The sender that a letter's heading names."""
    if not (block.free or block.kind is SegmentKind.HEADING) or block.end - block.start > HEAD_CHARS:
        return None
    words = text[block.start : block.end]
    match = _head().match(words) if words[-1] not in ".!?" else None
    if match is None:
        return None
    group = "who" if match["who"] else "other"
    start, end = (block.start + at for at in match.span(group))
    return _Sender(" ".join(text[start:end].split()), start, end, HEADED, block)


def _sender_below(text: str, blocks: list[Block], number: int, *, headed: bool) -> _Sender | None:
    """Who signed, when a block is a signature; it and the office below it are labelled so."""
    block = blocks[number]
    if headed and is_signature(block):
        return _with_office(text, block)
    mark = signed_mark().match(text, block.start, block.end) if block.free else None
    rows = list(lines(text, Block(mark.end(), block.end))) if mark else []
    if not rows or len(rows) > OFFICE_LINES + 1:
        return None
    start, end = rows[0]
    comma = text.find(",", start, end)
    if not is_name(text[start : comma if comma > 0 else end]):
        return None
    block.label(SegmentKind.HEADER, SIGNATURE, alone=True)
    last = block
    for below in blocks[number + 1 : number + OFFICE_LINES] if len(rows) == 1 else []:
        if not (below.free and _is_office(text[below.start : below.end])):
            break
        below.give_voice(block)
        last = below
    return _with_office(text, Block(start, last.end))


def _is_office(words: str) -> bool:
    """Whether a line below a signature can be an office: short, with a capital, no sentence."""
    return (
        len(words) <= OFFICE_CHARS and "\n" not in words and words[-1] not in ".!?:;" and words[0].isupper()
    )


def _with_office(text: str, block: Block) -> _Sender:
    """The name in the first line with the office that stands in the lines below it."""
    rows = list(lines(text, block))
    if not all(_is_office(text[slice(*row)]) for row in rows[1:]):
        rows = rows[:1]
    parts = [text[slice(*row)].rstrip(" ,") for row in rows]
    return _Sender(" ".join(", ".join(parts).split()), block.start, rows[-1][1], SIGNED)


def _greeted(text: str, blocks: list[Block], first: int, number: int) -> int | None:
    """Where a letter without a heading begins: at its greeting; None when it greets nobody."""
    for place in range(number - 1, first - 1, -1):
        block = blocks[place]
        if block.free and greeting().match(text, block.start, block.end):
            return place
    return None


def _speak(text: str, blocks: list[Block], sender: _Sender | None) -> None:
    """Give the free blocks of a letter its sender's voice; an unsigned one speaks in the first person."""
    voice: Block | None = None
    if sender and sender.reason is HEADED and not any(_says_i(text, block) for block in blocks):
        return
    for block in blocks if sender else []:
        if _closes(text, block, sender, begun=voice is not None):
            return
        if not block.free or sender is None:
            continue
        if voice is None:
            voice = block
            block.label(SegmentKind.QUOTED_STATEMENT, sender.reason, alone=True)
            block.speaker, block.speaker_start, block.speaker_end = sender.name, sender.start, sender.end
            block.parent = sender.heading
        else:
            block.give_voice(voice)


def _says_i(text: str, block: Block) -> bool:
    """Whether a paragraph speaks in the first person, or greets."""
    ours = re.compile(rf"\b(?:{alternatives('first_person')})\b", re.IGNORECASE)
    return block.free and bool(
        speaks_of_self().search(text, block.start, block.end)
        or ours.search(text, block.start, block.end)
        or greeting().match(text, block.start, block.end)
    )


def _closes(text: str, block: Block, sender: _Sender | None, *, begun: bool) -> bool:
    """Whether a letter ends before a block: a line of marks, comments, and where nobody signed, a heading."""
    if SEPARATOR.match(text[block.start : block.end]):
        return True
    unsigned = sender is not None and sender.reason is HEADED
    return begun and (block.kind in OTHERS or (unsigned and block.kind is SegmentKind.HEADING))
