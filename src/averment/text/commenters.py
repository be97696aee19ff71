"""What names, times and buttons of comments look like, and how a comment is labelled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import BLANK, Block
from averment.text.dates import month_numbers, spans
from averment.text.leftovers import is_leftover
from averment.text.words import alternatives, word_set

NAMED: Final = Reason("comment-author@1", 0.9, "Names the author of the comment below it.")
CONTROL: Final = Reason("comment-control@1", 0.9, "A button or counter of a comment form.")
NAME_WORDS: Final = 6
NAME_CHARS: Final = 50
ZONE: Final = r"(?:UTC|GMT|BST|MSK|EET|WET|CES?T|[ECMP][SD]T)\b(?:[+-]\d{1,2})?"
TIME: Final = rf"(?:(?<![\d.:])\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?![\d%])\s*(?:[ap]\.?m\b\.?)?(?:\s*{ZONE})?)"
AGE_SHORT: Final = r"(?<![\w.,:/#-])\d{1,3}\s?(?:s|m|h|d|w|y|mo|min|hr|hrs|wk|yr|yrs)\b\.?"
WORDED: Final = (  # times without a digit hold one of these
    "ago", "yesterday", "today", "just now", "назад", "тому", "вчера", "сегодня", "il y a", "hace", "vor",
    "há", "fa", "atrás", "önce", "منذ",
)  # fmt: skip
REMEMBERED: Final = 50_000  # lines; each is looked at several times
TIME_BEGINS: Final = 18  # characters: a weekday, a month, a day
BESIDE: Final = re.compile(
    r"\d(?:st|nd|rd|th|\.)?\s+[^\W\d_]|[^\W\d_]\.?\s+\d", re.IGNORECASE
)  # a day and a word
AGE: Final = re.compile(AGE_SHORT)
MENU: Final = 3  # items
ITEMS: Final = re.compile(r"\s+[·|•]\s+")
COUNT: Final = re.compile(r"\d[\d.,]*\s?[kKmM]?\b")  # "5.6K"
INITIAL: Final = re.compile(r"\b(?:[^\W\d_]|Jr|Sr)\.\Z")  # "Ivo T."
HANDLE: Final = re.compile(r"(?P<name>.*?)[ \t]*[(\[]?(?P<handle>@[\w.-]*\w(?:@[\w.-]*\w)?)[)\]]?\Z")
SYMBOLS: Final = re.compile(r"[^\w.)\]]+\Z")  # after a displayed name: badges and pictures
BADGES: Final = re.compile(r"[\s\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+\Z")


@dataclass(slots=True)
class Comment:
    """A comment while its thread is read."""

    level: int  # columns of its head, or of its depth
    first: Block | None  # the block that carries its voice
    name: str
    name_start: int
    name_end: int
    parent: "Comment | None"


@cache
def _age() -> str:
    """Relative times: "3 hours ago", "vor 2 Tagen", "il y a 3 jours"."""
    units = alternatives("relative_times")
    number = r"(?:\d{1,3}|an?|one|un|une|eine[mr]?|один|одну)"
    before = rf"(?:il y a|hace|vor|há|منذ)\s+{number}\s+(?:{units})\b"
    after = rf"{number}\s+(?:{units})\.?\s+(?:ago|назад|тому|fa|atrás|önce)\b"
    return rf"(?:{before}|{after}|yesterday|today|just now|вчера|сегодня)"


@cache
def _moment() -> re.Pattern[str]:
    """A clock time or a relative time."""
    return re.compile(rf"{_age()}|{AGE_SHORT}|{TIME}", re.IGNORECASE)


def moments(line: str) -> Iterator[re.Match[str]]:
    """The clock times and relative times in a line."""
    return _moment().finditer(line)


def day_words(line: str) -> Iterator[re.Match[str]]:
    """The days without a year in a line."""
    return _day().finditer(line) if BESIDE.search(line) else iter(())


def weekday_before(line: str, at: int) -> int:
    """Where a time begins with its weekday, when one stands before it."""
    return _from_weekday(line, at)


@cache
def _day() -> re.Pattern[str]:
    """A day without its year: "12 Nov", "Nov 12"."""
    months = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:{months})\b\.?|\b(?:{months})\.?\s+\d{{1,2}}(?!\d)",
        re.IGNORECASE,
    )


@cache
def comment_verb() -> re.Pattern[str]:
    """A verb of commenting after the name."""
    return re.compile(rf"\s+(?:{alternatives('comment_verbs')})\b", re.IGNORECASE)


@cache
def comment_heading() -> re.Pattern[str]:
    """A line such as "12 Comments", "3 thoughts on “Title”", "Selected replies", "Title · 12 comments"."""
    words = alternatives("comment_headings")
    return re.compile(
        rf"[ \t]*(?:#{{1,6}}[ \t]+|\*\*)?(?:[\d,.]+\s+)?(?:{words})(?:\*\*)?"
        r"(?:\s+(?:below|under|received|posted|so far|left|(?:from|by) (?:our )?readers)\b[^.!?\n]{0,40})?"
        rf"(?:\s*[(\[:–—-]?\s*\d*\s*[)\]:]?|\s*\([^()\n]{{0,30}}\d[^()\n]{{0,10}}\)"
        rf"|(?:\s+(?:to|on|about|for))?\s+[“\"«].{{0,200}})[ \t]*\Z"
        r"|[ \t]*(?:(?:selected|some|from the|top|latest|newest|best|recent|further|more)\s+(?:\w+\s+)?"
        r"(?:comments|replies)\b"
        r"|comments?\s?[(:]|[^.!?\n]{1,90}\W\d[\d.,]*\s+(?:comments|replies)\b)[^.!?\n]{0,50}\Z",
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
    particle, hyphen, rest = part.partition("-")  # "al-Wadi"
    known = word_set("name_particles")
    return (
        not head.islower()
        or part.lower() in known
        or (bool(hyphen) and particle in known and not rest[:1].islower())
    )


def bare_name(words: str) -> str:
    """A name without the words around it: "By Jane Roe says:" gives "Jane Roe"."""
    words = comment_verb().split(words.strip(), 1)[0]
    return words.strip(" ,:|·•–—-").removeprefix("By ").removeprefix("by ").strip()


def displayed(given: str) -> tuple[str, str | None]:
    """The name that an account shows, and its handle; a handle alone is its own name."""
    match = HANDLE.fullmatch(given)
    if match is None:
        return BADGES.sub("", given) or given, None
    shown = SYMBOLS.sub("", match["name"])
    return (shown, match["handle"]) if shown else (match["handle"], match["handle"])


def is_control(words: str) -> bool:
    """Whether all lines of a paragraph are buttons, counters or times."""
    return all(is_control_line(line) for line in words.split("\n"))


def is_control_line(line: str) -> bool:
    """A button, a counter, or nothing but a time."""
    counted = COUNT.sub(" ", AGE.sub(" ", line))
    if line.endswith(("?", "!")) and not is_leftover(line):
        return False  # "Link?" is asked by a reader
    bare = re.sub(r"[\d\W_]+", " ", counted).strip().casefold()
    if not bare:
        return not any(char.isalpha() for char in counted) and len(line) < 40  # noqa: PLR2004 - counters
    known = word_set("comment_controls")
    if _is_menu(line):
        return True
    return bare in known or all(word in known for word in bare.split()) or is_leftover(line)


def _is_menu(line: str) -> bool:
    """Whether a line is a list of buttons and links between bars, and shows no time."""
    items = [item.strip() for item in ITEMS.split(line) if any(map(str.isalpha, item))]
    if len(items) < MENU or _moment().search(line):
        return False
    return sum(is_leftover(item) or is_control_line(item) for item in items) * 2 >= len(items)


@lru_cache(maxsize=REMEMBERED)
def time_in(line: str) -> tuple[bool, int]:
    """Whether a line states a time or date that reaches nearly to its end, and where that begins."""
    if not any(map(str.isdigit, line)) and not any(word in line.lower() for word in WORDED):
        return False, len(line)
    found = [match.span() for match in _moment().finditer(line)] + list(spans(line))
    found += [match.span() for match in day_words(line)]
    if not found:
        return False, len(line)
    left = re.sub(
        r"\b(?:at|on|um|в|à|says?|said|wrote|reply|edited)\b", "", line[max(end for _, end in found) :]
    )
    left = left.strip(" .,:;|·)]-–—")
    if len(left) > 12 and not is_control_line(left):  # noqa: PLR2004 - a sentence goes on after it
        return False, len(line)
    return True, _from_weekday(line, min(start for start, _ in found))


def _from_weekday(line: str, at: int) -> int:
    """Where a time begins with its weekday: a weekday behind a mark, a gap or a single word is no name."""
    match = _weekday().search(line[:at])
    if match is None:
        return at
    before = line[: match.start()]
    parted = (
        not before.strip() or before[-1] in "·|,•(–—-/" or before.endswith(("  ", "\t", "· ", "| ", ", "))
    )
    return match.start() if parted or len(before.split()) == 1 else at


@cache
def _weekday() -> re.Pattern[str]:
    """A weekday directly before a time."""
    return re.compile(rf"(?<!\w)(?:{alternatives('weekdays')})\.?,?[\s·|]+\Z", re.IGNORECASE)


def is_time_line(below: str) -> bool:
    """Whether the next line is nothing but a time or date."""
    line = below.lstrip("\n").split("\n")[0].strip(BLANK)
    if not line or len(line) > 60:  # noqa: PLR2004 - a date and a time
        return False
    begins = line[:TIME_BEGINS].lower()
    if not any(map(str.isdigit, begins)) and not any(word in begins for word in WORDED):
        return False
    timed, at = time_in(line)
    return timed and at <= 4  # noqa: PLR2004 - "on", "at"


def name_block(start: int, end: int) -> Block:
    """The line that names a commenter."""
    block = Block(start, end)
    block.label(SegmentKind.HEADER, NAMED, alone=True)
    return block


def speak(block: Block, owner: Comment, reason: Reason) -> None:
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
