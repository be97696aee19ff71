"""Names and nothing else above comments: what returns above nearly all paragraphs is who wrote them.

A name may stand alone on its line, above an empty one or directly above the words, in bold, in brackets, as a
heading, behind a number or before a colon; or before the words in their own line. One way must return through
the comments. Where no heading says that comments follow, names must return too, and many speak to somebody.
"""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from averment.text.comment_head import Head
from averment.text.commenters import is_name, is_time_line
from averment.text.labels import talks
from averment.text.leftovers import is_leftover
from averment.text.line_parts import TIMES
from averment.text.rows import Row
from averment.text.transcripts import takes_turns

FAR: Final = 200  # characters between the heading of comments and the first name
LEAST: Final = 2
NAME_WORDS: Final = 3  # of an account in small letters
LEAST_RETURNING: Final = 4  # where no heading stands above
ALONE: Final = re.compile(
    r"(?:#{1,6}\s+|[•·*▪‣–—>-]\s+|#?\d{1,4}[.)]?\s+|(?:author|user|from|posted by|name):?\s+"
    r"|(?:re:\s+)?[^\W\d_]+(?:\s+post)?\s+#?\d{0,4}\s*(?:[–—|·:-]\s+|by\s+|from\s+|\())?"
    r"(?:\*\*|__|\[|<)?(?P<name>[^\s\[<*#:(][^\n:*\]>()]{0,48}?)(?:\*\*|__|\]|>|\))?"
    r"(?:\s+[(\[][^()\[\]\n]{1,24}[)\]])?(?:\s+[→>»]\s+[^\n:]{1,40}|\s+(?:writes|wrote|says|said))?:?",
    re.IGNORECASE,
)
BESIDE: Final = re.compile(
    r"(?:[•·*▪‣–—-]\s+|\d{1,3}[.)]\s+)?(?:"
    r"(?P<mark>\*\*|__|\[|<)(?P<marked>[^\n:*\]>]{1,40}?)(?:\*\*|__|\]|>):?"
    r"|(?P<plain>[^\s\[<*#:][^\n:*\]>.!?]{0,40}?):)\s+(?=\S)"
)


def bare_heads(text: str, rows: list[Row], start: int, *, explicit: bool) -> list[Head]:
    """The names that stand above or before the comments; `explicit`: a heading says that comments follow."""
    paragraphs = [number for number in range(len(rows)) if _begins(text, rows, number)]
    above, apart, beside = list[Head](), list[Head](), list[Head]()
    for number in paragraphs:
        row = rows[number]
        head = _alone(text, row)
        joined = text[row.end : row.end + 2] not in {"\n\n", "\n"} and bool(text[row.end : row.end + 1])
        if head:
            (above if joined and not is_time_line(text[row.end : row.end + 80]) else apart).append(head)
        elif told := _before_words(text, row, explicit=explicit):
            beside.append(told)
    for found, share in ((above, 2), (beside, 2), (apart, 3)):
        if len(found) < LEAST:
            continue
        if explicit and len(found) * share >= len(paragraphs) and _are_readers(text, found, start):
            return found
        if not explicit and (kept := _returning(text, rows, found, paragraphs, joined=share == LEAST)):
            return kept
    return []


def _begins(text: str, rows: list[Row], number: int) -> bool:
    """Whether a line of words begins a paragraph: below an empty line, a rule, a button or a time."""
    if rows[number].kind in "CT":
        return False
    above = rows[number - 1] if number else None
    return above is None or above.kind in "CT" or text.count("\n", above.end, rows[number].start) > 1


def _returning(
    text: str, rows: list[Row], heads: list[Head], paragraphs: list[int], *, joined: bool
) -> list[Head]:
    """The heads from the first name that returns, where names lead nearly all paragraphs and talk."""
    counts = Counter(head.name for head in heads)
    first = next((n for n, head in enumerate(heads) if counts[head.name] > 1 or _is_handle(head)), len(heads))
    while 0 < first < len(heads) and _directly(
        rows, paragraphs, heads[first - 1], heads[first], joined=joined
    ):
        first -= 1
    kept = heads[first:]
    names = {head.name for head in kept}
    handles = sum(map(_is_handle, kept)) * 2 >= len(kept)
    if len(kept) < LEAST_RETURNING or len(names) == 1 or (len(names) == len(kept) and not handles):
        return []
    below = sum(rows[number].start >= kept[0].start for number in paragraphs)
    share = len(kept) * (1 if joined else 2)
    said = [text[one.end : two.start] for one, two in pairwise(kept)] + [text[kept[-1].end :]]
    told = sum(talks(words) for words in said)
    sure = share * 5 >= below * 4 and told * 3 >= len(kept) and all(words.strip() for words in said)
    named = sum(not head.odd for head in kept) * 3 >= len(kept) * 2
    return kept if sure and named and not takes_turns(text) else []


def _is_handle(head: Head) -> bool:
    """Whether a name is an account's and no heading: small letters, digits, a sign."""
    name = head.name
    return " " not in name and (
        name[0] in "@_" or name[0].islower() or any(not c.isalpha() and c not in ".'’-" for c in name)
    )


def _directly(rows: list[Row], paragraphs: list[int], one: Head, two: Head, *, joined: bool) -> bool:
    """Whether nothing but one comment stands between two heads."""
    between = sum(one.start < rows[number].start < two.start for number in paragraphs)
    return between <= (0 if joined else 1)


def _alone(text: str, row: Row) -> Head | None:
    """The name that is all of a line."""
    words = text[row.start : row.end]
    timed = row.parts is not None and row.parts.signs & TIMES
    match = ALONE.fullmatch(words) if row.kind in "NH@W" and not timed else None
    if match is None or is_leftover(words) or not _can_be_name(match["name"]):
        return None
    return _head(row, match.span("name"), match["name"], row.end)


def _before_words(text: str, row: Row, *, explicit: bool) -> Head | None:
    """The name in brackets or bold, or under a heading before a colon, with words behind it."""
    match = BESIDE.match(text, row.start, row.end)
    group = "plain" if match and match["plain"] else "marked"
    if match is None or (match["plain"] and not explicit) or not _can_be_name(match[group]):
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
