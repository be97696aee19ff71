"""A cell, and who is named in one: speakers without how and when they spoke, and cells that name nobody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from averment.claims.calling import head_of
from averment.claims.columns import Column, Role, column_of
from averment.claims.sentences import Span, trim
from averment.claims.words import lines, words

LONGEST_SOURCE: Final = 14  # words
MOST_SOURCES: Final = 4  # in one cell
HOW: Final = re.compile(  # how, when and where a source spoke
    r"\s*(?:\(|,\s*(?:by|in|on|dated|at|via|per|to|heard|interviewed|letter|statement|telephone|phone|radio|press|\d)"
    r"|;|\s+(?:statement|press release|bulletin|communiqué|log|interview|report)?,?\s*\d{1,2}[ .]\w).*\Z",
    re.DOTALL,
)
ABOUT: Final = re.compile(
    r"(?:according to|as stated by|reported by|statement by|statement of|per|by)\s+", re.IGNORECASE
)
KEY: Final = re.compile(
    r"\s*(?:[-*•·]\s+)?([^\W\d_a-zа-яё][\w /().’'-]{0,40}?)\s*(?::|\s[–—-]|\s?\.{2,})\s+(?=\S)"
)
LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Part:
    """A cell, or what stands behind a key: its words, its column, the head's place in the text."""

    at: Span
    column: Column
    head: Span | None = None

    @property
    def role(self) -> Role:
        """What the column is for."""
        return self.column.role

    @property
    def owner(self) -> Span | None:
        """Where the head names who speaks below it."""
        if self.column.owner is None or self.head is None:
            return None
        first, last = self.column.owner
        return Span(self.head.start + first, self.head.start + last)


def keyed(text: str, at: Span) -> Part | None:
    """What stands behind a known key: "Source: harbour police", "Complaint .... a goat was taken"."""
    key = KEY.match(text, at.start, at.end)
    column = column_of(key[1]) if key else None
    if key is None or column is None or column.role is Role.UNKNOWN:
        return None
    return Part(Span(key.end(), at.end), column, Span(*key.span(1)))


def names_in(text: str, cell: Span) -> Iterator[Span]:
    """The speakers named in a cell, without how and when they spoke."""
    for piece in islice(re.finditer(r"[^;]+", text[cell.start : cell.end]), MOST_SOURCES):
        span = trim(text, cell.start + piece.start(), cell.start + piece.end())
        opening = ABOUT.match(text, span.start, span.end)
        start = opening.end() if opening else span.start
        behind = HOW.search(text[start : span.end])
        end = start + behind.start() if behind and behind.start() else span.end
        span = trim(text, start, end)
        if _can_be_named(text[span.start : span.end]):
            yield span


def are_names(text: str, cell: Span) -> bool:
    """Whether a cell names somebody who can be a source."""
    return any(names_in(text, cell))


def _can_be_named(name: str) -> bool:
    """Whether words of a source's cell name somebody: a letter in them, not too long, no "unknown"."""
    low = name.casefold().strip(" .")
    if low in _empty() or low in repeats() or not LETTER.search(name) or "://" in name:
        return False
    if head_of(name) in words("no-speakers") or low in words("calendar"):
        return False
    return len(name.split()) <= LONGEST_SOURCE


@cache
def _empty() -> frozenset[str]:
    return frozenset(lines("cells-empty"))


@cache
def repeats() -> frozenset[str]:
    """Cells that stand for the one above them, in small letters."""
    return frozenset(lines("cells-same"))


def tells(text: str, at: Span) -> bool:
    """Whether a cell holds words that may be somebody's."""
    low = text[at.start : at.end].casefold().strip(" .")
    return at.end > at.start and low not in _empty() and low not in repeats()
