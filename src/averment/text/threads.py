"""Comment threads in plain text: who commented, in answer to whom, in which words.

Three shapes are read: bullet or dash with a short name and an indented body; heads such as
"Name says:", "12. Name - 3 May 2021", "@name · 3h"; and, under a heading "Comments", bare names
above their words. Nesting follows indentation, or "in reply to Name".
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import BLANK, Block, cut, indent, split, trim
from averment.text.dates import spans
from averment.text.leftovers import is_leftover
from averment.text.words import alternatives, word_set

INDENTED: Final = Reason(
    "comment-indented@1", 0.9, "A bullet, a short name, and words indented below it: a reader's comment."
)
HEADED: Final = Reason("comment-headed@1", 0.85, "A line that names the commenter stands above these words.")
NAMED: Final = Reason("comment-author@1", 0.9, "Names the author of the comment below it.")
CONTROL: Final = Reason("comment-control@1", 0.9, "A button or counter of a comment form.")
CAPTION: Final = Reason("comment-heading@1", 0.9, "Heads the readers' comments.")

BULLET: Final = re.compile(r"^([ \t\u00a0]*)([•·∙●○◦▪‣*–—-])[ \t\u00a0]+(\S[^\n]{0,58})$", re.MULTILINE)
NAME_WORDS: Final = 6
NAME_CHARS: Final = 50
PARTICLES: Final = frozenset(
    [
        "de",
        "da",
        "di",
        "du",
        "del",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "of",
        "the",
    ]
)
NUMBERED: Final = re.compile(r"^(?:#?\d{1,5}[.):]?\s+|[•·*▪‣–—-]\s+)")
TIME: Final = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:UTC|GMT|[A-Z]{2,4}))?)"
AGE_SHORT: Final = r"\d{1,3}\s?(?:s|m|h|d|w|y|mo|min)\b"
WORDED: Final = (  # times without a digit hold one of these
    "ago", "yesterday", "today", "just now", "назад", "тому", "вчера", "сегодня", "il y a", "hace", "vor", "há", "fa", "atrás",
    "önce", "منذ",
)  # fmt: skip
INITIAL: Final = re.compile(r"\b(?:[^\W\d_]|Jr|Sr)\.\Z")  # "Ivo T."
MOST_LINES: Final = 400_000  # threads are looked for in texts of at most so many lines


@dataclass(slots=True)
class _Comment:
    """A comment while its thread is read."""

    level: int  # columns of its head, or of its depth
    first: Block | None  # the block that carries its voice
    name: str
    name_start: int
    name_end: int
    parent: "_Comment | None"


@cache
def _age() -> str:
    """Relative times: "3 hours ago", "vor 2 Tagen", "il y a 3 jours"."""
    units = alternatives("relative_times")
    number = r"(?:\d{1,3}|an?|one|un|une|eine[mr]?|один|одну)"
    before = rf"(?:il y a|hace|vor|há|منذ)\s+{number}\s+(?:{units})\b"
    after = rf"{number}\s+(?:{units})\s+(?:ago|назад|тому|fa|atrás|önce)\b"
    return rf"(?:{before}|{after}|yesterday|today|just now|вчера|сегодня)"


@cache
def _moment() -> re.Pattern[str]:
    """A clock time or a relative time."""
    return re.compile(rf"{_age()}|{AGE_SHORT}|{TIME}", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """A verb of commenting after the name."""
    return re.compile(rf"\s+(?:{alternatives('comment_verbs')})\b", re.IGNORECASE)


@cache
def comment_heading() -> re.Pattern[str]:
    """A line such as "12 Comments", "Comments (12)", "3 thoughts on “Title”"."""
    words = alternatives("comment_headings")
    return re.compile(
        rf"[ \t]*(?:[\d,.]+\s+)?(?:{words})(?:\s*[(\[:–—-]?\s*\d*\s*[)\]:]?|\s+[“\"«].{{0,200}})[ \t]*\Z",
        re.IGNORECASE,
    )


def is_name(words: str) -> bool:
    """Whether a line can be a commenter's name: short, no sentence, capitals or one handle."""
    words = words.strip()
    ends = words[-1:] in ".!?:;,…" and not INITIAL.search(words)
    if not words or len(words) > NAME_CHARS or ends or "\t" in words or "://" in words:
        return False
    parts = words.split()
    if len(parts) > NAME_WORDS or not any(char.isalnum() for char in words) or words.isdigit():
        return False
    return len(parts) == 1 or all(_name_word(part) for part in parts)


def _name_word(part: str) -> bool:
    """A word that can stand in a name: capital, digit, mark, particle, or a script without capitals."""
    head = part.lstrip("(\"“'«@#")[:1]
    return not head.islower() or part.lower() in PARTICLES


def bare_name(words: str) -> str:
    """A name without the words around it: "By Jane Roe says:" gives "Jane Roe"."""
    words = _verb().split(words.strip(), 1)[0]
    return words.strip(" ,:|·•–—-").removeprefix("By ").removeprefix("by ").strip()


def find_threads(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with all comment threads labelled; blocks are cut where names and words meet."""
    if text.count("\n") > MOST_LINES:
        return blocks
    span, comments = _indented(text)
    if not comments:
        span, comments = _headed(text, blocks)
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
        if comment_heading().match(text[block.start : block.end]):
            block.label(SegmentKind.HEADING, CAPTION, alone=True)


# --- bullets and indentation ------------------------------------------------------------------------------


def _indented(text: str) -> tuple[tuple[int, int], list[Block]]:
    """The thread of bullets, names and indented bodies; an empty list when there is none."""
    heads = [match for match in BULLET.finditer(text) if is_name(match[3]) and _opens(text, match)]
    if not heads:
        return (0, 0), []
    start = heads[0].start() + len(heads[0][1])
    end = _reach(text, heads)
    heads = [head for head in heads if head.start() < end]
    if not _convincing(text, heads, start=start, end=end):
        return (0, 0), []
    return (start, end), _comments(text, heads, start=start, end=end)


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
    stack: list[_Comment] = []
    blocks: list[Block] = []
    bounds = [*(head.start() for head in heads), end]
    for head, stop in zip(heads, bounds[1:], strict=True):
        column = _column(text, head)
        while stack and stack[-1].level >= column:
            stack.pop()
        comment = _Comment(
            column, None, head[3].strip(), head.start(3), head.end(3), stack[-1] if stack else None
        )
        stack.append(comment)
        blocks.append(_name_block(head.start(2), head.end()))
        _bodies(text, cut(text, head.end(), stop), stack, blocks)
    return [block for block in blocks if block.start >= start]


def _bodies(text: str, bodies: list[Block], stack: list[_Comment], blocks: list[Block]) -> None:
    """Give each paragraph to the innermost open comment that it is indented below."""
    for block in bodies:
        owner = next((comment for comment in reversed(stack) if comment.level < block.indent), stack[-1])
        if is_control(text[block.start : block.end]):
            block.label(SegmentKind.BOILERPLATE, CONTROL)
        else:
            _speak(block, owner, INDENTED)
        blocks.append(block)


def _name_block(start: int, end: int) -> Block:
    """The line that names a commenter."""
    block = Block(start, end)
    block.label(SegmentKind.HEADER, NAMED, alone=True)
    return block


def _speak(block: Block, owner: _Comment, reason: Reason) -> None:
    """Make a block part of a comment."""
    if owner.first is None:
        owner.first = block
        block.label(SegmentKind.COMMENT, reason, alone=True)
        block.speaker, block.speaker_start, block.speaker_end = owner.name, owner.name_start, owner.name_end
        above = owner.parent
        while above is not None and above.first is None:
            above = above.parent
        block.parent = above.first if above else None
    else:
        block.give_voice(owner.first)


def is_control(words: str) -> bool:
    """Whether all lines of a paragraph are buttons, counters or times."""
    return all(_control_line(line) for line in words.split("\n"))


def _control_line(line: str) -> bool:
    """A button, a counter, or nothing but a time."""
    bare = re.sub(r"[\d\W_]+", " ", line).strip().casefold()
    if not bare:
        return not any(char.isalpha() for char in line) and len(line) < 20  # noqa: PLR2004 - a counter
    known = word_set("comment_controls")
    return bare in known or all(word in known for word in bare.split()) or is_leftover(line)


# --- heads with verbs, numbers, times ---------------------------------------------------------------------


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


def _headed(text: str, blocks: list[Block]) -> tuple[tuple[int, int], list[Block]]:
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
    timed, cut_at = _time_in(line)
    verb = _verb().search(line[:cut_at]) if timed or line.endswith(":") else None
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


def _time_in(line: str) -> tuple[bool, int]:
    """Whether a line states a time or date that reaches nearly to its end, and where that begins."""
    if not any(map(str.isdigit, line)) and not any(word in line.lower() for word in WORDED):
        return False, len(line)
    found = [match.span() for match in _moment().finditer(line)] + list(spans(line))
    if not found:
        return False, len(line)
    left = re.sub(
        r"\b(?:at|on|um|в|à|says?|said|wrote|reply|edited)\b", "", line[max(end for _, end in found) :]
    )
    if len(left.strip(" .,:;|·)]-–—")) > 12:  # noqa: PLR2004 - a sentence goes on after it
        return False, len(line)
    return True, min(start for start, _ in found)


def is_time_line(below: str) -> bool:
    """Whether the next line is nothing but a time or date."""
    line = below.lstrip("\n").split("\n")[0].strip(BLANK)
    if not line or len(line) > 60:  # noqa: PLR2004 - a date and a time
        return False
    timed, at = _time_in(line)
    return timed and at <= 4  # noqa: PLR2004 - "on", "at"


def _tail(text: str, blocks: list[Block], last: int) -> int:
    """Where a headed thread ends: at the first form remnant after the last head, or with the text."""
    for block in blocks[bisect_right([b.start for b in blocks], last) :]:
        if is_leftover(text[block.start : block.end]):
            return block.start
    return len(text)


def _answers(text: str, heads: list[_Head], end: int) -> list[Block]:
    """The labelled blocks of a headed thread."""
    blocks: list[Block] = []
    stack: list[_Comment] = []
    by_name: dict[str, _Comment] = {}
    bounds = [*(head.start for head in heads[1:]), end]
    for head, stop in zip(heads, bounds, strict=True):
        while stack and stack[-1].level >= head.level:
            stack.pop()
        comment = _Comment(
            head.level, None, head.name, head.name_start, head.name_end, stack[-1] if stack else None
        )
        stack.append(comment)
        blocks.append(_name_block(head.start, head.end))
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
            if _control_line(line.strip(BLANK)) or is_time_line(line) or REPLY.match(line.strip(BLANK)):
                points += [at, at + len(line)]
            at += len(line) + 1
        parts += split(text, block, points)
    return parts


REPLY: Final = re.compile(
    r"(?:in reply to|replying to|reply to|в ответ на|en réponse à|antwort auf|en respuesta a)\s+@?(.{1,60})$",
    re.IGNORECASE,
)
MENTION: Final = re.compile(r"@([\w.-]+(?: [A-Z][\w.-]+)?)")


def _headed_body(text: str, block: Block, comment: _Comment, by_name: dict[str, _Comment]) -> None:
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
        _speak(block, comment, HEADED)


def _mentioned(name: str, by_name: dict[str, _Comment]) -> _Comment | None:
    """The last comment of the person addressed."""
    return by_name.get(name.casefold()) or by_name.get(name.split(maxsplit=1)[0].casefold())
