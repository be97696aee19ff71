"""Lines that may head a comment: "Name says:", "12 points by name 3 hours ago", a name above its time.

In: the lines of a text. Out: every place that could be a head, with what it is made of. Which of them
are heads is decided in `head_patterns`, by what returns.
"""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from averment.text.blocks import indent
from averment.text.comment_head import Head
from averment.text.commenters import displayed, is_control_line
from averment.text.line_parts import LONGEST, TREE, Line, only_signs, parts_of
from averment.text.rows import Row

STACK: Final = 9  # lines of a head at most
BESIDE: Final = re.compile(r"(?:(?<=[)\]])|\s*:|\s[–—·•-])\s+|\t+|\s{2,}")  # a head and words in one line
BEGINNING: Final = 90  # characters of a line in which a head ends that has words beside it
PARTINGS: Final = 5  # marks in them
ENDS: Final = '.!?…"”»)'  # of words above a name
BETWEEN: Final = 2  # lines of place or rank between a name and its time
BEFORE_TIME: Final = 4  # lines of rank and button between a name and its time
INITIALS: Final = 2  # letters that stand for an account's picture
FLAIR_WORDS: Final = 4
COUNTED: Final = re.compile(r"\s*\([^()]*\d[^()]*\)\Z")  # behind a name: "(4,120 posts)"
PICTURE: Final = re.compile(
    r"(?:\A(?:avatar|profile (?:picture|photo)|photo)(?: of| for|:)?(?:\s+|\Z)"
    r"|(?:['’]s)?\s+(?:avatar|profile \w+)\Z)"
)


def candidates(text: str, rows: list[Row]) -> list[Head]:
    """Every place among the lines that could head a comment."""
    found: list[Head] = []
    number = below = 0
    while number < len(rows):
        kind = rows[number].kind
        if kind == "N" and number == below and found and found[-1].stacked and _is_odd(rows[number]):
            kind = "W"  # words without a stop directly below a head
        last = _stack(text, rows, number) if kind in "HN@" else number
        head = _head(text, rows, number, last) if kind == "H" or last > number else None
        if kind == "T" and (last := _below_time(text, rows, number)):
            head = _below(rows[number], _head(text, rows, last, last))
        if head and not _mail(text, rows, last):
            found.append(_with_picture(text, rows, number, head))
        if kind in "WHN" and (beside := _beside(text, rows[number])):
            found.append(beside)
        number = max(number, last) + 1 if head else number + 1
        below = number if head else below
    return found


def _is_odd(row: Row) -> bool:
    """Whether what could be a name looks like none."""
    return row.parts is not None and row.parts.odd


def _beside(text: str, row: Row) -> Head | None:
    """The head with which a line of words begins: "Jon Kol (3 May): …", "3h · quay_7 — …"."""
    line = text[row.start : min(row.end, row.start + BEGINNING)]
    best: tuple[Line, re.Match[str]] | None = None
    for parting in islice(BESIDE.finditer(line), PARTINGS):
        parts = parts_of(line[: parting.start()])
        if parts is None or parts.name is None or is_control_line(line[parting.end() :]):
            continue
        rest = text[row.start + parting.end() : min(row.end, row.start + LONGEST)]
        if "|" in rest or "\t" in rest:
            continue  # a row of a table
        if parts.handle and parts.handle[0] < parts.name[0]:
            continue  # a reader addressed
        if not parts.signs and (parts.odd or ":" not in parting[0]):
            continue
        if best is None or not best[0].signs or only_signs(line[best[1].end() : parting.start()]):
            best = parts, parting
    if best is None or best[1].end() >= row.end - row.start:
        return None
    parts, parting = best
    top = Row(row.start, row.start + parting.start(), "H", parts)
    head = _head(text, [top], 0, 0)
    return head and replace(head, end=row.start + parting.end(), tail=parting[0].strip() or parting[0][:1])


def _mail(text: str, rows: list[Row], last: int) -> bool:
    """Whether quoted lines follow: then the line introduces them, as mail programs write it."""
    return (
        rows[last].kind == "H" and last + 1 < len(rows) and text[rows[last].start] != ">"
        and text[rows[last + 1].start] == ">" and text[rows[last].end - 1] == ":"
    )  # fmt: skip


def _stack(text: str, rows: list[Row], first: int) -> int:
    """The last line of a head that begins with a name; `first` itself when nothing below belongs to it."""
    top = rows[first]
    timed = top.parts is not None and "T" in top.parts.order
    last, told, fields = first, False, 0
    if _timed_below(text, rows, first + 1):
        return first
    for number in range(_place_below(text, rows, first) + 1, min(len(rows), first + STACK)):
        kind = _part(text, rows, top, number, timed=timed)
        if kind == "" or (kind == "T" and timed):
            break
        if kind == "C" and (timed or number - first > BEFORE_TIME):
            break
        if kind == "C":
            continue  # buttons between a name and its time; none at the end
        timed, fields = timed or kind == "T", fields + (kind == "F")
        told = told or kind in "T@" or fields > 1
        last = number
    return last if told else first


def _timed_below(text: str, rows: list[Row], number: int) -> bool:
    """Whether a line is a time that stands apart from what is above and belongs to a name below it."""
    if number + 1 >= len(rows) or rows[number].kind != "T" or _joined(text, rows, number):
        return False
    return rows[number + 1].kind in "NH@" and _joined(text, rows, number + 1)


def opens(text: str, rows: list[Row], number: int) -> bool:
    """Whether a line stands apart from the words above it: by an empty line, a time, a button, a stop."""
    above = rows[number - 1]
    return (
        number == 0 or above.kind in "CTB" or text[above.end - 1] in ENDS or not _joined(text, rows, number)
    )


def _joined(text: str, rows: list[Row], number: int) -> bool:
    """Whether a line stands directly below the one before it."""
    return text.count("\n", rows[number - 1].end, rows[number].start) == 1


def _place_below(text: str, rows: list[Row], first: int) -> int:
    """The last of one or two short lines between a name and its time, in one paragraph; `first` if none."""
    if not opens(text, rows, first) or rows[first].kind not in "NH@" or is_picture(text, rows, first):
        return first
    for number in range(first + 1, min(len(rows), first + BETWEEN + 2)):
        if not _joined(text, rows, number):
            return first
        if rows[number].kind != "N":
            return number - 1 if rows[number].kind == "T" else first
    return first


def is_picture(text: str, rows: list[Row], number: int) -> bool:
    """Whether a line stands for an account's picture: its letters, or words such as "Avatar of Jon Kol"."""
    words = _bare_words(text, rows[number])
    if number + 1 >= len(rows) or not words:
        return False
    below = _bare_words(text, rows[number + 1]).casefold()
    shown = PICTURE.sub("", words.casefold()).strip()
    return len(words) <= INITIALS or shown in {"", below}


def _bare_words(text: str, row: Row) -> str:
    """A line without the mark or number before it."""
    start = row.parts.name[0] if row.parts and row.parts.name else 0
    return text[row.start + start : row.end]


def _below_time(text: str, rows: list[Row], number: int) -> int:
    """The line with a bare name directly below a time that stands apart, above words; 0 for none."""
    name = number + 1
    if name + 1 >= len(rows) or rows[name].kind not in "NH" or not opens(text, rows, number):
        return 0
    parts = rows[name].parts
    if not _joined(text, rows, name) or parts is None or parts.odd or "T" in parts.order:
        return 0
    return name


def _below(time: Row, head: Head | None) -> Head | None:
    """A head that begins with the time above its name."""
    signs = time.parts.signs if time.parts else frozenset[str]()
    return head and replace(
        head, start=time.start, signs=head.signs | signs, order=f"T{head.order}", stacked=True
    )


def _part(text: str, rows: list[Row], top: Row, number: int, *, timed: bool) -> str:
    """What a line below a name is in its head: T time, @ account, F field, B badge, C button; "" words."""
    row = rows[number]
    if row.kind == "H":
        account = row.parts is not None and row.parts.name == row.parts.handle and _bare(top)
        return "T" if account else ""
    words = text[row.start : row.end]
    if row.kind == "C":
        aside = re.fullmatch(r"#\d+", words) or not any(map(str.isalnum, words))
        return "B" if aside else "C"
    if row.kind == "N":
        return (
            "B"
            if timed and number > 1 and rows[number - 1].kind in "TB" and _flair(text, rows, number)
            else ""
        )
    return row.kind if row.kind in "T@FB" else ""


def _bare(row: Row) -> bool:
    """Whether a line is nothing but what looks like a name."""
    return row.kind == "N" and row.parts is not None and not row.parts.odd


def _flair(text: str, rows: list[Row], number: int) -> bool:
    """Whether a short line below the time says what the account is; words follow it."""
    if number + 1 >= len(rows) or rows[number + 1].kind not in "WH":
        return False
    words = text[rows[number].start : rows[number].end].split()
    return 1 < len(words) <= FLAIR_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words)


def _head(text: str, rows: list[Row], first: int, last: int) -> Head | None:
    """The head that stands in these lines."""
    row, parts = rows[first], rows[first].parts
    if parts is None or parts.name is None:
        return None
    below = [(r, r.parts) for r in rows[first + 1 : last + 1] if r.parts and r.kind in "TH@"]
    at, stop = (row.start + place for place in parts.name)
    name, handle = displayed(COUNTED.sub("", text[at:stop]))
    for line, part in ((row, parts), *below):
        if part.handle:
            handle = text[line.start + part.handle[0] : line.start + part.handle[1]]
    timed = "T" not in parts.order and any("T" in part.order for _, part in below)
    fields = {"field"} if any(r.kind == "F" for r in rows[first : last + 1]) else set()
    return Head(
        row.start, rows[last].end, name, at, at + len(name), _level(text, row, at),
        parts.signs.union(fields, *(part.signs for _, part in below)),
        order=parts.order + "T" * timed, between=parts.between, mark=parts.mark,
        stacked=last > first and parts.order in {"N", ""}, led=parts.led, odd=parts.odd, handle=handle,
        handle_end=row.start + parts.handle[1] if parts.handle and parts.handle != parts.name else 0,
    )  # fmt: skip


def _level(text: str, row: Row, name: int) -> int:
    """How deep a head stands: its columns, its marks of quotation, the tree drawn before it."""
    mark = row.parts.mark if row.parts else ""
    if TREE.search(mark):
        return name - text.rfind("\n", 0, row.start) - 1
    return indent(text, row.start) + max(0, mark.count(">") - 1)


def _with_picture(text: str, rows: list[Row], number: int, head: Head) -> Head:
    """The head with the lines above it that stand for the account: its letter, its rank, the name again."""
    while number and (head.stacked or rows[number - 1].end - rows[number - 1].start <= INITIALS):
        above = rows[number - 1]
        words = _bare_words(text, above).casefold()
        own = PICTURE.sub("", words).strip() in {head.name.casefold(), ""}
        initials = "".join(word[0] for word in head.name.casefold().split())
        if not own and above.kind != "B" and words != initials[: len(words)][:INITIALS]:
            break
        head, number = replace(head, start=above.start), number - 1
    return head
