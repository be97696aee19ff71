"""Comments announced by a line of their own: "Name says:", "12. Name - date", "@name · 3h", bare names."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import BLANK, Block, cut, indent, split, trim
from averment.text.commenters import (
    CONTROL,
    NAMED,
    Comment,
    comment_heading,
    comment_verb,
    is_control,
    is_control_line,
    is_name,
    is_time_line,
    name_block,
    speak,
    time_in,
)
from averment.text.leftovers import is_leftover
from averment.text.words import word_set

HEADED: Final = Reason("comment-headed@1", 0.85, "A line that names the commenter stands above these words.")
NUMBERED: Final = re.compile(r"^(?:#?\d{1,5}[.):]?\s+|[•·*▪‣–—-]\s+)")
REPLY: Final = re.compile(
    r"(?:in reply to|replying to|reply to|в ответ на|en réponse à|antwort auf|en respuesta a)\s+@?(.{1,60})$",
    re.IGNORECASE,
)
MENTION: Final = re.compile(r"@([\w.-]+(?: [A-Z][\w.-]+)?)")


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that announces a comment."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    style: str  # "verb", "time", "both", "bare"
    level: int


def headed(text: str, blocks: list[Block]) -> tuple[tuple[int, int], list[Block]]:
    """The thread whose comments are announced by heads; an empty list when there is none."""
    region = next((n for n, b in enumerate(blocks) if comment_heading().match(text[b.start : b.end])), None)
    from_at = blocks[region].end if region is not None else 0
    heads = _heads(text, from_at, explicit=region is not None)
    if not _enough(heads, explicit=region is not None):
        return (0, 0), []
    end = _tail(text, blocks, heads[-1].end)
    return (heads[0].start, end), _answers(text, heads, end)


def _enough(heads: list[_Head], *, explicit: bool) -> bool:
    """Whether heads are comments: a heading says so, or two of them have a time and one shape."""
    if explicit:
        return bool(heads)
    timed = [head for head in heads if head.style in {"both", "time"}]
    return len(timed) > 1 or sum(head.style == "verb" for head in heads) > 2  # noqa: PLR2004 - no chance


def _heads(text: str, start: int, *, explicit: bool) -> list[_Head]:
    """All heads after `start`; bare names only count under a heading."""
    found: list[_Head] = []
    at = start
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = trim(text, at, stop)
        if line and line[1] - line[0] <= 140:  # noqa: PLR2004 - a head is a short line
            head = _head(text, *line, explicit=explicit)
            found += [head] if head else []
        at = stop + 1
    kinds = {head.style for head in found}
    return [head for head in found if head.style != "bare" or kinds == {"bare"}]


def _head(text: str, start: int, end: int, *, explicit: bool) -> _Head | None:
    """The head that a line is, None when it is none."""
    line = text[start:end]
    skip = NUMBERED.match(line)
    offset = skip.end() if skip else 0
    name, style = _name_and_style(line[offset:], explicit=explicit, below=text[end : end + 120])
    if name is None:
        return None
    at = start + offset + line[offset:].find(name)
    return _Head(start, end, name, at, at + len(name), style, indent(text, start))


def _name_and_style(line: str, *, explicit: bool, below: str) -> tuple[str | None, str]:
    """The name in a head and what makes it a head."""
    timed, cut_at = time_in(line)
    verb = comment_verb().search(line[:cut_at]) if timed or line.endswith(":") else None
    if verb:
        rest = line[verb.end() : cut_at].strip(" ,:·-—on at".replace(" ", "") + " ").strip()
        name = line[: verb.start()].strip(" ,|·–—-")
        if is_name(name) and len(rest) <= 12:  # noqa: PLR2004 - "on", "at", "(reply)"
            return name, "both" if timed or is_time_line(below) else "verb"
        return None, ""
    name = line[:cut_at].strip(" ,|·•–—-([").removesuffix(" on").removesuffix(" at").strip(" ,|·•–—-([")
    if timed and is_name(name) and not word_set("dated") & {name.casefold().rstrip(":")}:
        return name, "time"
    if (
        explicit
        and is_name(line)
        and (is_time_line(below) or below.startswith("\n"))
        and not is_leftover(line)
    ):
        return line.strip(), "time" if is_time_line(below) else "bare"
    return None, ""


def _tail(text: str, blocks: list[Block], last: int) -> int:
    """Where a headed thread ends: at the first form remnant after the last head, or with the text."""
    for block in blocks[bisect_right([b.start for b in blocks], last) :]:
        if is_leftover(text[block.start : block.end]):
            return block.start
    return len(text)


def _answers(text: str, heads: list[_Head], end: int) -> list[Block]:
    """The labelled blocks of a headed thread."""
    blocks: list[Block] = []
    stack: list[Comment] = []
    by_name: dict[str, Comment] = {}
    bounds = [*(head.start for head in heads[1:]), end]
    for head, stop in zip(heads, bounds, strict=True):
        while stack and stack[-1].level >= head.level:
            stack.pop()
        comment = Comment(
            head.level, None, head.name, head.name_start, head.name_end, stack[-1] if stack else None
        )
        stack.append(comment)
        blocks.append(name_block(head.start, head.end))
        for block in _without_controls(text, cut(text, head.end, stop)):
            _headed_body(text, block, comment, by_name)
            blocks.append(block)
        by_name[head.name.casefold()] = comment
    return blocks


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
        comment.parent = by_name.get(answer[1].strip(" :").casefold(), comment.parent)
        block.label(SegmentKind.HEADER, NAMED, alone=True)
    elif comment.first is None and is_time_line(words):
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
    return by_name.get(name.casefold()) or by_name.get(name.split(maxsplit=1)[0].casefold())
