"""Names and nothing else above comments, where a heading says that comments follow.

A name may stand alone on its line, above an empty one or directly above the words, in bold, in brackets, as a
heading or before a colon; or before the words in their own line. One way must return through the comments.
"""

import re
from itertools import pairwise
from typing import Final

from averment.text.comment_lines import Head, opens
from averment.text.commenters import is_name, is_time_line
from averment.text.labels import talks
from averment.text.leftovers import is_leftover
from averment.text.rows import Row

FAR: Final = 200  # characters between the heading of comments and the first name
LEAST: Final = 2
NAME_WORDS: Final = 3  # of an account in small letters
ALONE: Final = re.compile(
    r"(?:#{1,6}\s+|[•·*▪‣–—-]\s+|\d{1,3}[.)]\s+)?(?:\*\*|__|\[|<)?(?P<name>[^\s\[<*#:][^\n:*\]>]{0,48}?)(?:\*\*|__|\]|>)?:?"
)
BESIDE: Final = re.compile(
    r"(?:[•·*▪‣–—-]\s+|\d{1,3}[.)]\s+)?(?:"
    r"(?P<mark>\*\*|__|\[|<)(?P<marked>[^\n:*\]>]{1,40}?)(?:\*\*|__|\]|>):?|(?P<plain>[^\s\[<*#:][^\n:*\]>.!?]{0,40}?):)\s+(?=\S)"
)


def bare_heads(text: str, rows: list[Row], start: int) -> list[Head]:
    """The names that stand above or before the comments; none where words between them speak to nobody."""
    paragraphs = [number for number, row in enumerate(rows) if number == 0 or opens(text, rows, number)]
    above, apart, beside = list[Head](), list[Head](), list[Head]()
    for number in paragraphs:
        row = rows[number]
        head = _alone(text, row)
        joined = text[row.end : row.end + 2] not in {"\n\n", "\n"} and bool(text[row.end : row.end + 1])
        if head:
            (above if joined and not is_time_line(text[row.end : row.end + 80]) else apart).append(head)
        elif told := _before_words(text, row):
            beside.append(told)
    for found, share in ((above, 2), (beside, 2), (apart, 3)):
        if len(found) >= LEAST and len(found) * share >= len(paragraphs) and _are_readers(text, found, start):
            return found
    return []


def _alone(text: str, row: Row) -> Head | None:
    """The name that is all of a line."""
    words = text[row.start : row.end]
    match = ALONE.fullmatch(words) if row.kind in "NH@W" else None
    if match is None or is_leftover(words) or not _can_be_name(match["name"]):
        return None
    return _head(row, match.span("name"), match["name"], row.end)


def _before_words(text: str, row: Row) -> Head | None:
    """The name before a colon or in brackets, with words behind it."""
    match = BESIDE.match(text, row.start, row.end)
    group = "plain" if match and match["plain"] else "marked"
    if match is None or not _can_be_name(match[group]):
        return None
    start, end = match.span(group)
    return _head(row, (start - row.start, end - row.start), match[group], match.end())


def _head(row: Row, span: tuple[int, int], name: str, end: int) -> Head:
    """A head that is a name."""
    start, stop = row.start + span[0], row.start + span[1]
    return Head(row.start, end, name, start, stop, 0, frozenset(), odd=not is_name(name))


def _can_be_name(words: str) -> bool:
    """Whether words can be an account: a name, or a few words in small letters without a stop."""
    few = len(words.split()) <= NAME_WORDS and words[-1:] not in ".!?,;…"
    return any(map(str.isalpha, words)) and (is_name(words) or few)


def _are_readers(text: str, heads: list[Head], start: int) -> bool:
    """Whether the first name stands near, most look like names, and somebody is spoken to or says "I"."""
    said = [text[one.end : two.start] for one, two in pairwise(heads)] + [text[heads[-1].end :]]
    named = sum(not head.odd for head in heads) * 2 >= len(heads)
    near = heads[0].start - start <= FAR
    return near and named and all(words.strip() for words in said) and any(talks(words) for words in said)
