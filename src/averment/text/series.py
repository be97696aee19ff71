"""Posts of one account: paragraphs that count up ("2/9", "(3/7)", "… 4/6") below a line that names whose.

Where the line says that posts follow ("Thread by X", "Channel: X"), paragraphs led by the hour are posts too.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, cut, lines
from averment.text.commenters import CONTROL, Comment, is_control, is_name, name_block, speak
from averment.text.line_parts import only_time, parts_of
from averment.text.named_heads import PERSON, Span
from averment.text.words import alternatives

POSTED: Final = Reason(
    "comment-series@1", 0.8, "One of a series of posts; the line above them names whose they are."
)
COUNTED: Final = re.compile(r"(?:🧵\s*)?[(\[]?(\d{1,3})\s?/\s?(?:\d{1,3}|n|x)?[)\].:]?(?:\s|\Z)")
COUNTED_END: Final = re.compile(r"[\s(\[](\d{1,3})\s?/\s?(?:\d{1,3}|n|x)?[)\]]?\s*\Z")
CLOCK: Final = re.compile(r"[(\[]?\d{1,2}[:.]\d\d[)\]]?(?:\s+|\Z)")
LISTED: Final = re.compile(r"(\d{1,3})[.)]\s")
BY: Final = re.compile(r"(?:written by|by|author:|user:)\s+", re.IGNORECASE)
HANDLE: Final = r"@[\w.-]*\w"
LEAST: Final = 3
HEAD: Final = 6  # lines above the first post
HEAD_CHARS: Final = 120


def find_series(text: str, start: int) -> tuple[tuple[int, int], list[Block]]:
    """The posts after `start` with their author; an empty list when there is no series or no author."""
    blocks = cut(text, start)
    for marks, announced in ((COUNTED, False), (LISTED, True)):
        found = [
            (n, number)
            for n, block in enumerate(blocks)
            if (number := _number(text, block, marks)) is not None
        ]
        told = [number for _, number in found]
        if len(told) < LEAST or told[0] != 1 or any(not one < two <= one + 2 for one, two in pairwise(told)):
            continue
        first, last = found[0][0], found[-1][0]
        above = blocks[:first]
        author = _announced(text, above) or (None if announced else _author(text, above, blocks[first]))
        if author:
            return (blocks[first].start, blocks[last].end), _posts(text, blocks[first : last + 1], author)
    return _timed(text, blocks)


def _timed(text: str, blocks: list[Block]) -> tuple[tuple[int, int], list[Block]]:
    """Posts led by the hour, where a line above says whose posts follow."""
    timed = [n for n, b in enumerate(blocks) if CLOCK.match(text, b.start, b.end) or _led(text, b)]
    author = _announced(text, blocks[: timed[0]]) if len(timed) >= LEAST else None
    if author is None or len(timed) * 3 < (len(blocks) - timed[0]) * 2:
        return (0, 0), []
    first, last = timed[0], timed[-1]
    return (blocks[first].start, blocks[last].end), _posts(text, blocks[first : last + 1], author)


def _number(text: str, block: Block, marks: re.Pattern[str]) -> int | None:
    """The number that a post bears at its beginning, below its head, or at its end."""
    for at, _ in list(lines(text, block))[:2]:
        if found := marks.match(text, at, block.end):
            return int(found[1])
    found = COUNTED_END.search(text, block.start, block.end)
    return int(found[1]) if found else None


def _led(text: str, block: Block) -> bool:
    """Whether a paragraph begins with a line of nothing but a time."""
    first = text[block.start : block.end].split("\n", maxsplit=1)
    return len(first) > 1 and only_time(first[0].strip())


def _author(text: str, above: list[Block], first: Block) -> Span | None:
    """Whose posts stand below: an account above, who stands behind "by", or a name on its own line."""
    rows = [span for block in above[-HEAD:] for span in lines(text, block)]
    named: Span | None = None
    by: Span | None = None
    for start, end in [*rows, *list(lines(text, first))[:1]]:
        parts = parts_of(text[start:end])
        if parts and parts.name and parts.handle:
            own = parts.name != parts.handle or named is None
            return (start + parts.name[0], start + parts.name[1]) if own else named
        led = BY.match(text, start, end)
        at = led.end() if led else start
        name = text[at:end].partition(",")[0]
        if (
            end - start > HEAD_CHARS
            or start >= first.start
            or not is_name(name)
            or any(map(str.isdigit, name))
        ):
            continue
        by, named = ((at, at + len(name)), named) if led else (by, (at, at + len(name)))
    return by or (named if named and " " in text[slice(*named)] else None)


def _announced(text: str, above: list[Block]) -> Span | None:
    """Who is named by words such as "Thread by"."""
    for block in above[:HEAD]:
        for start, end in lines(text, block):
            match = _by().match(text, start, end) if end - start <= HEAD_CHARS else None
            if match:
                return match.span("name")
    return None


@cache
def _by() -> re.Pattern[str]:
    """Words that say whose posts follow, then a name or an account."""
    return re.compile(rf"(?i:{alternatives('thread_by')})\s*:?\s+(?P<name>{HANDLE}|{PERSON})")


def _posts(text: str, blocks: list[Block], author: Span) -> list[Block]:
    """The labelled blocks of a series."""
    found: list[Block] = []
    for block in blocks:
        post = Comment(0, None, text[slice(*author)], *author, None)
        rows = list(lines(text, block))
        headed = len(rows) > 1 and (only_time(text[slice(*rows[0])]) or _numbered_below(text, rows))
        head = rows[0][1] if headed else block.start
        if head > block.start:
            found.append(name_block(block.start, head))
        for part in cut(text, head, block.end):
            if is_control(text[part.start : part.end]):
                part.label(SegmentKind.BOILERPLATE, CONTROL)
            else:
                speak(part, post, POSTED)
            found.append(part)
    return found


def _numbered_below(text: str, rows: list[Span]) -> bool:
    """Whether the first line of a post stands above the one with its number."""
    return not COUNTED.match(text, *rows[0]) and COUNTED.match(text, *rows[1]) is not None
