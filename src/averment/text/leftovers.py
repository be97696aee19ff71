"""What a saved page leaves around its article: menus, paths, buttons, forms, notices."""

import itertools
import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines, split
from averment.text.words import entries, word_set

FORM: Final = Reason(
    "leftover-line@1", 0.9, "A form, a button, a menu or a notice of the page, not part of its text."
)
PATH: Final = Reason("leftover-path@1", 0.85, "The path through the site, ending in the title below it.")
MENU: Final = Reason("leftover-menu@1", 0.75, "A short line of menu words at the edge of the page.")
AFTER: Final = Reason(
    "leftover-after@1", 0.6, "A short line among the page's forms and links after the text."
)
SHORT: Final = 120  # characters; longer lines are sentences
ITEMS: Final = re.compile(r"\s{2,}|\s[|·•]\s")
LINKS: Final = 2  # lines below "Most read"; more are links
LONG: Final = 160  # characters; a paragraph of the text itself
PATH_CHARS: Final = 60  # that stand before the title in a path
SEPARATORS: Final = re.compile(r"\s[|›»>·•/]\s|\s*[›»|]\s*")


@cache
def _prefixes() -> tuple[str, ...]:
    """Beginnings of lines that are leftovers."""
    return tuple(
        entry[:-1].casefold().replace("e-mail", "email")
        for entry in entries("leftovers")
        if entry.endswith("*")
    )


def is_leftover(words: str) -> bool:
    """Whether all lines of a short paragraph are left over from a page's frame."""
    rows = [row.strip() for row in words.split("\n") if row.strip()]
    return bool(rows) and all(_leftover(row) for row in rows)


def _leftover(row: str) -> bool:
    """One line of the lists."""
    if len(row) > 2 * SHORT:
        return False
    bare = row.casefold().replace("e-mail", "email")
    if bare.strip(" .!?:…»>←→|*()[]0123456789") in word_set("leftovers"):
        return True
    items = [item.strip() for item in ITEMS.split(bare) if item.strip()]
    if len(items) > 1 and all(item.strip(" .!:") in word_set("leftovers") for item in items):
        return True
    return bare.startswith(_prefixes()) and (len(row) <= SHORT or bare.startswith("©"))


def _menu(row: str) -> bool:
    """A short line of menu words, or of short items between separators."""
    if len(row) > SHORT or row[-1] in ".!?;,":
        return False
    known = word_set("navigation")
    words = [word.strip("|›»>·•/,").casefold() for word in row.split()]
    if (
        words[0] in known
        and len(words) > 1
        and sum(word in known for word in words) >= max(2, len(words) // 2)
    ):
        return True
    items = [item.casefold() for item in SEPARATORS.split(row)]
    return len(items) > 2 and any(item.strip() in known for item in items)  # noqa: PLR2004 - a list


def find_leftovers(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with leftovers labelled; a paragraph that ends in leftover lines is cut there."""
    long = [n for n, block in enumerate(blocks) if block.end - block.start >= LONG or not block.free]
    long = long or [n for n, block in enumerate(blocks) if _is_sentence(text[block.start : block.end])]
    first, last = (long[0], long[-1]) if long else (len(blocks), -1)
    found: list[Block] = []
    closing = False
    for number, block in enumerate(blocks):
        parts = _parts(text, block, edge=not first <= number <= last)
        if number > last:
            closing = _close(text, parts, closing=closing)
        found += parts
    _path(text, found)
    return found


def _is_sentence(words: str) -> bool:
    """Whether a paragraph is a sentence and none of the page's own."""
    return len(words) > SHORT // 2 and words[-1] in '.!?…”"»' and not is_leftover(words)


def _close(text: str, parts: list[Block], *, closing: bool) -> bool:
    """After the first leftover at the end, short lines without a stop are leftovers too."""
    for part in parts:
        words = text[part.start : part.end]
        if closing and part.free and len(words) <= SHORT // 2 and words[-1] not in '.!?…:”"»':
            part.label(SegmentKind.BOILERPLATE, AFTER)
        closing = closing or part.kind is SegmentKind.BOILERPLATE
    return closing


def _parts(text: str, block: Block, *, edge: bool) -> list[Block]:
    """A block as itself or cut between its own words and leftovers."""
    if not block.free or block.end - block.start > 20 * SHORT:
        return [block]
    rows = list(lines(text, block))
    marks = [_mark(text[start:end], edge=edge) for start, end in rows]
    if not any(marks):
        return [block]
    if (
        marks[0] is FORM
        and marks.count(None) > LINKS
        and all(_is_link(text[slice(*row)]) for row in rows[1:])
    ):
        marks = [FORM] * len(rows)  # "Most read" above links
    cuts = [rows[n][0] for n in range(1, len(rows)) if marks[n] is not marks[n - 1]]
    parts = split(text, block, cuts)
    for part in parts:
        mark = next(m for (start, _), m in zip(rows, marks, strict=True) if start >= part.start)
        if mark:
            part.label(SegmentKind.BOILERPLATE, mark)
    return parts


def _is_link(row: str) -> bool:
    """Whether a line can be a link to another page: short, without a stop."""
    return len(row) <= SHORT and row[-1] not in ".!:;,”"


def _mark(row: str, *, edge: bool) -> Reason | None:
    """Why a line is a leftover."""
    if _leftover(row):
        return FORM
    return MENU if edge and _menu(row) else None


def _path(text: str, blocks: list[Block]) -> None:
    """A path through the site above the title: "Home News Title" over "Title"."""
    for block, below in itertools.pairwise(blocks[:7]):
        line, title = text[block.start : block.end], text[below.start : below.end].split("\n", maxsplit=1)[0]
        more = len(line) - len(title)
        if block.free and below.free and line.endswith(title) and 0 < more <= PATH_CHARS and "\n" not in line:
            block.label(SegmentKind.BOILERPLATE, PATH)
