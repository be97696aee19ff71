"""Lines that may head a comment: "Name says:", "12 points by name 3 hours ago", a name above a time, a forum's column.

In: a text. Out: every place that could be a head, with what it is made of. Which of them are heads is decided in
`head_patterns`, by what returns.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from averment.text.blocks import indent, trim
from averment.text.commenters import is_control_line, is_name
from averment.text.leftovers import is_leftover
from averment.text.line_parts import ARROWS, LONGEST, TIMES, TREE, Line, displayed, is_badge, parts_of
from averment.text.words import alternatives

STACK: Final = 9  # lines of a head at most
BEFORE_TIME: Final = 4  # lines of rank and button between a name and its time
SHORT: Final = 60  # characters of a line in a stacked head
FLAIR_WORDS: Final = 4
FIELD: Final = re.compile(rf"(?:{alternatives('profile_fields')})(?:\s*:|\s+\d)", re.IGNORECASE)
PICTURE: Final = re.compile(r"(?:avatar|profile (?:picture|photo)|photo|user)(?: of| for|:)?\s+|['’]s (?:avatar|profile \w+)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A place that may announce a comment."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    level: int
    signs: frozenset[str]
    order: str = ""  # of name, time and verb: "NT", "TN", "NV"
    between: str = ""  # name and time
    mark: str = ""  # before all else: "1", ">", a bullet
    stacked: bool = False  # in several lines
    led: bool = False  # by a small word: "posted by"
    odd: bool = False  # what stands in the name's place looks like no name
    handle: str | None = None
    handle_end: int = 0

    @property
    def shape(self) -> tuple[bool, bool, str, str, str]:
        """What the heads of one thread have in common; a verb is enough, an arrow only shows that one answers."""
        if "V" in self.order and not self.stacked and not self.led and self.between in {"", ",", ":"}:
            return (False, False, "", "V", "")
        mark = "" if re.match(ARROWS, self.mark) or TREE.search(self.mark) else self.mark[:1]
        between = "" if self.stacked else self.between
        return (self.stacked, self.led, mark, self.order.replace("V", ""), between)

    @property
    def like_dateline(self) -> bool:
        """Whether a line with a place and a date looks the same: "Karsovo, 3 May 2031"."""
        dated = self.signs & TIMES <= {"date", "day"} and not self.signs & {"stars", "handle", "verb", "count"}
        return dated and self.mark[:1] != ">" and (self.stacked or self.between in {",", ""})

    def names(self) -> set[str]:
        """By which names an answer may call the author."""
        return {name.removeprefix("@").casefold() for name in (self.name, self.handle) if name}


@dataclass(frozen=True, slots=True)
class Row:
    """A line with words and its class.

    T time, C button or counter, B badge, F field of a profile, @ account, H name with signs, N name, W words.
    """

    start: int
    end: int
    kind: str
    parts: Line | None = None


def rows_of(text: str, start: int) -> list[Row]:
    """The lines with words after `start`, each with its class."""
    rows: list[Row] = []
    at = start
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = trim(text, at, stop)
        if line:
            rows.append(_row(text, *line))
        at = stop + 1
    return rows


def _row(text: str, start: int, end: int) -> Row:
    """One line with its class."""
    if end - start > LONGEST:
        return Row(start, end, "W")
    words = text[start:end]
    parts = parts_of(words)
    short = end - start <= SHORT
    if parts and parts.name is None and "T" in parts.order:
        return Row(start, end, "T", parts)
    if short and FIELD.match(words) and words[-1] not in ".!?":
        return Row(start, end, "F")
    if short and is_badge(words.strip(" ()[]")):
        return Row(start, end, "B")
    ranked = parts and parts.name and "T" in parts.order and is_badge(words[slice(*parts.name)].split()[0])
    if short and not ranked and is_control_line(words):
        return Row(start, end, "C")
    if parts and parts.name == parts.handle and parts.name and "T" not in parts.order:
        return Row(start, end, "@", parts)
    if parts and parts.name and parts.signs - {"number"}:
        return Row(start, end, "H", parts)
    if parts and parts.name and short and words[-1] not in ".!?:;,…":
        return Row(start, end, "N", parts)
    return Row(start, end, "W", parts)


def candidates(text: str, rows: list[Row]) -> list[Head]:
    """Every place among the lines that could head a comment."""
    found: list[Head] = []
    number = 0
    while number < len(rows):
        row = rows[number]
        last = number
        if row.kind in "HN":
            last = _stack(text, rows, number)
        head = None
        if row.kind == "H" or last > number:
            head = _head(text, rows, number, last)
        if head and not _mail(text, rows, last):
            found.append(_with_picture(text, rows, number, head))
            number = last
        number += 1
    return found


def _mail(text: str, rows: list[Row], last: int) -> bool:
    """Whether quoted lines follow: then the line introduces them, as mail programs write it."""
    return (
        rows[last].kind == "H" and last + 1 < len(rows) and text[rows[last].start] != ">"
        and text[rows[last + 1].start] == ">" and text[rows[last].end - 1] == ":"
    )  # fmt: skip


def _stack(text: str, rows: list[Row], first: int) -> int:
    """The last line of a head that begins with a name; `first` itself when nothing below belongs to it."""
    row = rows[first]
    timed = row.parts is not None and "T" in row.parts.order
    last, told, fields = first, False, 0
    for number in range(first + 1, min(len(rows), first + STACK)):
        below = rows[number]
        account = below.kind == "H" and below.parts and below.parts.name == below.parts.handle and _bare(row)
        if below.kind == "T" or account:
            if timed:
                break
            timed = told = True
        elif below.kind == "F":
            fields += 1
            told = told or fields > 1
        elif below.kind == "@":
            told = True
        elif below.kind == "B" or _numeral(text, below):
            pass
        elif below.kind == "C" and not timed and number - first <= BEFORE_TIME:
            continue
        elif told and timed and last > first and _flair(text, rows, number):
            pass
        else:
            break
        last = number
    return last if told else first


def _bare(row: Row) -> bool:
    """Whether a line is nothing but what looks like a name."""
    return row.kind == "N" and row.parts is not None and not row.parts.odd


def _numeral(text: str, row: Row) -> bool:
    """A post's number, or a mark between two parts of a head."""
    words = text[row.start : row.end]
    return row.kind == "C" and (bool(re.fullmatch(r"#\d+", words)) or not any(map(str.isalnum, words)))


def _flair(text: str, rows: list[Row], number: int) -> bool:
    """Whether a short line below the time says what the account is; words follow it."""
    if rows[number].kind != "N" or number + 1 >= len(rows) or rows[number + 1].kind not in "WH":
        return False
    words = text[rows[number].start : rows[number].end].split()
    return 1 < len(words) <= FLAIR_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words)


def _head(text: str, rows: list[Row], first: int, last: int) -> Head | None:
    """The head that stands in these lines."""
    row = rows[first]
    parts = row.parts
    if parts is None or parts.name is None:
        return None
    below = [r.parts for r in rows[first + 1 : last + 1] if r.parts and r.kind in "TH@"]
    at, stop = (row.start + place for place in parts.name)
    name, handle = displayed(text[at:stop])
    account = parts.handle and text[row.start + parts.handle[0] : row.start + parts.handle[1]]
    ends = row.start + parts.handle[1] if parts.handle and parts.handle != parts.name else 0
    for line, part in zip((r for r in rows[first + 1 : last + 1] if r.parts and r.kind in "TH@"), below, strict=True):
        if part.handle:
            account = text[line.start + part.handle[0] : line.start + part.handle[1]]
    stacked = last > first and parts.order in {"N", ""}
    timed = "T" if any("T" in part.order for part in below) else ""
    return Head(
        row.start, rows[last].end, name, at, at + len(name), _level(text, row, at),
        parts.signs.union(*(part.signs for part in below), {"field"} if any(r.kind == "F" for r in rows[first : last + 1]) else ()),
        order=parts.order + ("" if "T" in parts.order else timed),
        between=parts.between, mark=parts.mark, stacked=stacked, led=parts.led, odd=parts.odd,
        handle=account or handle, handle_end=ends,
    )  # fmt: skip


def _level(text: str, row: Row, name: int) -> int:
    """How deep a head stands: its columns, its marks of quotation, the tree drawn before it."""
    mark = row.parts.mark if row.parts else ""
    if TREE.search(mark):
        return name - text.rfind("\n", 0, row.start) - 1
    return indent(text, row.start) + max(0, mark.count(">") - 1)


def _with_picture(text: str, rows: list[Row], number: int, head: Head) -> Head:
    """The head with the line above it that stands for the account's picture: a letter, the name again."""
    if number == 0:
        return head
    above = rows[number - 1]
    words = text[above.start : above.end]
    bare = PICTURE.sub("", words).strip()
    letter = len(words) <= 2 and words.casefold() == "".join(w[0] for w in head.name.split())[: len(words)].casefold()  # noqa: PLR2004 - initials
    if letter or (bare.casefold() == head.name.casefold() and head.stacked):
        return Head(**{name: getattr(head, name) for name in head.__slots__} | {"start": above.start})
    return head


def after_buttons(text: str, rows: list[Row]) -> list[Head]:
    """Names without any time that stand first behind each row of buttons, in a page of comments with buttons."""
    runs = [
        (number, below)
        for number, below in pairwise(range(len(rows)))
        if rows[number].kind in "CT" and rows[below].kind not in "CT"
    ]
    opened = [below for number, below in runs if _answering(text, rows, number)]
    if len(opened) < 2:  # noqa: PLR2004 - a page's own buttons
        return []
    first = next(n for n in range(len(rows)) if n + 1 < len(rows) and _answering(text, rows, n) and rows[n + 1].kind not in "CT")
    opened = [*_first_name(text, rows, first), *opened]
    return [
        Head(
            row.start, row.end, text[row.start : row.end], row.start, row.end, indent(text, row.start),
            frozenset({"buttons"}), "N", odd=not is_name(text[row.start : row.end]),
        )
        for row in (rows[n] for n in opened if n + 1 < len(rows))
        if row.kind == "N" and not is_leftover(text[row.start : row.end])
    ]  # fmt: skip


def _answering(text: str, rows: list[Row], number: int) -> bool:
    """Whether the row of buttons that ends here has the one by which readers answer."""
    for row in reversed(rows[max(0, number - STACK) : number + 1]):
        if row.kind not in "CT":
            return False
        if _answer().search(text, row.start, row.end):
            return True
    return False


def _answer() -> re.Pattern[str]:
    """A button by which readers answer or approve."""
    return re.compile(rf"(?<!\w)(?:{alternatives('answer_buttons')})(?!\w)", re.IGNORECASE)


def _first_name(text: str, rows: list[Row], number: int) -> list[int]:
    """The name of the first comment: the nearest name above the first row of buttons with words below it."""
    at = number
    while at > 0 and rows[at].kind in "CT":
        at -= 1
    for place in range(at - 1, max(-1, at - 40), -1):
        if rows[place].kind in "CT" or is_leftover(text[rows[place].start : rows[place].end]):
            return [place + 1]
        if rows[place].kind == "N" and rows[place].parts and not rows[place].parts.odd:
            return [place]
    return []
