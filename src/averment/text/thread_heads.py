"""Comments announced by a line of their own: which words are whose, and whom they answer."""

import re
from bisect import bisect_right
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import BLANK, Block, cut, split
from averment.text.comment_head import Head
from averment.text.commenters import (
    CONTROL,
    NAMED,
    Comment,
    comment_heading,
    is_control,
    is_control_line,
    is_time_line,
    name_block,
    speak,
)
from averment.text.head_patterns import find_heads, told_apart
from averment.text.leftovers import is_leftover
from averment.text.line_parts import only_time
from averment.text.series import find_series
from averment.text.signed_below import above, stand_below
from averment.text.tails import tail_heads

HEADED: Final = Reason("comment-headed@1", 0.85, "A line that names the commenter stands above these words.")
REPLY: Final = re.compile(
    r"(?:in reply to|replying to|reply to|в ответ на|en réponse à|antwort auf|en respuesta a)\s+@?(.{1,60})$",
    re.IGNORECASE,
)
SERIES: Final = re.compile(r"(?:🧵\s*)?[(\[]?(\d{1,3})/(?:\d{1,3})?[)\].:]?(?:\s|\Z)")  # "3/11 And then"
SERIES_END: Final = re.compile(r"\s[(\[]?(\d{1,3})/\d{1,3}[)\]]?\Z", re.MULTILINE)  # "A thread. 1/11"
RECORDED: Final = Reason(
    "transcript-timed@1", 0.85, "A turn of a recording; the line above names who speaks and when in it."
)
CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
BEGINS: Final = 300  # seconds
CLOCK_LED: Final = re.compile(r"\d{1,2}[:.]\d\d\s+[^\W\d_a-z]")  # "07:40 First barrier."
MENTION: Final = re.compile(r"@([\w.-]+(?: [A-Z][\w.-]+)?)")


def headed(text: str, blocks: list[Block]) -> tuple[tuple[int, int], list[Block]]:
    """The thread whose comments are announced by heads; an empty list when there is none."""
    region = next((n for n, b in enumerate(blocks) if is_heading(text[b.start : b.end])), None)
    from_at = blocks[region].end if region is not None else 0
    announced = re.search(r"\d+", text[blocks[region].start : from_at]) if region is not None else None
    heads = find_heads(
        text, from_at, explicit=region is not None, announced=int(announced[0]) if announced else 0
    )
    if not heads:
        return _ended(text, from_at, explicit=region is not None)
    end = _tail(text, blocks, heads[-1].end)
    if stand_below(text, heads, from_at, end):
        start, comments = above(text, told_apart(text, heads), from_at, end, explicit=region is not None)
        return (start, end), comments
    blocks = _answers(text, told_apart(text, heads), end)
    if _is_recording(text, heads):
        for block in blocks:
            if block.kind is SegmentKind.COMMENT:
                block.kind, block.reason, block.parent = SegmentKind.TRANSCRIPT_TURN, RECORDED, None
    return (heads[0].start, end), blocks


def _ended(text: str, start: int, *, explicit: bool) -> tuple[tuple[int, int], list[Block]]:
    """The thread whose comments end in their authors' names, or one account's posts; else an empty list."""
    heads = tail_heads(text, start, explicit=explicit)
    if not heads:
        return find_series(text, start)
    begin, comments = above(text, heads, start, heads[-1].end, explicit=explicit)
    return (begin, heads[-1].end), comments


def is_heading(words: str) -> bool:
    """Whether a block says that comments follow, perhaps with buttons to sort them below."""
    first, _, rest = words.partition("\n")
    return bool(comment_heading().match(first)) and (not rest or is_control(rest))


def _is_recording(text: str, heads: list[Head]) -> bool:
    """Whether the times are places in a recording: they begin near nought and never fall."""
    if any(head.signs - {"clock"} or head.between not in {"", "  ", "["} for head in heads):
        return False
    times = [CLOCK.search(text, head.start, head.end) for head in heads]
    seconds = [_seconds(time[0]) for time in times if time]
    return len(seconds) == len(heads) and seconds == sorted(seconds) and seconds[0] < BEGINS


def _seconds(time: str) -> int:
    """A place in a recording as seconds."""
    return sum(int(part) * 60**power for power, part in enumerate(reversed(time.split(":"))))


def _tail(text: str, blocks: list[Block], last: int) -> int:
    """Where a headed thread ends: at the first form remnant after the last head, or with the text."""
    for block in blocks[bisect_right([b.start for b in blocks], last) :]:
        if is_leftover(text[block.start : block.end]):
            return block.start
    return len(text)


def _answers(text: str, heads: list[Head], end: int) -> list[Block]:
    """The labelled blocks of a headed thread."""
    blocks: list[Block] = []
    stack: list[Comment] = []
    by_name: dict[str, Comment] = {}
    numbered: dict[int, Comment] = {}
    bounds = [*(head.start for head in heads[1:]), end]
    for head, stop in zip(heads, bounds, strict=True):
        while stack and stack[-1].level >= head.level:
            stack.pop()
        account = head.name.startswith("@")
        known = by_name.get(head.name.removeprefix("@").casefold()) if account else None
        named = (head.name, head.name_start, head.name_end)
        if known is not None:  # an account that showed its name before
            named = (known.name, known.name_start, known.name_end)
        comment = Comment(head.level, None, *named, stack[-1] if stack else None)
        stack.append(comment)
        blocks.append(name_block(head.start, head.end))
        for block in _without_controls(text, cut(text, head.end, stop)):
            owner = _owner(text, block, comment, numbered)
            _headed_body(text, block, owner, by_name)
            blocks.append(block)
        by_name |= dict.fromkeys(head.names(), comment)
    return blocks


def _owner(text: str, block: Block, last: Comment, numbered: dict[int, Comment]) -> Comment:
    """Whose a paragraph is: the head's above it, or of an author who goes on after answers to him.

    A series ("2/", "3/11", paragraphs led by an hour) goes on with its number; other
    words go on where they are indented less than the answer's own words and no less than the head of the
    one who goes on.
    """
    number = _number(text, block)
    begun = numbered.get(number - 1 if number else 0) if number is not None else None
    owner = begun or last
    while begun is None and owner.first is not None and owner.parent is not None:
        if block.indent >= owner.level or owner.first.indent < owner.level:
            break
        owner = owner.parent
    if number is not None:
        numbered[number] = owner
    return owner


def _number(text: str, block: Block) -> int | None:
    """The number of a paragraph in a series; 0 where an hour leads it, as in a running report."""
    if CLOCK_LED.match(text, block.start, block.end) and not only_time(text[block.start : block.end]):
        return 0
    found = SERIES.match(text, block.start, block.end) or SERIES_END.search(text, block.start, block.end)
    return int(found[1]) if found else None


def _without_controls(text: str, blocks: list[Block]) -> list[Block]:
    """Paragraphs with a leading or closing time, button or "in reply to" line cut off."""
    parts: list[Block] = []
    for block in blocks:
        points, at = [], block.start
        for line in text[block.start : block.end].split("\n"):
            if is_control_line(line.strip(BLANK)) or is_time_line(line) or REPLY.match(line.strip(BLANK)):
                points += [at, at + len(line)]
            at += len(line) + 1
        parts += split(text, block, points)
    return parts


def _headed_body(text: str, block: Block, comment: Comment, by_name: dict[str, Comment]) -> None:
    """One paragraph below a head: a control, whom it answers, or the comment's words."""
    words = text[block.start : block.end]
    answer = REPLY.match(words)
    if answer:
        comment.parent = by_name.get(answer[1].strip(" :").removeprefix("@").casefold(), comment.parent)
        block.label(SegmentKind.HEADER, NAMED, alone=True)
    elif only_time(words) or (comment.first is None and is_time_line(words)):
        block.label(SegmentKind.HEADER, NAMED, alone=True)
    elif is_control(words):
        block.label(SegmentKind.BOILERPLATE, CONTROL)
    else:
        mention = MENTION.match(words) if comment.first is None else None
        if mention and comment.parent is None:
            comment.parent = _mentioned(mention[1], by_name)
        speak(block, comment, HEADED)


def _mentioned(name: str, by_name: dict[str, Comment]) -> Comment | None:
    """The last comment of the person addressed."""
    return by_name.get(name.casefold()) or by_name.get(name.split(maxsplit=1)[0].rstrip(".").casefold())
