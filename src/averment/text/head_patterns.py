"""Which lines head comments: those of a pattern that returns and carries the signs of a thread.

Candidates of one pattern are weighed together. A thread gives itself away by ages, counts, handles, verbs of
commenting, buttons and answers that nest; a place and a date alone are a dateline, whatever returns.
"""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import Final

from averment.text.bare_heads import bare_heads
from averment.text.blocks import trim
from averment.text.button_rows import after_buttons
from averment.text.comment_head import Head, Shape
from averment.text.comment_lines import candidates
from averment.text.line_parts import TIMES
from averment.text.rows import Row, rows_of

ENOUGH: Final = 2  # weight of a pattern from which its lines are heads
STRONG: Final = frozenset({"age", "handle", "count", "stars", "field"})
PARTING: Final = frozenset("·|•(—–-*[✓/»›")
NUMBER: Final = re.compile(r"(\d+)[.):,]?\s+")  # before a name
SENTENCE: Final = 6  # words
LONG: Final = 40  # characters of a line that is no cell
OPENING: Final = (2, 3)  # the share of heads that stand apart from the words above
ODD: Final = 3  # heads of one pattern, most of them with odd names


def find_heads(text: str, start: int, *, explicit: bool, announced: int = 0) -> list[Head]:
    """The heads after `start`; `explicit`: a heading says that comments follow, `announced`: how many."""
    rows = rows_of(text, start)
    found = candidates(text, rows)
    groups: dict[Shape, list[Head]] = defaultdict(list)
    for head in found:
        groups[head.shape].append(head)
    known = {
        shape
        for shape, heads in groups.items()
        if _weight(text, heads, rows, explicit=explicit) + 2 * (len(heads) == announced) >= ENOUGH
    }
    kept = [head for head in found if head.shape in known or (not head.odd and _alike(head, known))]
    kept = _one_a_line(kept)
    kept = _set_off(text, rows, kept) or after_buttons(text, rows, explicit=explicit)
    kept = kept or bare_heads(text, rows, start, explicit=explicit)
    return kept if _with_words(text, kept) else []


def _weight(text: str, heads: list[Head], rows: list[Row], *, explicit: bool) -> int:
    """How much speaks for one pattern being the heads of a thread."""
    named = [head for head in heads if not head.odd]
    count, names, first = len(heads), {head.name.casefold() for head in heads}, heads[0]
    if (
        not explicit
        and count > 1
        and len(names) > 1
        and len({re.sub(r"[\d\W]+", "", name) for name in names}) == 1
    ):
        return 0  # "Exhibit 3", "Version 1.2"
    parted = _parted(text, heads, rows)
    if first.tail and not explicit and not ((first.sure or parted) and _sentences(text, heads)):
        return 0
    if (not named and count < ODD) or (count == 1 and not explicit) or not _with_words(text, heads):
        return 0
    signs = frozenset[str]().union(*(head.signs for head in heads))
    weight = 2 * explicit + (count >= ODD) + (len(names) < count)
    weight += 3 * (len({head.level for head in heads}) > 1 and len(names) > 1)
    weight += (
        2 * bool(signs & STRONG) + ("clock" in signs) + ("clock" in signs and bool(signs & {"date", "day"}))
    )
    weight += (first.between in PARTING or first.between == "  ") + (
        first.mark[:1] in {">", "1"} and bool(first.mark)
    )
    weight += ("verb" in signs) + ("verb" in signs and bool(signs & TIMES))
    weight -= 2 * (not explicit and not parted and any(head.like_dateline for head in heads)) + (
        first.order == "TN"
    )
    weight -= (
        first.between in {"", ","}
        and first.order != "TN"
        and not first.stacked
        and not signs & (STRONG | {"verb", "number"})
    )
    weight -= 3 * (len(named) * 2 < count and (first.between not in PARTING or count < ODD))
    weight += 2 * (explicit and first.tail == ":" and len(names) * 2 > count)
    weight += 2 * parted + (_count_up(text, heads) if count > 1 else 0)
    if first.stacked and not _explains(heads, rows):
        return 0
    return weight - 2 * (not signs & (TIMES | STRONG | {"verb"}))


def _explains(heads: list[Head], rows: list[Row]) -> bool:
    """Whether names stand above most lines of nothing but a time; else the times stand below words."""
    times = sum(row.kind == "T" and row.start >= heads[0].start for row in rows)
    if heads[0].order[:1] == "T":
        return times == len(heads)  # one more stands below the last words
    return sum(not head.odd for head in heads) * 2 >= times


def _one_a_line(heads: list[Head]) -> list[Head]:
    """The heads without the rarer of two readings of one line: all of it a head, or words beside a head."""
    often = Counter(head.tail for head in heads)
    best: dict[int, Head] = {}
    for head in heads:
        other = best.get(head.name_start)
        if other is None or often[head.tail] > often[other.tail]:
            best[head.name_start] = head
    return list(best.values())


def _set_off(text: str, rows: list[Row], heads: list[Head]) -> list[Head]:
    """The heads without those inside paragraphs, where nearly all stand below an empty line or a button."""
    above = dict(zip((row.start for row in rows[1:]), rows, strict=False))
    apart = [head for head in heads if _opens(text, head, above.get(head.start))]
    return apart if len(apart) * OPENING[1] >= len(heads) * OPENING[0] else heads


def _opens(text: str, head: Head, above: Row | None) -> bool:
    """Whether a head is parted from the words above it."""
    return above is None or above.kind in "CTB" or text.count("\n", above.end, head.start) > 1


def _parted(text: str, heads: list[Head], rows: list[Row]) -> bool:
    """Whether a row with a button for answers stands between all heads."""
    said = [row for row in rows if row.kind != "C" or _has_words(text, row)]  # and no rule
    above = dict(zip((row.start for row in said[1:]), said, strict=False))
    parting = [above.get(head.start) for head in heads[1:]]
    return bool(parting) and all(row and row.kind == "C" for row in parting)


def _has_words(text: str, row: Row) -> bool:
    """Whether a row of buttons is more than a number or a rule."""
    return any(map(str.isalpha, text[row.start : row.end]))


def _count_up(text: str, heads: list[Head]) -> bool:
    """Whether the numbers before the heads run on from one to the next."""
    found = [NUMBER.search(text, head.start, head.name_start) for head in heads]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(heads) and all(two == one + 1 for one, two in pairwise(numbers))


def _sentences(text: str, heads: list[Head]) -> bool:
    """Whether what stands beside most heads are words and no values."""
    beside = [text[head.end :].split("\n", maxsplit=1)[0].strip() for head in heads]
    said = sum(words[-1:] in set('.!?…:”"') or len(words.split()) >= SENTENCE for words in beside)
    return said * 2 >= len(heads)


def _alike(head: Head, known: set[Shape]) -> bool:
    """Whether a head differs from the others only in the mark before it."""
    stacked, led, _, *rest = head.shape
    return not head.like_dateline and any(
        (stacked, led, rest) == (several, small, others) for several, small, _, *others in known
    )


def _with_words(text: str, heads: list[Head]) -> bool:
    """Whether words stand between most heads, and below the last or above the first; a table has none."""
    if not heads:
        return False
    spoken = sum(trim(text, one.end, other.start) is not None for one, other in pairwise(heads))
    edge = trim(text, heads[-1].end, len(text)) or trim(text, 0, heads[0].start)
    return (spoken + (edge is not None)) * 2 > len(heads)


def told_apart(text: str, heads: list[Head]) -> list[Head]:
    """Where two accounts show the same name, their handles become part of it."""
    handles: dict[str, set[str]] = {}
    for head in heads:
        if head.handle:
            handles.setdefault(head.name.casefold(), set()).add(head.handle.casefold())
    return [
        replace(head, name=text[head.name_start : head.handle_end], name_end=head.handle_end)
        if head.handle_end and len(handles.get(head.name.casefold(), ())) > 1
        else head
        for head in heads
    ]
