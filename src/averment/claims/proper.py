"""Capitalised words and the runs they form: the grammar of names, before anybody asks what they name.

Words in capitals, in title case and at the start of a sentence prove nothing by their capital letter;
every word therefore carries the style of its line and whether it stands first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from averment.claims.words import lines

WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}(?=[\s,;:)’'\"”]|$)"  # U.S., a dotted abbreviation
    r"|[A-Z]\.(?=[ \u00a0]?[A-Z])"  # an initial
    r"|(?<![‘'\w])[^\W\d_a-z][^\W\d_A-Z]{0,3}(?<!s)[’'](?= [^\W\d_a-z])"  # Sant’ Orvel, D’ Aste
    r"|[MSFV]/[VTS]\b"  # a ship's prefix
    r"|&(?= )|\w+(?:[-’'‘ʼ&/]\w+|\.(?=\w)\w+)*"
)
INITIAL: Final = re.compile(r"[A-Z]\.")
ABBREVIATED: Final = re.compile(
    r"(?:Mr|MR|Mrs|MRS|Ms|MS|Dr|DR|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|St|Mt|Ltd|Inc|Corp|Co|No|Rep)$"
)
POSSESSIVE: Final = re.compile(r"[’'ʼ]s$")
MASKED: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,256}@\S{1,256}\.\w+|#\w+")
CELL: Final = re.compile(r"[^\n\t|]+")
BEFORE_START: Final = re.compile(r"(?:^|[\n\t|]|[.!?…:;]|[“„«\"‘(\[•●*–—])[\s“„«\"‘(\[•●*–—-]*$")
LOOK_BACK: Final = 12  # characters; more marks and blanks than this never stand before a sentence
WRAPPED: Final = 50  # a line that is broken after so many characters goes on in the next
SMALL_WORD: Final = re.compile(r"(?<!\S)[^\W\d_A-Z]")
SMALL_WORDS: Final = 4  # a line of prose holds so many words in small letters; a row of a table may not
LONG: Final = 4  # letters; shorter words stay in lower case in title case
TITLE_SHARE: Final = 0.6
TITLE_WORDS: Final = 16
CAPITAL_RUN: Final = 3
FIGURES: Final = 2  # a line with so many numbers is an entry, not a heading


class Style(StrEnum):
    """What a capital letter is worth on this line."""

    PLAIN = "plain"
    TITLE = "title"
    CAPITALS = "capitals"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place and the worth of its capital."""

    text: str
    start: int
    end: int
    initial: bool  # first of a sentence, line, quotation or bracket
    joined: bool  # follows the word before it after one blank
    style: Style

    @property
    def low(self) -> str:
        """The word without case."""
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, an article such as "al-" aside."""
        return (self.text[0].isupper() and not _compound(self.text)) or _after_article(self.text)

    @property
    def shouted(self) -> bool:
        """Whether it stands wholly in capitals."""
        return self.text.isupper() and sum(c.isalpha() for c in self.text) > 1


@cache
def particles() -> frozenset[str]:
    """Lower-case words that join parts of a name."""
    return frozenset(lines("names-particles"))


@cache
def _prefixes() -> frozenset[str]:
    return particles() | {"as", "an", "at", "ad", "ar", "d", "l", "o"}


def _compound(text: str) -> bool:
    """Whether a lower-case word ends a hyphened one: "X-sponsored" is an adjective, "Al-qaida" is not."""
    head, mark, rest = text.rpartition("-")
    return bool(mark and rest and rest[0].islower() and head.casefold() not in _prefixes())


def _after_article(text: str) -> bool:
    head, mark, rest = text.partition("-")
    if not mark:
        head, mark, rest = text.partition("’") if "’" in text else text.partition("'")
    return bool(mark and rest and rest[0].isupper() and head in _prefixes())


def read(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words between two offsets."""
    found: list[Word] = []
    for cell in CELL.finditer(text, start, end):
        masked = [(m.start(), m.end()) for m in MASKED.finditer(text, cell.start(), cell.end())]
        spans = [span for span in _spans(text, cell.start(), cell.end()) if not _is_masked(span, masked)]
        styles = _styles(text, spans, text[cell.start() : cell.end()])
        for (begin, stop), style in zip(spans, styles, strict=True):
            before = found[-1] if found else None
            joined = before is not None and _joins(text, before.end, begin)
            initial = not (joined and before) and bool(
                BEFORE_START.search(text, max(start, begin - LOOK_BACK), begin)
            )
            initial = initial or begin == start
            if joined and before and "\n" not in text[before.end : begin]:
                initial = False
            found.append(Word(text[begin:stop], begin, stop, initial, joined, style))
    return tuple(found)


def _is_masked(span: tuple[int, int], masked: list[tuple[int, int]]) -> bool:
    """Whether a word reaches into an address; the addresses are in order and do not overlap."""
    at = bisect_left(masked, (span[1],))
    return at > 0 and span[0] < masked[at - 1][1]


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in WORD.finditer(text, start, end):
        begin, stop = match.span()
        possessive = POSSESSIVE.search(match.group())
        if possessive and possessive.start() > 0:
            stop = begin + possessive.start()
        elif text[stop : stop + 1] == "." and _abbreviated(match.group(), text[stop : stop + 4]):
            stop += 1
        yield begin, stop


def _abbreviated(word: str, after: str) -> bool:
    """Whether the full stop belongs to the word; that of "No" does before a figure."""
    return bool(ABBREVIATED.search(word)) and (word != "No" or any(c.isdigit() for c in after))


def _joins(text: str, left: int, right: int) -> bool:
    """Whether only one blank, or the break of a wrapped line, stands between two words."""
    gap = text[left:right]
    if gap in {" ", "\u00a0"} or (gap == "" and text[left - 1 : left] == "."):
        return True
    if gap not in {"\n", " \n", "\r\n"}:
        return False
    line = text[text.rfind("\n", 0, left) + 1 : left]
    return len(line) >= WRAPPED and len(SMALL_WORD.findall(line)) >= SMALL_WORDS


def _styles(text: str, spans: list[tuple[int, int]], cell: str) -> list[Style]:
    words = [text[a:b] for a, b in spans]
    base = Style.TITLE if _is_title(words, cell) else Style.PLAIN
    styles = [base] * len(words)
    index = 0
    while index < len(words):
        stop = index
        while stop < len(words) and (words[stop].isupper() or not any(c.isalpha() for c in words[stop])):
            stop += 1
        shouting = [w for w in words[index:stop] if w.isupper() and len(w) >= LONG]
        if stop - index >= CAPITAL_RUN and len(shouting) > 1:
            styles[index:stop] = [Style.CAPITALS] * (stop - index)
        index = max(stop, index + 1)
    return styles


def _is_title(words: list[str], cell: str) -> bool:
    """Whether a line is set in title case: short, unfinished, and most of its long words are capitalised."""
    letters = [w for w in words if w[0].isalpha()]
    if (
        letters[:1] in (["By"], ["From"])
        or not CAPITAL_RUN <= len(letters) <= TITLE_WORDS
        or any(INITIAL.fullmatch(w) for w in words)
        or cell.rstrip()[-1:] in ".,;"
    ):
        return False
    long = [w for w in letters[1:] if len(w) >= LONG]
    figures = sum(w[0].isdigit() for w in words)
    return (
        figures < FIGURES and len(long) > 1 and sum(w[0].isupper() for w in long) / len(long) >= TITLE_SHARE
    )
