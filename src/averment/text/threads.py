"""Comment threads in plain text: who commented, in answer to whom, in which words.

Two shapes are read: bullet or dash with a short name and an indented body; and heads of one pattern that
returns (`head_patterns`). Nesting follows indentation, or "in reply to Name".
"""

import re
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, cut, indent, split, trim
from averment.text.commenters import (
    CONTROL,
    Comment,
    comment_heading,
    is_control,
    is_name,
    name_block,
    speak,
    time_in,
)
from averment.text.leftovers import is_leftover
from averment.text.thread_heads import headed, is_heading

INDENTED: Final = Reason(
    "comment-indented@1", 0.9, "A bullet, a short name, and words indented below it: a reader's comment."
)
CAPTION: Final = Reason("comment-heading@1", 0.9, "Heads the readers' comments.")
BULLET: Final = re.compile(r"^([ \t\u00a0]*)([•·∙●○◦▪‣*–—-])[ \t\u00a0]+(\S[^\n]{0,58})$", re.MULTILINE)
MOST_LINES: Final = 400_000  # threads are looked for in texts of at most so many lines


def find_threads(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with all comment threads labelled; blocks are cut where names and words meet."""
    if text.count("\n") > MOST_LINES:
        return blocks
    span, comments = _indented(text)
    if not comments:
        span, comments = headed(text, blocks)
    if not comments:
        return blocks
    before = [block for block in blocks if block.end <= span[0]]
    after = [block for block in blocks if block.start >= span[1]]
    cutting = [block for block in blocks if block.start < span[0] < block.end]
    for block in cutting:
        before += split(text, Block(block.start, span[0]), ())
    last = [block for block in blocks if block.start < span[1] < block.end]
    for block in last:
        after = split(text, Block(span[1], block.end), ()) + after
    _label_heading(text, before)
    return before + comments + after


def _label_heading(text: str, before: list[Block]) -> None:
    """The heading "Comments" above a thread."""
    for block in before[-3:]:
        if is_heading(text[block.start : block.end]):
            block.label(SegmentKind.HEADING, CAPTION, alone=True)


def _indented(text: str) -> tuple[tuple[int, int], list[Block]]:
    """The thread of bullets, names and indented bodies; an empty list when there is none."""
    heads = [match for match in BULLET.finditer(text) if _is_bare_name(match[3]) and _opens(text, match)]
    if not heads:
        return (0, 0), []
    start = heads[0].start() + len(heads[0][1])
    end = _reach(text, heads)
    heads = [head for head in heads if head.start() < end]
    if not _convincing(text, heads, start=start, end=end):
        return (0, 0), []
    return (start, end), _comments(text, heads, start=start, end=end)


def _is_bare_name(words: str) -> bool:
    """Whether a bullet's line is a name and nothing more; with a time it is a head of another shape."""
    return is_name(words) and not time_in(words)[0]


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the next line with words is indented deeper than the bullet."""
    following = re.compile(r"\s*\n([ \t\u00a0]*)(\S)").match(text, match.end())
    return following is not None and indent(text, following.start(2)) > _column(text, match)


def _column(text: str, match: re.Match[str]) -> int:
    """The column of a bullet."""
    return indent(text, match.start(2))


def _reach(text: str, heads: list[re.Match[str]]) -> int:
    """Where the thread ends: at the first line that is neither a head nor indented below one."""
    floor = _column(text, heads[0])
    starts = {head.start() for head in heads}
    at = heads[0].start()
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = trim(text, at, stop)
        if line and at not in starts and indent(text, line[0]) <= floor:
            return at
        at = stop + 1
    return len(text)


def _convincing(text: str, heads: list[re.Match[str]], *, start: int, end: int) -> bool:
    """Whether bullets and names are comments and not a list: they end the text, nest, or are headed so."""
    above = text[max(0, start - 400) : start].strip().rsplit("\n", maxsplit=1)[-1]
    if comment_heading().match(above):
        return True
    nested = len({_column(text, head) for head in heads}) > 1
    names = [head[3] for head in heads]
    again = len(set(names)) < len(names)
    rest = [block for block in cut(text, end) if not is_leftover(text[block.start : block.end])]
    closing = sum(block.end - block.start for block in rest) <= 400  # noqa: PLR2004 - forms, not an article
    if len(heads) == 1:
        return closing and bool(cut(text, end)) and not rest
    return closing or (nested and again)


def _comments(text: str, heads: list[re.Match[str]], *, start: int, end: int) -> list[Block]:
    """The labelled blocks of an indented thread."""
    stack: list[Comment] = []
    blocks: list[Block] = []
    bounds = [*(head.start() for head in heads), end]
    for head, stop in zip(heads, bounds[1:], strict=True):
        column = _column(text, head)
        while stack and stack[-1].level >= column:
            stack.pop()
        comment = Comment(
            column, None, head[3].strip(), head.start(3), head.end(3), stack[-1] if stack else None
        )
        stack.append(comment)
        blocks.append(name_block(head.start(2), head.end()))
        _bodies(text, cut(text, head.end(), stop), stack, blocks)
    return [block for block in blocks if block.start >= start]


def _bodies(text: str, bodies: list[Block], stack: list[Comment], blocks: list[Block]) -> None:
    """Give each paragraph to the innermost open comment that it is indented below."""
    for block in bodies:
        owner = next((comment for comment in reversed(stack) if comment.level < block.indent), stack[-1])
        if is_control(text[block.start : block.end]):
            block.label(SegmentKind.BOILERPLATE, CONTROL)
        else:
            speak(block, owner, INDENTED)
        blocks.append(block)
